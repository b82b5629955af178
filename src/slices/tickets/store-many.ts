import { sql, type Tx } from '../../platform/db/index.ts';

/** Whose a ticket was before a change of many, and the version that it has since. */
interface ChangedTicket {
  id: string;
  version: number;
  before: string | null;
}
const people = sql`ARRAY(SELECT p.contact_id FROM ticket_person p WHERE p.ticket_id = d.ticket_id) AS contact_ids`;

/** Those of the ids that the purpose shows. */
export const visibleTickets = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ ticket_id: string }>(
      sql`SELECT d.ticket_id, ${people} FROM ticket d WHERE d.ticket_id = ANY (${ids}::uuid[]) ORDER BY d.ticket_id`,
    )
  ).map((row) => row.ticket_id);

/** Gives these to another owner; those come back that had another before. */
export async function assignTickets(
  tx: Tx,
  ids: readonly string[],
  ownerId: string | null,
): Promise<ChangedTicket[]> {
  const rows = await tx.query<{ ticket_id: string; version: number; before: string | null }>(sql`
    UPDATE ticket d SET owner_id = ${ownerId}::uuid, version = d.version + 1, updated_at = now()
      FROM (SELECT ticket_id, owner_id FROM ticket WHERE ticket_id = ANY (${ids}::uuid[]) ORDER BY ticket_id FOR UPDATE) b
     WHERE d.ticket_id = b.ticket_id AND b.owner_id IS DISTINCT FROM ${ownerId}::uuid
    RETURNING d.ticket_id, d.version, b.owner_id::text AS before, ${people}`);
  return rows.map((row) => ({ id: row.ticket_id, version: row.version, before: row.before }));
}

/** Gives back whose they were, where nobody has changed them since. Returns how many. */
export async function restoreTicketOwners(tx: Tx, rows: readonly ChangedTicket[]): Promise<number> {
  const restored = await tx.query(sql`
    UPDATE ticket d SET owner_id = n.before::uuid, version = d.version + 1, updated_at = now()
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[],
                  ${rows.map(({ before }) => before)}::text[]) AS n(id, version, before)
     WHERE d.ticket_id = n.id AND d.version = n.version RETURNING d.ticket_id, ${people}`);
  return restored.length;
}
