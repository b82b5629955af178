import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { readOwnFilter } from '../fields/index.ts';
import type { CompanyQuery } from './contract.ts';
import { conditionsOf } from './store.ts';

/** What a company said before a change, and the version that it has since. */
export interface ChangedCompany {
  id: string;
  version: number;
  before: string | null;
}

/** Ids of the companies that the filters leave, at most `limit`; with `q` at most 1,000. @throws AppError invalid-input */
export async function selectCompanies(
  tx: Tx,
  query: Omit<CompanyQuery, 'limit' | 'cursor' | 'sort'>,
  limit: number,
): Promise<string[]> {
  const conditions = conditionsOf(tx, query, await readOwnFilter(tx, 'company', query.own));
  const from = query.q
    ? sql`search_companies(${query.q}, 1000) s JOIN company USING (company_id)`
    : sql`company`;
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;
  const rows = await tx.query<{ company_id: string }>(
    sql`SELECT company_id, sole_trader_contact_id AS contact_id FROM ${from} ${where} ${limitTo(limit)}`,
  );
  return rows.map(({ company_id }) => company_id);
}

const changed = (rows: readonly { company_id: string; version: number; before: string | null }[]) =>
  rows.map(({ company_id, version, before }) => ({ id: company_id, version, before }));
const returned: Sql = sql`RETURNING c.company_id, c.sole_trader_contact_id AS contact_id, c.version`;

/** Gives these companies another branch; those come back that had another before. */
export async function changeIndustries(
  tx: Tx,
  ids: readonly string[],
  industry: string | null,
): Promise<ChangedCompany[]> {
  return changed(
    await tx.query(sql`
      UPDATE company c SET industry = ${industry}, version = c.version + 1, updated_at = now()
        FROM (SELECT * FROM company WHERE company_id = ANY (${ids}::uuid[]) ORDER BY company_id FOR UPDATE) b
       WHERE c.company_id = b.company_id AND b.industry IS DISTINCT FROM ${industry}
      ${returned}, b.industry AS before`),
  );
}

/** Gives back what stood there, to companies that still have the version that the change left. Returns how many. */
export async function restoreIndustries(tx: Tx, rows: readonly ChangedCompany[]): Promise<number> {
  const restored = await tx.query(sql`
    UPDATE company c SET industry = n.before, version = c.version + 1, updated_at = now()
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[],
                  ${rows.map(({ before }) => before)}::text[]) AS n(id, version, before)
     WHERE c.company_id = n.id AND c.version = n.version ${returned}`);
  return restored.length;
}
