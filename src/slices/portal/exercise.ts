import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { changeGround, objectByPerson, restrictContact } from '../grounds/index.ts';
import { type NewRequest, type RequestRow, recordDone, recordRequest } from '../requests/index.ts';
import type {
  portalCorrection,
  portalObjection,
  portalQuestion,
  portalRestriction,
  recorded,
  withdrawalInput,
} from './contract.ts';
import { presentRequest } from './present-request.ts';
import { nothingCarries } from './store.ts';

type Language = 'de' | 'en';
type Answer = z.input<typeof recorded>;

/** When to look at a restriction again that the person set themselves. */
const REVIEW_DAYS = 30;

/** Art. 7(3): as easily as consent was given. Throws `not-found`, `conflict` where it is no longer given. */
export async function withdraw(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { groundId }: z.output<typeof withdrawalInput>,
  language: Language,
): Promise<Answer> {
  await changeGround(ctx, tx, { contactId, groundId }, { status: 'withdrawn' }, language);
  return done(ctx, tx, { contactId, kind: 'withdrawal', channel: 'portal', note: '' });
}

/** Art. 21. Throws `invalid-input` for purposes that nobody can object to. */
export async function object(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { note, ...objection }: z.output<typeof portalObjection>,
  language: Language,
): Promise<Answer> {
  await objectByPerson(ctx, tx, contactId, objection, language);
  return done(ctx, tx, { contactId, kind: 'objection', channel: 'portal', note });
}

/** Art. 18: at once, and looked at by the firm afterwards. Throws `conflict` where it is restricted already. */
export async function restrict(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { reason, note }: z.output<typeof portalRestriction>,
  language: Language,
): Promise<Answer> {
  const review = new Date(ctx.clock.now().getTime() + REVIEW_DAYS * 86_400_000);
  const reviewOn = review.toISOString().slice(0, 10);
  await restrictContact(ctx, tx, contactId, { reason, note, reviewOn }, language);
  return done(ctx, tx, { contactId, kind: 'restriction', channel: 'portal', note });
}

/**
 * Art. 16: recorded, not carried out. Whoever has the mailbox could otherwise rewrite the firm's data, and with a new
 * address lock the person out.
 */
export const correct = async (
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { proposed, note }: z.output<typeof portalCorrection>,
): Promise<Answer> =>
  answer(
    tx,
    await recordRequest(ctx, tx, { contactId, kind: 'rectification', channel: 'portal', note, proposed }),
  );

/** Art. 15, 17, 20, 22(3), and any question (Art. 12(2), 38(4)): for somebody of the firm to see to. */
export const question = async (
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { kind, note }: z.output<typeof portalQuestion>,
): Promise<Answer> => answer(tx, await recordRequest(ctx, tx, { contactId, kind, channel: 'portal', note }));

const done = async (ctx: Ctx, tx: Tx, request: NewRequest): Promise<Answer> =>
  answer(tx, await recordDone(ctx, tx, request));

const answer = async (tx: Tx, request: RequestRow): Promise<Answer> => ({
  request: presentRequest(request),
  isLast: await nothingCarries(tx, request.contact_id!),
});
