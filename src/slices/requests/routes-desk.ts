import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer, route } from '../../platform/http/route.ts';
import { publicUrl } from '../../platform/public-url.ts';
import { type Answered, answerRequest } from './answer-request.ts';
import { draftLetter, openCase } from './case.ts';
import { isPending } from './change-request.ts';
import {
  answerInput,
  assignmentInput,
  draftedLetter,
  draftInput,
  extensionInput,
  identityQuestion,
  letterInput,
  refusalInput,
  requestCounts,
  requestDetail,
  rightsRequest,
  stepResult,
  strangersRequestInput,
} from './contract.ts';
import { countRequests, presentRequest } from './list-requests.ts';
import { requestDetails } from './present-detail.ts';
import { recordRequest } from './record-request.ts';
import { confirmIdentity, sendProofLink } from './show-identity.ts';
import { findRequest } from './store.ts';
import {
  askIdentity,
  assignRequest,
  extendRequest,
  NOTHING,
  refuseRequest,
  type Taken,
} from './take-step.ts';

const RIGHTS_DESK = { may: 'rights.handle', purpose: { only: ['rights'] } } as const;

/** Where people find the portal. */
const portalUrl = ({ config }: Ctx): string => `${publicUrl(config)}/portal`;

async function present(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  { mailed, files, ...rest }: Taken & Partial<Answered>,
): Promise<z.input<typeof stepResult>> {
  return {
    request: rest.isVisible === false ? null : await requestDetails(ctx, tx, requestId),
    mailed,
    files: files.map(({ name, type, content }) => ({ name, type, content: content.toString('base64') })),
    receipt: rest.receipt ?? null,
  };
}

export const deskRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/requests',
    summary: 'Record a request of somebody who is no contact; the month of Art. 12(3) begins',
    ...RIGHTS_DESK,
    action: 'requests.create-of-stranger',
    body: strangersRequestInput,
    response: rightsRequest,
    status: 201,
    handle: async (ctx, tx, { body }) =>
      presentRequest(await recordRequest(ctx, tx, { contactId: null, ...body })),
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests/counts',
    summary: 'How many requests are overdue, due soon, due later, or wait for proof of identity',
    ...RIGHTS_DESK,
    action: 'requests.count',
    response: requestCounts,
    handle: (ctx, tx) => countRequests(ctx, tx),
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests/{id}',
    summary: 'One request with its clock, its history and what can be done next',
    ...RIGHTS_DESK,
    action: 'requests.read',
    params: idParams,
    response: requestDetail,
    handle: (ctx, tx, { params }) => requestDetails(ctx, tx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/assignment',
    summary: 'Assign the request of a stranger to a contact',
    ...RIGHTS_DESK,
    action: 'requests.assign',
    params: idParams,
    body: assignmentInput,
    response: stepResult,
    handle: async (ctx, tx, { params, body }) =>
      present(ctx, tx, params.id, await assignRequest(ctx, tx, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/identity-question',
    summary: 'Ask who the person is, on reasonable doubt (Art. 12(6)); the clock stands',
    ...RIGHTS_DESK,
    action: 'requests.ask-identity',
    params: idParams,
    body: identityQuestion,
    response: stepResult,
    handle: async (ctx, tx, { params, body }) =>
      present(ctx, tx, params.id, await askIdentity(ctx, tx, params.id, body, portalUrl(ctx))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/identity-confirmation',
    summary: 'The person has shown who they are; the clock goes on',
    ...RIGHTS_DESK,
    action: 'requests.confirm-identity',
    params: idParams,
    response: stepResult,
    async handle(ctx, tx, { params }) {
      await confirmIdentity(ctx, tx, params.id);
      return present(ctx, tx, params.id, NOTHING);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/proof-link',
    summary: 'Send the one-time link once more that shows who asks; coming in by it confirms the identity',
    ...RIGHTS_DESK,
    action: 'requests.invite-to-prove',
    params: idParams,
    response: stepResult,
    perMinute: 10,
    async handle(ctx, tx, { params }) {
      await sendProofLink(ctx, tx, params.id);
      return present(ctx, tx, params.id, { ...NOTHING, mailed: true });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/extension',
    summary: 'Extend the period by two further months, within the first (Art. 12(3))',
    ...RIGHTS_DESK,
    action: 'requests.extend',
    params: idParams,
    body: extensionInput,
    response: stepResult,
    handle: async (ctx, tx, { params, body }) =>
      present(ctx, tx, params.id, await extendRequest(ctx, tx, params.id, body, portalUrl(ctx))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/refusal',
    summary: 'Refuse with the reason and the ways to complain (Art. 12(4))',
    ...RIGHTS_DESK,
    action: 'requests.refuse',
    params: idParams,
    body: refusalInput,
    response: stepResult,
    handle: async (ctx, tx, { params, body }) =>
      present(ctx, tx, params.id, await refuseRequest(ctx, tx, params.id, body, portalUrl(ctx))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/answer',
    summary: 'Carry out what was asked and send the answer, in one transaction',
    ...RIGHTS_DESK,
    action: 'requests.answer',
    params: idParams,
    body: answerInput,
    response: stepResult,
    perMinute: 60,
    handle: async (ctx, tx, { params, body }) =>
      present(ctx, tx, params.id, await answerRequest(ctx, tx, params.id, body, portalUrl(ctx))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/draft',
    summary: 'The letter of a step as the desk would write it; nothing is changed',
    ...RIGHTS_DESK,
    action: 'requests.draft-letter',
    params: idParams,
    body: draftInput,
    response: draftedLetter,
    async handle(ctx, tx, { params, body }) {
      const request = await findRequest(tx, ctx.register, params.id);
      if (!isPending(request)) throw new AppError('conflict');
      return draftLetter(ctx, tx, await openCase(tx, request), body);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/requests/{id}/letter',
    summary: 'A letter as the PDF that would be printed or attached; nothing is changed',
    ...RIGHTS_DESK,
    action: 'requests.draw-letter',
    params: idParams,
    body: letterInput,
    response: 'file',
    perMinute: 60,
    async handle(ctx, tx, { params, body }) {
      const { firm, addressee } = await openCase(tx, await findRequest(tx, ctx.register, params.id));
      const { drawLetter } = await import('./letter-pdf.ts');
      const pdf = await drawLetter(body, {
        firm,
        address: addressee.lines,
        at: ctx.clock.now(),
        enclosures: '',
      });
      return new FileAnswer(body.language === 'de' ? 'brief.pdf' : 'letter.pdf', 'application/pdf', pdf);
    },
  }),
];
