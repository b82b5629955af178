import { sql, type Tx } from '../../platform/db/index.ts';

/** Uploads that nobody ran within this time were given up. */
const ABANDONED = sql`interval '24 hours'`;

/**
 * What has ended goes: rows, uploads that were given up, names of files. Runs without a sign of life have failed.
 * Returns the imports that went.
 */
export async function removeEnded(tx: Tx): Promise<string[]> {
  const [gone] = await tx.batch([
    sql`DELETE FROM import WHERE state IN ('uploaded', 'previewed') AND created_at <= now() - ${ABANDONED} RETURNING import_id`,
    sql`DELETE FROM quarantine WHERE deletes_at <= now()`,
    sql`DELETE FROM import_rejected WHERE deletes_at <= now()`,
    sql`UPDATE import i SET file_name = ''
         WHERE file_name <> '' AND coalesce(finished_at, created_at) <= now() - interval '14 days'
           AND NOT EXISTS (SELECT FROM import_rejected r WHERE r.import_id = i.import_id)`,
    sql`UPDATE import SET state = 'failed', failure = 'interrupted' WHERE import_id IN (
          SELECT i.import_id FROM import i JOIN import_progress p USING (import_id)
           WHERE i.state = 'running' AND p.updated_at <= now() - interval '2 minutes' FOR NO KEY UPDATE OF i SKIP LOCKED)`,
  ]);
  return gone!.rows.map((row) => row.import_id as string);
}

/** Those of these imports that there are, and those whose file is still wanted. A failed one can be run again for a day. */
export async function readWanted(
  tx: Tx,
  importIds: readonly string[],
): Promise<{ known: Set<string>; wanted: Set<string> }> {
  const rows = await tx.query<{ import_id: string; wanted: boolean }>(sql`
    SELECT import_id, state IN ('uploaded', 'previewed', 'queued', 'running')
             OR (state = 'failed' AND created_at > now() - ${ABANDONED}) AS wanted
      FROM import WHERE import_id = ANY (${importIds}::uuid[])`);
  return {
    known: new Set(rows.map((row) => row.import_id)),
    wanted: new Set(rows.filter((row) => row.wanted).map((row) => row.import_id)),
  };
}
