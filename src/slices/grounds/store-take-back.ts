import { sql, type Tx } from '../../platform/db/index.ts';

/** Grounds that an import gave to contacts which it did not make, and whether another ground carries the contact now. */
export const readGroundsOfImport = (
  tx: Tx,
  importId: string,
): Promise<{ contact_id: string; ground_id: string; is_carried: boolean }[]> =>
  tx.query(sql`
    SELECT g.contact_id, g.ground_id, EXISTS (
             SELECT FROM ground o WHERE o.contact_id = g.contact_id AND o.import_id IS DISTINCT FROM g.import_id
                AND o.status = 'given' AND o.ends_at > now()) AS is_carried
      FROM ground g JOIN contact c USING (contact_id)
     WHERE g.import_id = ${importId} AND c.import_id IS DISTINCT FROM g.import_id AND g.status = 'given'`);

export async function removeGrounds(
  tx: Tx,
  gone: readonly string[],
  ended: readonly string[],
): Promise<void> {
  await tx.batch([
    sql`DELETE FROM ground WHERE ground_id = ANY (${gone}::uuid[])`,
    sql`UPDATE ground SET status = 'ended', status_at = now() WHERE ground_id = ANY (${ended}::uuid[])`,
  ]);
}

/** Objections recorded at that very time (text, to the microsecond) under these hashes. */
export const deleteObjections = (tx: Tx, hashes: readonly string[], at: string): Promise<number> =>
  tx.execute(sql`
    DELETE FROM suppression WHERE hash = ANY (${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[])
       AND reason = 'objected' AND since = ${at}::timestamptz`);
