import { v7 as uuid } from 'uuid';
import { sql, type Tx } from '../../platform/db/index.ts';

export interface TeamRow {
  team_id: string;
  name: string;
}
export interface ColleagueRow {
  user_id: string;
  name: string;
  team_id: string | null;
}

export const listTeams = (tx: Tx): Promise<TeamRow[]> =>
  tx.query(sql`SELECT team_id, name FROM team ORDER BY lower(name), team_id`);

/** Active users by name, and the teams, in one round trip. */
export async function listColleagues(tx: Tx): Promise<{ colleagues: ColleagueRow[]; teams: TeamRow[] }> {
  const [colleagues, teams] = await tx.batch([
    sql`SELECT user_id, name, team_id FROM app_user WHERE is_active ORDER BY lower(name), user_id`,
    sql`SELECT team_id, name FROM team ORDER BY lower(name), team_id`,
  ]);
  return {
    colleagues: colleagues!.rows as unknown as ColleagueRow[],
    teams: teams!.rows as unknown as TeamRow[],
  };
}

export const insertTeam = (tx: Tx, name: string): Promise<TeamRow> =>
  tx.one(sql`INSERT INTO team (team_id, name) VALUES (${uuid()}, ${name}) RETURNING team_id, name`);

export const renameTeam = (tx: Tx, teamId: string, name: string): Promise<TeamRow> =>
  tx.one(sql`UPDATE team SET name = ${name} WHERE team_id = ${teamId} RETURNING team_id, name`);

/** Returns 0 where there is no such team. */
export const deleteTeam = (tx: Tx, teamId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM team WHERE team_id = ${teamId}`);
