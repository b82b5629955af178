import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findPerson } from '../retention/index.ts';
import { type Case, draftLetter, extendsTo, openCase } from './case.ts';
import { closing, pendingRequest } from './change-request.ts';
import {
  type assignmentInput,
  type extensionInput,
  type identityQuestion,
  type Letter,
  REFUSALS_OF,
  type refusalInput,
} from './contract.ts';
import { today } from './firm-day.ts';
import { checkSending, type File, type Outgoing, type Sending, sendLetter } from './send-letter.ts';
import { checkProof, SEND_PROOF_LINK } from './show-identity.ts';
import { type RequestRow, updateRequest } from './store.ts';
import { insertSteps, type Step } from './store-event.ts';
import type { LetterStep } from './write-letter.ts';

/** What a step left behind, besides the request itself. */
export interface Taken {
  mailed: boolean;
  files: File[];
}
export const NOTHING: Taken = { mailed: false, files: [] };

/** The request turns out to be from this contact. Throws `not-found`, and `conflict` where it is somebody's already. */
export async function assignRequest(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  { contactId }: z.output<typeof assignmentInput>,
): Promise<Taken> {
  const request = await pendingRequest(ctx, tx, requestId);
  if (request.contact_id) throw new AppError('conflict');
  if (!(await findPerson(tx, ctx.register, contactId))) throw invalid('body.contactId', 'no-such-contact');
  await note(tx, request, { contact_id: contactId }, [{ what: 'assigned' }]);
  return NOTHING;
}

/**
 * Art. 12(6): asks who the person is, because of a stated reasonable doubt, for something of a short list. The clock
 * stands until it is shown. Once for each request: throws `conflict` for a second time. A one-time link goes out in a mail
 * of its own. Throws `invalid-input` where no address could prove anything.
 */
export async function askIdentity(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  input: z.output<typeof identityQuestion>,
  portalUrl: string,
): Promise<Taken> {
  const { doubt, ask } = input;
  const request = await pendingRequest(ctx, tx, requestId);
  if (request.identity_ask) throw new AppError('conflict');
  await checkProof(tx, request, ask);
  const file = await openCase(tx, request);
  const taken = await tell(ctx, tx, file, { step: 'identity', doubt, ask }, input, portalUrl);
  await note(
    tx,
    request,
    {
      state: 'identity',
      identity_doubt: doubt,
      identity_ask: ask,
      identity_asked_on: today(ctx),
      identity_shown_on: null,
    },
    [{ what: 'identity-asked', code: ask, mailId: taken.mailId }],
  );
  if (ask === 'portal-link') await tx.addJob(SEND_PROOF_LINK, { requestId });
  return taken;
}

/**
 * Art. 12(3) s. 2 and 3: two further months, told with reasons within the first. Throws `conflict` when it was extended
 * before or waits for proof, `invalid-input` when the first month is over.
 */
export async function extendRequest(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  input: z.output<typeof extensionInput>,
  portalUrl: string,
): Promise<Taken> {
  const request = await pendingRequest(ctx, tx, requestId);
  if (request.state !== 'open') throw new AppError('conflict');
  if (today(ctx) > request.first_due_on) throw invalid('body', 'extension-too-late');
  const file = await openCase(tx, request);
  const due = extendsTo(file, today(ctx));
  if (due === null) throw new AppError('conflict');
  const { reason } = input;
  const taken = await tell(ctx, tx, file, { step: 'extension', reason }, input, portalUrl);
  await note(tx, request, { state: 'extended', extension: reason, due_on: due }, [
    { what: 'extended', code: reason, mailId: taken.mailId },
  ]);
  return taken;
}

/** Art. 12(4), (5), 17(3): refuses for a reason that the law knows for this right, with the ways to complain. */
export async function refuseRequest(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  input: z.output<typeof refusalInput>,
  portalUrl: string,
): Promise<Taken> {
  const { reason, because } = input;
  const request = await pendingRequest(ctx, tx, requestId);
  if (!REFUSALS_OF[request.kind].includes(reason)) throw invalid('body.reason', 'refusal-not-for-kind');
  if (reason === 'identity-not-shown' && request.state !== 'identity')
    throw invalid('body.reason', 'identity-never-asked');
  const file = await openCase(tx, request);
  const taken = await tell(ctx, tx, file, { step: 'refusal', reason, because }, input, portalUrl);
  await note(tx, request, { ...closing(tx, 'refused'), refusal: reason }, [
    { what: 'refused', code: reason, mailId: taken.mailId },
  ]);
  return taken;
}

/** Writes what a step changes, and the step. */
const note = async (
  tx: Tx,
  { request_id }: RequestRow,
  change: Parameters<typeof updateRequest>[1],
  steps: readonly Step[],
): Promise<void> => {
  await tx.batch([updateRequest(request_id, change), insertSteps(request_id, steps, tx.work.actor.id)]);
};

/** Sends the letter of a step that carries nothing out. */
async function tell(
  ctx: Ctx,
  tx: Tx,
  file: Case,
  step: LetterStep,
  input: Sending & { letter?: Letter | undefined },
  portalUrl: string,
): Promise<Taken & { mailId: string | null }> {
  const { request, firm, addressee } = file;
  checkSending(input, { addressee, isKnown: request.contact_id !== null });
  const letter = input.letter ?? (await draftLetter(ctx, tx, file, step));
  const outgoing: Outgoing = {
    deliver: input.deliver,
    to: input.to,
    letter,
    addressee,
    firm,
    contactId: request.contact_id,
    isFarewell: false,
    kind: step.step === 'refusal' ? 'rights-answer' : 'rights-notice',
    enclosures: [],
    portalUrl,
  };
  const { mailId, files } = await sendLetter(ctx, tx, outgoing);
  return { mailed: mailId !== null, mailId, files };
}
