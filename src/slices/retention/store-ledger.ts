import { sql, type Tx } from '../../platform/db/index.ts';

export interface LedgerRow {
  ledger_id: string;
  subject_hash: Buffer;
  /** Merged contacts only: of the contact that it went into. */
  into_hash: Buffer | null;
  reason: string;
  counts: Record<string, number>;
  kept: string[];
  erased_at: Date;
}

/** One entry for each erased contact, in one statement. */
export async function insertLedger(
  tx: Tx,
  rows: readonly (Pick<LedgerRow, 'ledger_id' | 'subject_hash' | 'counts'> & { into_hash?: Buffer })[],
  common: { reason: string; kept: readonly string[]; actorId: string },
): Promise<{ ledger_id: string; erased_at: Date }[]> {
  return tx.query(sql`
    INSERT INTO erasure_ledger (ledger_id, subject_hash, into_hash, counts, reason, kept, actor_id)
    SELECT l.ledger_id, l.subject_hash, l.into_hash, l.counts, ${common.reason}, ${JSON.stringify(common.kept)}::jsonb, ${common.actorId}::uuid
      FROM unnest(${rows.map((row) => row.ledger_id)}::uuid[], ${rows.map((row) => row.subject_hash)}::bytea[],
                  ${rows.map((row) => row.into_hash ?? null)}::bytea[], ${rows.map((row) => JSON.stringify(row.counts))}::jsonb[])
        AS l(ledger_id, subject_hash, into_hash, counts)
    RETURNING ledger_id, erased_at`);
}

/** Entries that the file does not hold yet, locked: a second worker takes others. */
export const listUnexported = (tx: Tx, limit: number): Promise<LedgerRow[]> =>
  tx.query<LedgerRow>(sql`
    SELECT ledger_id, subject_hash, into_hash, reason, counts, kept, erased_at FROM erasure_ledger
     WHERE exported_at IS NULL ORDER BY erased_at, ledger_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`);

export const markExported = (tx: Tx, ledgerIds: readonly string[]): Promise<number> =>
  tx.execute(sql`UPDATE erasure_ledger SET exported_at = now() WHERE ledger_id = ANY (${ledgerIds}::uuid[])`);
