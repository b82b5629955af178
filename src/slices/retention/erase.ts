import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { keepConsentProofs, suppressContacts } from '../grounds/index.ts';
import { noticeStatement } from '../recipients/index.ts';
import { deletePeople, enqueueRemovals, type Gone, lockPeople } from './store.ts';
import { insertLedger } from './store-ledger.ts';

export const ERASURE_REASONS = [
  'request',
  'last-ground-ended',
  'import-undone',
  'withdrawn',
  'merged',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/**
 * What stays after an erasure, as codes. None of it says who it was (docs/decisions/0007), but the documents in the
 * archive: the law says to keep those as they are (docs/decisions/0015).
 */
export type Kept =
  | 'ledger-entry'
  | 'log-without-name'
  | 'consent-proof'
  | 'suppression'
  | 'archive'
  | 'merged-contact';

/** Says that and when somebody was erased, and how much; not who. */
export interface Receipt {
  receiptId: string;
  erasedAt: Date;
  reason: ErasureReason;
  /** Rows by table. */
  counts: Record<string, number>;
  kept: Kept[];
}

/** The purposes under which the walker reaches everything; under another it would leave rows behind. */
const ERASING_PURPOSES: readonly string[] = ['rights', 'upkeep'];

/**
 * Erases contacts (Art. 17): a real DELETE of every row that the register leads to, in the caller's transaction, for
 * any number of people in a fixed number of statements. Contacts that are not there (or not the caller's) are passed
 * over; the receipts come back by contact id, for those that went. With `suppress`, keyed hashes keep them from coming
 * back by themselves. Throws `purpose-not-suitable` unless the transaction is for `rights` or `upkeep`.
 */
export async function eraseContacts(
  ctx: Ctx,
  tx: Tx,
  contactIds: readonly string[],
  options: { reason: ErasureReason; suppress: boolean },
): Promise<Map<string, Receipt>> {
  if (!ERASING_PURPOSES.includes(tx.work.purpose)) throw new AppError('purpose-not-suitable');
  const ids = contactIds.length > 0 ? await lockPeople(tx, ctx.register, contactIds) : [];
  if (ids.length === 0) return new Map();
  return eraseLocked(ctx, tx, ids, options);
}

/** The same for contacts that this transaction has locked already. */
export async function eraseLocked(
  ctx: Ctx,
  tx: Tx,
  ids: readonly string[],
  options: { reason: ErasureReason; suppress: boolean },
): Promise<Map<string, Receipt>> {
  const kept: Kept[] = ['ledger-entry', 'log-without-name'];
  if ((await keepConsentProofs(ctx, tx, ids)) > 0) kept.push('consent-proof');
  if (options.suppress) {
    await suppressContacts(ctx, tx, ids, '*', 'erased');
    kept.push('suppression');
  }
  // Art. 19: who received their data is told, and can be found only while it is there. A merged contact lives on.
  const told = options.reason === 'merged' ? [] : [noticeStatement(ids, 'erased')];
  const { gone, kept: documents, files } = await deletePeople(tx, ctx.register, ids, told);
  if (documents.length > 0) kept.push('archive');
  tx.forget(ids);
  const receipts = await enterInLedger(ctx, tx, ids, gone, { reason: options.reason, kept });
  await enqueueRemovals(tx, files);
  await tx.addJob('retention.export-ledger', {}, { key: 'retention.export-ledger' });
  return receipts;
}

async function enterInLedger(
  ctx: Ctx,
  tx: Tx,
  ids: readonly string[],
  gone: readonly Gone[],
  { reason, kept }: { reason: ErasureReason; kept: Kept[] },
): Promise<Map<string, Receipt>> {
  const counts = new Map<string, Record<string, number>>(ids.map((id) => [id, {}]));
  for (const { table, owner, rows } of gone) {
    const own = counts.get(owner);
    if (own) own[table] = rows;
  }
  const entries = ids.map((id) => ({
    contactId: id,
    ledger_id: uuid(),
    subject_hash: ctx.keys.hash('ledger', id),
    counts: counts.get(id)!,
  }));
  const times = new Map(
    (await insertLedger(tx, entries, { reason, kept, actorId: tx.work.actor.id })).map((row) => [
      row.ledger_id,
      row.erased_at,
    ]),
  );
  return new Map(
    entries.map((entry) => [
      entry.contactId,
      {
        receiptId: entry.ledger_id,
        erasedAt: times.get(entry.ledger_id)!,
        reason,
        counts: entry.counts,
        kept,
      },
    ]),
  );
}
