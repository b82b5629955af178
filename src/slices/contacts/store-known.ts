import type { LegalBasis } from '../../kernel/purpose.ts';
import { sql, type Tx } from '../../platform/db/index.ts';

/** Which of the ids that a caller named exist, and may be named under the purpose. */
export interface KnownIds {
  /** Where phone numbers without a country are dialled: the firm's country, DE before it is set up. */
  country: string;
  /** Active users with their team. */
  teamOfUser: ReadonlyMap<string, string | null>;
  teams: ReadonlySet<string>;
  companies: ReadonlySet<string>;
}

/** One round trip for all that a new or changed contact names. */
export async function readKnownIds(
  tx: Tx,
  ids: { users: readonly string[]; teams: readonly string[]; companies: readonly string[] },
): Promise<KnownIds> {
  const [firm, users, teams, companies] = (await tx.batch([
    sql`SELECT country FROM firm`,
    sql`SELECT user_id, team_id FROM app_user WHERE is_active AND user_id = ANY (${ids.users}::uuid[])`,
    sql`SELECT team_id FROM team WHERE team_id = ANY (${ids.teams}::uuid[])`,
    sql`SELECT company_id FROM company WHERE company_id = ANY (${ids.companies}::uuid[])`,
  ])) as unknown as [
    { rows: { country: string }[] },
    { rows: { user_id: string; team_id: string | null }[] },
    { rows: { team_id: string }[] },
    { rows: { company_id: string }[] },
  ];
  return {
    country: firm.rows[0]?.country ?? 'DE',
    teamOfUser: new Map(users.rows.map((row) => [row.user_id, row.team_id])),
    teams: new Set(teams.rows.map((row) => row.team_id)),
    companies: new Set(companies.rows.map((row) => row.company_id)),
  };
}

/** The open ground that carries a contact longest, those for the purpose of the call first. */
export async function findOpenGround(
  tx: Tx,
  contactId: string,
): Promise<{ purpose: string; legalBasis: LegalBasis; endsAt: string } | undefined> {
  const row = await tx.maybe<{ purpose_key: string; legal_basis: LegalBasis; ends_at: Date }>(sql`
    SELECT contact_id, purpose_key, legal_basis, ends_at FROM ground
     WHERE contact_id = ${contactId} AND status = 'given' AND starts_at <= now() AND ends_at > now()
     ORDER BY purpose_key = ${tx.work.purpose} DESC, ends_at DESC LIMIT 1`);
  return row && { purpose: row.purpose_key, legalBasis: row.legal_basis, endsAt: row.ends_at.toISOString() };
}
