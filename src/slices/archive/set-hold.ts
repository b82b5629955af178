import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { HoldInput, hold } from './contract.ts';
import { countKnown, type HoldRecord, insertHold, readHold, writeEnd, writeReview } from './store-hold.ts';

/** Sets a hold and returns its id. Throws `invalid-input` for documents that are not there. */
export async function setHold(tx: Tx, input: HoldInput): Promise<string> {
  const archiveIds = [...new Set(input.archiveIds)];
  if (archiveIds.length > 0 && (await countKnown(tx, archiveIds)) < archiveIds.length)
    throw invalid('body.archiveIds', 'no-such-document');
  const holdId = uuid();
  await insertHold(tx, { ...input, holdId, archiveIds });
  return holdId;
}

/** Throws `not-found`. */
export const findHold = async (tx: Tx, holdId: string): Promise<z.input<typeof hold>> =>
  presentHold(await readHold(tx, holdId));

/** Throws `not-found`, and `conflict` for one that has ended. */
export const reviewHold = (tx: Tx, holdId: string, reviewOn: string): Promise<void> =>
  changeOpen(tx, holdId, () => writeReview(tx, holdId, reviewOn));

/** Throws `not-found`, and `conflict` for one that has ended already. */
export const endHold = (tx: Tx, holdId: string): Promise<void> =>
  changeOpen(tx, holdId, () => writeEnd(tx, holdId));

async function changeOpen(tx: Tx, holdId: string, write: () => Promise<number>): Promise<void> {
  await readHold(tx, holdId);
  if ((await write()) === 0)
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'hold-has-ended' }] });
}

export const presentHold = (row: HoldRecord): z.input<typeof hold> => ({
  holdId: row.hold_id,
  reason: row.reason,
  note: row.note,
  fromYear: row.from_year,
  untilYear: row.until_year,
  kinds: row.kinds,
  numbers: row.numbers ?? [],
  reviewOn: row.review_on,
  isReviewDue: row.is_review_due,
  setAt: row.set_at,
  setBy: row.set_by_name,
  endedAt: row.ended_at,
  endedBy: row.ended_by_name,
});
