import { sql, type Tx } from '../../platform/db/index.ts';

/** Whose a deal was before a change of many, and the version that it has since. */
interface ChangedDeal {
  id: string;
  version: number;
  before: string | null;
}
const people = sql`ARRAY(SELECT p.contact_id FROM deal_person p WHERE p.deal_id = d.deal_id) AS contact_ids`;

/** Those of the ids that the purpose shows. */
export const visibleDeals = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ deal_id: string }>(
      sql`SELECT d.deal_id, ${people} FROM deal d WHERE d.deal_id = ANY (${ids}::uuid[]) ORDER BY d.deal_id`,
    )
  ).map((row) => row.deal_id);

/** Gives these to another owner; those come back that had another before. */
export async function assignDeals(
  tx: Tx,
  ids: readonly string[],
  ownerId: string | null,
): Promise<ChangedDeal[]> {
  const rows = await tx.query<{ deal_id: string; version: number; before: string | null }>(sql`
    UPDATE deal d SET owner_id = ${ownerId}::uuid, version = d.version + 1, updated_at = now()
      FROM (SELECT deal_id, owner_id FROM deal WHERE deal_id = ANY (${ids}::uuid[]) ORDER BY deal_id FOR UPDATE) b
     WHERE d.deal_id = b.deal_id AND b.owner_id IS DISTINCT FROM ${ownerId}::uuid
    RETURNING d.deal_id, d.version, b.owner_id::text AS before, ${people}`);
  return rows.map((row) => ({ id: row.deal_id, version: row.version, before: row.before }));
}

/** Gives back whose they were, where nobody has changed them since. Returns how many. */
export async function restoreDealOwners(tx: Tx, rows: readonly ChangedDeal[]): Promise<number> {
  const restored = await tx.query(sql`
    UPDATE deal d SET owner_id = n.before::uuid, version = d.version + 1, updated_at = now()
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[],
                  ${rows.map(({ before }) => before)}::text[]) AS n(id, version, before)
     WHERE d.deal_id = n.id AND d.version = n.version RETURNING d.deal_id, ${people}`);
  return restored.length;
}
