import { sql, type Tx } from '../../platform/db/index.ts';

/**
 * Contacts that an import made and that are still as it left them: not changed, and nothing hangs on them but what it
 * brought. Who came out of quarantine later was given a ground by somebody, and stays.
 */
export const findUnchanged = async (tx: Tx, importId: string): Promise<string[]> =>
  (
    await tx.query<{ contact_id: string }>(sql`
      SELECT c.contact_id FROM contact c JOIN import i USING (import_id)
       WHERE c.import_id = ${importId} AND c.created_at = i.finished_at AND c.updated_at = c.created_at
         AND NOT EXISTS (SELECT FROM ground g WHERE g.contact_id = c.contact_id
                            AND (g.import_id IS DISTINCT FROM c.import_id OR g.status <> 'given'))
         AND NOT EXISTS (SELECT FROM restriction r WHERE r.contact_id = c.contact_id)
         AND NOT EXISTS (SELECT FROM rights_request r WHERE r.contact_id = c.contact_id)`)
  ).map((row) => row.contact_id);

/** When the import was run, to the microsecond. */
export const readRunTime = async (tx: Tx, importId: string): Promise<string> =>
  (
    await tx.one<{ at: string }>(
      sql`SELECT finished_at::text AS at FROM import WHERE import_id = ${importId}`,
    )
  ).at;

export async function countLeft(tx: Tx, importId: string): Promise<{ contacts: number; companies: number }> {
  return tx.one(sql`
    SELECT (SELECT count(*) FROM contact WHERE import_id = ${importId}) AS contacts,
           (SELECT count(*) FROM company WHERE import_id = ${importId}) AS companies`);
}

export async function deleteIntakeOf(
  tx: Tx,
  importId: string,
): Promise<{ quarantine: number; rejected: number }> {
  const [quarantine, rejected] = await tx.batch([
    sql`DELETE FROM quarantine WHERE import_id = ${importId}`,
    sql`DELETE FROM import_rejected WHERE import_id = ${importId}`,
  ]);
  return { quarantine: quarantine!.rowCount, rejected: rejected!.rowCount };
}
