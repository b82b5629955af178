import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findPerson } from '../retention/index.ts';
import { type CarriedOut, carryOut, checkMeasure, restrictAfter } from './carry-out.ts';
import { type Case, draftLetter, openCase, toldOfErasure } from './case.ts';
import { closing, pendingRequest } from './change-request.ts';
import { checkNothingHeld } from './check-nothing-held.ts';
import type { answerInput, Letter } from './contract.ts';
import { RECEIPT_PLACE } from './letter-texts.ts';
import { checkSending, type Sent, sendLetter } from './send-letter.ts';
import { type RequestRow, updateRequest } from './store.ts';
import { insertSteps } from './store-event.ts';
import type { Taken } from './take-step.ts';
import { isHeld } from './write-letter.ts';

type Answer = z.output<typeof answerInput>;
export interface Answered extends Taken {
  receipt: CarriedOut['receipt'];
  /** False once the request is gone with the person, or out of sight with them. */
  isVisible: boolean;
}

/**
 * Carries out what was asked and tells the person, in one transaction: a measure without its answer there cannot be, nor
 * an answer without its measure. Throws `conflict` where the request is closed or waits for proof of identity, and
 * `invalid-input` with the faults of what carries it out.
 */
export async function answerRequest(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  input: Answer,
  portalUrl: string,
): Promise<Answered> {
  const request = await pendingRequest(ctx, tx, requestId);
  if (request.state === 'identity')
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'identity-open' }] });
  const { measure } = input;
  checkMeasure(request, measure);
  if (measure.what === 'nothing-held') await checkNothingHeld(ctx, tx, request);
  const file = await openCase(tx, request);
  const isErasure = measure.what === 'erasure';
  checkSending(input, { addressee: file.addressee, isKnown: request.contact_id !== null && !isErasure });
  const recipients = await toldOfErasure(tx, request, measure);
  const drafted = isErasure ? null : await letterOf(ctx, tx, file, input);
  const language = input.letter?.language ?? drafted?.language ?? file.addressee.language;
  const done = await carryOut(ctx, tx, request, measure, language);
  const letter = drafted ?? (await letterOf(ctx, tx, file, input, { receipt: done.receipt, recipients }));
  const isGone = done.receipt !== null && !isHeld(done.receipt.kept);
  const sent = await sendLetter(ctx, tx, {
    deliver: input.deliver,
    to: input.to,
    letter,
    addressee: file.addressee,
    firm: file.firm,
    contactId: request.contact_id,
    isFarewell: isGone || (!isErasure && (await isLeaving(ctx, tx, request))),
    kind: 'rights-answer',
    enclosures: done.enclosures,
    portalUrl,
  });
  const { mailId, files } = sent;
  if (!isGone) await close(tx, request, done, input, sent);
  const isRestricted = await restrictAfter(ctx, tx, request, measure, language);
  return { mailed: mailId !== null, files, receipt: done.receipt, isVisible: !isGone && !isRestricted };
}

/** As it was edited, or as the desk writes it; with the number of the erasure in its place. */
async function letterOf(
  ctx: Ctx,
  tx: Tx,
  file: Case,
  { letter, measure }: Answer,
  { receipt, recipients = [] }: { receipt?: CarriedOut['receipt']; recipients?: readonly string[] } = {},
): Promise<Letter> {
  const known = receipt ? { kept: receipt.kept, recipients } : {};
  const written = letter ?? (await draftLetter(ctx, tx, file, { step: 'answer', measure }, known));
  return receipt ? { ...written, text: written.text.replaceAll(RECEIPT_PLACE, receipt.receiptId) } : written;
}

/**
 * Whether nothing carries the person any more: they go within the minute, and with them every mail that hangs on them. Its
 * answer must outlive that.
 */
async function isLeaving(ctx: Ctx, tx: Tx, { contact_id: contactId }: RequestRow): Promise<boolean> {
  if (!contactId) return false;
  const person = await findPerson(tx, ctx.register, contactId);
  return person !== undefined && person.restricted_at === null && person.deletes_at <= tx.startedAt!;
}

async function close(
  tx: Tx,
  { request_id: requestId }: RequestRow,
  { steps }: CarriedOut,
  { deliver }: Answer,
  { mailId }: Sent,
): Promise<void> {
  await tx.batch([
    updateRequest(requestId, closing(tx, 'done')),
    insertSteps(requestId, [...steps, { what: 'answered', code: deliver, mailId }], tx.work.actor.id),
  ]);
}
