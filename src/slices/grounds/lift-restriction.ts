import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { noticeRecipients } from '../recipients/index.ts';
import { type FootingState, readFooting } from './read.ts';
import { deleteRestriction } from './store.ts';
import { isRestricted, readNotice } from './store-restriction.ts';

/**
 * Lifts a restriction that is open to the caller, after the person was told and not before the day that they were told
 * (Art. 18(3)); everything is as its grounds say again. The database refuses untold ones by itself.
 * @throws AppError not-found (also where nothing is restricted), conflict (`restriction-closed`, `person-not-told`,
 *   `lift-day-ahead`)
 */
export async function liftRestriction(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
): Promise<FootingState> {
  await readFooting(ctx, tx, contactId, language, { lock: true }).catch(async (error) => {
    if (error instanceof AppError && error.code === 'not-found' && (await isRestricted(tx, contactId)))
      throw refused('restriction-closed');
    throw error;
  });
  const notice = await readNotice(tx, contactId);
  if (!notice) throw new AppError('not-found');
  const { told_on: toldOn, lift_on: liftOn, today } = notice;
  if (!toldOn || !liftOn) throw refused('person-not-told');
  // A mail that waited long was handed over later than its text thought.
  if (liftOn > today || toldOn >= today) throw refused('lift-day-ahead', { date: liftOn });
  if ((await deleteRestriction(tx, contactId)) === 0) throw new AppError('not-found');
  await noticeRecipients(tx, [contactId], 'lifted');
  return readFooting(ctx, tx, contactId, language);
}

const refused = (code: string, params?: Record<string, string>): AppError =>
  new AppError('conflict', { faults: [params ? { at: 'path.id', code, params } : { at: 'path.id', code }] });
