import { v7 as uuid } from 'uuid';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { RestrictionInput } from './contract.ts';
import { type FootingState, readFooting } from './read.ts';
import { deleteRestriction, insertRestriction } from './store.ts';

/**
 * Art. 18: from now on the contact is there for the purpose of rights alone. Needs that purpose. Throws `conflict`
 * when it is restricted already.
 */
export async function restrictContact(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: RestrictionInput,
  language: 'de' | 'en',
): Promise<FootingState> {
  const { restriction } = await readFooting(ctx, tx, contactId, language, { lock: true });
  if (input.reviewOn < tx.startedAt!.toISOString().slice(0, 10))
    throw invalid('body.reviewOn', 'review-passed');
  if (restriction) throw new AppError('conflict');
  await insertRestriction(tx, { restrictionId: uuid(), contactId, ...input });
  return readFooting(ctx, tx, contactId, language);
}

/** The person is to be told before (Art. 18(3)). Throws `not-found` also where nothing is restricted. */
export async function liftRestriction(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
): Promise<FootingState> {
  await readFooting(ctx, tx, contactId, language, { lock: true });
  if ((await deleteRestriction(tx, contactId)) === 0) throw new AppError('not-found');
  return readFooting(ctx, tx, contactId, language);
}
