import { sql, type Tx } from '../../platform/db/index.ts';

/** Which of the ids that a caller named exist, and may be named under the purpose. */
export interface KnownIds {
  /** Active users with their team. */
  teamOfUser: ReadonlyMap<string, string | null>;
  teams: ReadonlySet<string>;
  companies: ReadonlySet<string>;
  contacts: ReadonlySet<string>;
}

/** One round trip for all that a new or changed case names. */
export async function readKnownIds(
  tx: Tx,
  ids: {
    users: readonly string[];
    teams: readonly string[];
    companies: readonly string[];
    contacts: readonly string[];
  },
): Promise<KnownIds> {
  const [users, teams, companies, contacts] = (await tx.batch([
    sql`SELECT user_id, team_id FROM app_user WHERE is_active AND user_id = ANY (${ids.users}::uuid[])`,
    sql`SELECT team_id FROM team WHERE team_id = ANY (${ids.teams}::uuid[])`,
    sql`SELECT company_id, sole_trader_contact_id AS contact_id FROM company WHERE company_id = ANY (${ids.companies}::uuid[])`,
    sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${ids.contacts}::uuid[])`,
  ])) as unknown as [
    { rows: { user_id: string; team_id: string | null }[] },
    { rows: { team_id: string }[] },
    { rows: { company_id: string }[] },
    { rows: { contact_id: string }[] },
  ];
  return {
    teamOfUser: new Map(users.rows.map((row) => [row.user_id, row.team_id])),
    teams: new Set(teams.rows.map((row) => row.team_id)),
    companies: new Set(companies.rows.map((row) => row.company_id)),
    contacts: new Set(contacts.rows.map((row) => row.contact_id)),
  };
}
