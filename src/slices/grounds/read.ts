import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { loadPurposes, refillPurposes } from './load-purposes.ts';
import {
  type FootingRow,
  type GroundRow,
  lookUpFootingRows,
  type RestrictionRow,
  readFootingRows,
} from './store.ts';

/** A contact's footing row, its grounds and its restriction, as read or as changed since. */
export interface FootingState {
  contact: FootingRow;
  grounds: GroundRow[];
  restriction: RestrictionRow | undefined;
}

/** Throws `not-found`. `lock`: nobody else changes the footing until this transaction ends. */
export async function readFooting(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
  options: { lock: boolean } = { lock: false },
): Promise<FootingState> {
  const { contact, grounds, restriction } = await readFootingRows(tx, contactId, language, options);
  if (!contact) throw new AppError('not-found');
  // Another process may have added a purpose since.
  if (grounds.some(({ purpose_key }) => !tx.purposes.has(purpose_key))) await refillPurposes(ctx, tx);
  return { contact, grounds, restriction };
}

/** The same as a whole transaction, in one round trip. Throws `not-found`. */
export async function lookUpFooting(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
): Promise<FootingState> {
  const { contact, grounds, restriction } = await lookUpFootingRows(tx, contactId, language);
  if (!contact) throw new AppError('not-found');
  if (grounds.some(({ purpose_key }) => !tx.purposes.has(purpose_key))) await loadPurposes(ctx);
  return { contact, grounds, restriction };
}

/** The state with these rows in the place of their former selves. */
export const withGrounds = (state: FootingState, changed: readonly GroundRow[]): FootingState => ({
  ...state,
  grounds: state.grounds.map((row) => changed.find(({ ground_id }) => ground_id === row.ground_id) ?? row),
});
