import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { noticeRecipients } from '../recipients/index.ts';
import type { RestrictionInput } from './contract.ts';
import type { restrictionReceipt } from './contract-restriction.ts';
import { markerOf } from './marker.ts';
import { readFooting } from './read.ts';
import { insertRestriction } from './store.ts';
import { isRestricted } from './store-restriction.ts';

/**
 * Art. 18: from now on the contact is out of sight for everybody, whoever restricted it as well; the person themselves
 * still sees their data in the portal. Needs the purpose rights. Throws `not-found`, and `conflict` when it is restricted
 * already.
 */
export async function restrictContact(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: RestrictionInput,
  language: 'de' | 'en',
): Promise<z.input<typeof restrictionReceipt>> {
  const { restriction } = await readFooting(ctx, tx, contactId, language, { lock: true }).catch((error) =>
    restrictedOrGone(tx, contactId, error),
  );
  if (input.reviewOn < tx.startedAt!.toISOString().slice(0, 10))
    throw invalid('body.reviewOn', 'restriction-review-passed');
  if (restriction) throw new AppError('conflict');
  const restrictionId = uuid();
  // Art. 19: while it can still be seen who received the data.
  await noticeRecipients(tx, [contactId], 'restricted');
  await insertRestriction(tx, { restrictionId, contactId, ...input });
  return {
    restrictionId,
    marker: markerOf(restrictionId),
    reason: input.reason,
    since: tx.startedAt!,
    reviewOn: input.reviewOn,
  };
}

async function restrictedOrGone(tx: Tx, contactId: string, error: unknown): Promise<never> {
  if (error instanceof AppError && error.code === 'not-found' && (await isRestricted(tx, contactId)))
    throw new AppError('conflict');
  throw error;
}
