import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { loadFirm } from '../access/index.ts';
import { emailsBefore } from '../contacts/index.ts';
import { pausedOf } from './case.ts';
import { isPending, pendingRequest } from './change-request.ts';
import { IDENTITY_PROOFS, type IdentityProof } from './contract.ts';
import { dueOn, MONTHS } from './deadline.ts';
import { today } from './firm-day.ts';
import { findRequest, type RequestRow, readSeat, updateRequest } from './store.ts';
import { insertSteps, type Step } from './store-event.ts';

/** The job by which the portal sends the one-time link of a request; `{requestId}`. */
export const SEND_PROOF_LINK = 'portal.send-proof-link';
/** By the link, and so by nobody of the firm. */
export const BY_LINK: Step = { what: 'identity-confirmed', code: 'portal-link' };

/**
 * E-mail addresses that can prove who asks: on record before the day on which the request came in. An address that somebody
 * gave with the request, or had entered meanwhile, proves nothing.
 */
const provingAddresses = async (
  tx: Tx,
  { contact_id: contactId, received_on: receivedOn }: RequestRow,
): Promise<string[]> => (contactId === null ? [] : emailsBefore(tx, contactId, receivedOn));

/** What can be asked for: the link only into a mailbox that was on record before the request. */
export async function possibleProofs(tx: Tx, request: RequestRow): Promise<IdentityProof[]> {
  const byLink = !request.identity_shown_on && (await provingAddresses(tx, request)).length > 0;
  return IDENTITY_PROOFS.filter((proof) => proof !== 'portal-link' || byLink);
}

/** Throws `invalid-input` where no mailbox could prove anything. */
export async function checkProof(tx: Tx, request: RequestRow, ask: IdentityProof): Promise<void> {
  if (!(await possibleProofs(tx, request)).includes(ask)) throw invalid('body.ask', 'no-address-before');
}

/** The person has shown who they are, says somebody of the firm: the clock goes on, later by the days that it stood. */
export async function confirmIdentity(ctx: Ctx, tx: Tx, requestId: string): Promise<void> {
  const request = await pendingRequest(ctx, tx, requestId);
  if (request.state !== 'identity') throw new AppError('conflict');
  await goOn(ctx, tx, request, { what: 'identity-confirmed' });
}

const waitsForLink = ({ state, identity_ask }: Pick<RequestRow, 'state' | 'identity_ask'>): boolean =>
  state === 'identity' && identity_ask === 'portal-link';

/** Has the link sent once more, since none lasts. Throws `not-found`, and `conflict` where none is waited for. */
export async function sendProofLink(ctx: Ctx, tx: Tx, requestId: string): Promise<void> {
  const request = await pendingRequest(ctx, tx, requestId);
  if (!waitsForLink(request)) throw new AppError('conflict');
  await tx.batch([
    insertSteps(requestId, [{ what: 'identity-asked', code: 'portal-link' }], tx.work.actor.id),
  ]);
  await tx.addJob(SEND_PROOF_LINK, { requestId });
}

/** Who gets the link of a request, and where; undefined where none is waited for any more. */
export async function proofWanted(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
): Promise<{ contactId: string; address: string; language: 'de' | 'en'; receivedOn: string } | undefined> {
  const request = await openRequest(ctx, tx, requestId);
  if (!request?.contact_id || !waitsForLink(request)) return undefined;
  const [address] = await provingAddresses(tx, request);
  if (!address) return undefined;
  const { language: preferred, contact_id: contactId, received_on: receivedOn } = request;
  const language = preferred === 'de' || preferred === 'en' ? preferred : (await loadFirm(tx)).language;
  return { contactId, address, language, receivedOn };
}

/**
 * Somebody came in by the link that was sent for this request. It proves who asks if the address was on record before the
 * request, whatever was changed since the link went out; else nothing happens, and the desk decides.
 */
export async function proveByLink(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  { contactId, address }: { contactId: string; address: string },
): Promise<void> {
  const request = await openRequest(ctx, tx, requestId);
  if (request?.contact_id !== contactId || !waitsForLink(request)) return;
  if ((await provingAddresses(tx, request)).includes(address)) await goOn(ctx, tx, request, BY_LINK);
}

async function openRequest(ctx: Ctx, tx: Tx, requestId: string): Promise<RequestRow | undefined> {
  try {
    const request = await findRequest(tx, ctx.register, requestId, { lock: true });
    return isPending(request) ? request : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

async function goOn(ctx: Ctx, tx: Tx, request: RequestRow, step: Step): Promise<void> {
  const seat = await readSeat(tx);
  const shownOn = today(ctx);
  const stood = pausedOf({ ...request, identity_shown_on: shownOn }, shownOn);
  const due = (months: number) => dueOn(request.received_on, seat, { months, pausedDays: stood });
  await tx.batch([
    updateRequest(request.request_id, {
      state: request.extension ? 'extended' : 'open',
      identity_shown_on: shownOn,
      first_due_on: due(MONTHS.first),
      due_on: due(request.extension ? MONTHS.extended : MONTHS.first),
    }),
    insertSteps(request.request_id, [step], tx.work.actor.id),
  ]);
}
