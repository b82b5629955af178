import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { endAllGrounds, keepConsentProofs, suppressContacts } from '../grounds/index.ts';
import { noticeStatement } from '../recipients/index.ts';
import { LOSABLE, narrowPeople } from './narrow.ts';
import { deletePeople, enqueueRemovals, heldCategories, lockPeople } from './store.ts';
import { insertLedger } from './store-ledger.ts';
import type { Gone } from './store-walk.ts';

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
  | 'legal-hold'
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
 * back by themselves. Of whom a legal hold keeps something, that and the identity stay (Art. 17(3)(e)): the receipt says
 * `legal-hold`, every ground ends, and the rest goes when the hold does. Throws `purpose-not-suitable` unless the transaction is for `rights` or `upkeep`.
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
  const held = await heldCategories(tx, ctx.register, ids);
  const free = ids.filter((id) => !held.has(id));
  const receipts =
    free.length > 0 ? await eraseWhole(ctx, tx, free, { reason: options.reason, kept }) : new Map();
  for (const [id, receipt] of await eraseButHeld(ctx, tx, held, { reason: options.reason, kept }))
    receipts.set(id, receipt);
  // Without a key: a job that all erasures share would make each wait for the commit of the one before.
  await tx.addJob('retention.export-ledger');
  return receipts;
}

async function eraseWhole(
  ctx: Ctx,
  tx: Tx,
  ids: readonly string[],
  { reason, kept }: { reason: ErasureReason; kept: readonly Kept[] },
): Promise<Map<string, Receipt>> {
  // Art. 19: who received their data is told, and can be found only while it is there. A merged contact lives on.
  const told = reason === 'merged' ? [] : [noticeStatement(ids, 'erased')];
  const { gone, kept: documents, files } = await deletePeople(tx, ctx.register, ids, told);
  tx.forget(ids);
  const receipts = await enterInLedger(ctx, tx, ids, gone, {
    reason,
    kept: documents.length > 0 ? [...kept, 'archive'] : [...kept],
  });
  await enqueueRemovals(tx, files);
  return receipts;
}

/** Everything but what a hold keeps goes; what is left is there for rights alone. */
async function eraseButHeld(
  ctx: Ctx,
  tx: Tx,
  held: ReadonlyMap<string, number>,
  { reason, kept }: { reason: ErasureReason; kept: readonly Kept[] },
): Promise<Map<string, Receipt>> {
  const ids = [...held.keys()];
  if (ids.length === 0) return new Map();
  await tx.query(noticeStatement(ids, 'erased'));
  await endAllGrounds(tx, ids);
  const gone = await narrowPeople(
    ctx,
    tx,
    [...held].map(([id, categories]) => ({ contact_id: id, lost: LOSABLE & ~categories })),
  );
  return enterInLedger(ctx, tx, ids, gone, { reason, entered: 'held', kept: [...kept, 'legal-hold'] });
}

async function enterInLedger(
  ctx: Ctx,
  tx: Tx,
  ids: readonly string[],
  gone: readonly Gone[],
  { reason, entered = reason, kept }: { reason: ErasureReason; entered?: string; kept: Kept[] },
): Promise<Map<string, Receipt>> {
  const counts = new Map<string, Record<string, number>>(ids.map((id) => [id, {}]));
  for (const { table, owner, rows } of gone) {
    const own = counts.get(owner);
    if (own) own[table] = (own[table] ?? 0) + rows;
  }
  const entries = ids.map((id) => ({
    contactId: id,
    ledger_id: uuid(),
    subject_hash: ctx.keys.hash('ledger', id),
    counts: counts.get(id)!,
  }));
  const times = new Map(
    (await insertLedger(tx, entries, { reason: entered, kept, actorId: tx.work.actor.id })).map((row) => [
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
