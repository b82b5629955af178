import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { CATEGORIES, categoriesIn, categoryMask } from '../../kernel/category.ts';
import { dayInGermany } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { HOLDABLE, type holdChange, type holdInput, type holdList } from './contract.ts';
import { namesOf } from './store.ts';
import { changeHoldRow, type HoldRow, insertHold, listHolds, readHolds } from './store-hold.ts';

type Holds = z.input<typeof holdList>;
const MAX_REVIEW_DAYS = 366;
const MAX_LIST = 1000;

const present = (row: HoldRow, names: ReadonlyMap<string, string>): Holds['items'][number] => ({
  holdId: row.hold_id,
  contactId: row.contact_id,
  displayName: names.get(row.contact_id) ?? null,
  reason: row.reason,
  note: row.note,
  categories: categoriesIn(row.categories),
  reviewOn: row.review_on,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

const presentAll = async (ctx: Ctx, tx: Tx, rows: readonly HoldRow[]): Promise<Holds> => {
  const names = await namesOf(
    tx,
    ctx.register,
    rows.map(({ contact_id }) => contact_id),
  );
  return { items: rows.map((row) => present(row, names)) };
};

/** Legal holds of a contact, those in force first. Throws `not-found`. */
export async function holdsOfContact(ctx: Ctx, tx: Tx, contactId: string): Promise<Holds> {
  const names = await namesOf(tx, ctx.register, [contactId]);
  if (!names.has(contactId)) throw new AppError('not-found');
  return { items: (await readHolds(tx, contactId)).map((row) => present(row, names)) };
}

/** Legal holds in force, by the day of their review. */
export const holdsToReview = async (ctx: Ctx, tx: Tx): Promise<Holds> =>
  presentAll(ctx, tx, await listHolds(tx, MAX_LIST));

/**
 * Keeps what a dispute or an authority needs of a contact (Art. 17(3)(b), (e)): while the hold is there, the end of the
 * contact and an erasure leave these categories and the identity in place. Throws `not-found`, `invalid-input`.
 */
export async function setHold(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: z.output<typeof holdInput>,
): Promise<Holds> {
  if (!(await namesOf(tx, ctx.register, [contactId])).has(contactId)) throw new AppError('not-found');
  checkReview(ctx, input.reviewOn);
  const at = input.categories.findIndex((category) => !HOLDABLE.includes(category));
  if (at >= 0) throw invalid(`body.categories.${at}`, 'category-not-holdable');
  await insertHold(tx, {
    hold_id: uuid(),
    contact_id: contactId,
    reason: input.reason,
    note: input.note,
    categories: categoryMask(input.categories) | CATEGORIES.identity,
    review_on: input.reviewOn,
  });
  return holdsOfContact(ctx, tx, contactId);
}

/** Moves the review of a hold, or ends it: what it alone kept goes with the next run. Throws `not-found`. */
export async function changeHold(
  ctx: Ctx,
  tx: Tx,
  target: { contactId: string; holdId: string },
  change: z.output<typeof holdChange>,
): Promise<Holds> {
  if (Object.keys(change).length === 0) throw invalid('body', 'nothing-to-change');
  if (change.reviewOn !== undefined) checkReview(ctx, change.reviewOn);
  await changeHoldRow(tx, target.contactId, target.holdId, {
    reviewOn: change.reviewOn,
    note: change.note,
    end: change.end === true,
  });
  return holdsOfContact(ctx, tx, target.contactId);
}

/** A hold is looked at again: not yesterday, and at least once a year. */
function checkReview(ctx: Ctx, reviewOn: string): void {
  const now = ctx.clock.now();
  if (reviewOn < dayInGermany(now)) throw invalid('body.reviewOn', 'review-passed');
  if (reviewOn > dayInGermany(new Date(now.getTime() + MAX_REVIEW_DAYS * 86_400_000)))
    throw invalid('body.reviewOn', 'review-too-far');
}
