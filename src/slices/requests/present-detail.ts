import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { userNames } from '../access/index.ts';
import { type Case, extendsTo, openCase } from './case.ts';
import { isPending } from './change-request.ts';
import { REFUSALS_OF, type requestDetail } from './contract.ts';
import { today } from './firm-day.ts';
import { presentRequest } from './list-requests.ts';
import { BY_LINK, possibleProofs } from './show-identity.ts';
import { findRequest, type RequestRow } from './store.ts';
import { type EventRow, listSteps } from './store-event.ts';

type Detail = z.input<typeof requestDetail>;

/** One request with its clock, history, and what can be done next. Throws `not-found`. */
export async function requestDetails(ctx: Ctx, tx: Tx, requestId: string): Promise<Detail> {
  const request = await findRequest(tx, ctx.register, requestId);
  const file = await openCase(tx, request);
  const steps = await listSteps(tx, requestId);
  const names = await userNames(tx, [...new Set(steps.flatMap(({ created_by }) => created_by ?? []))]);
  const extended = extendsTo(file, today(ctx));
  return {
    ...presentRequest(request),
    firstDueOn: request.first_due_on,
    requester: presentRequester(request),
    proposed: request.proposed,
    identity: presentIdentity(request),
    extension: request.extension as Detail['extension'],
    refusal: request.refusal as Detail['refusal'],
    shown: presentShown(steps),
    deletesAt: request.deletes_at,
    extendsTo: extended,
    to: presentAddressee(file),
    steps: nextSteps(request, extended !== null),
    refusals: REFUSALS_OF[request.kind].filter(
      (reason) => reason !== 'identity-not-shown' || request.state === 'identity',
    ),
    proofs: isPending(request) && !request.identity_ask ? await possibleProofs(tx, request) : [],
    history: steps.map(({ what, code, created_by, created_at }) => ({
      what,
      code,
      by: (created_by && names.get(created_by)) ?? null,
      at: created_at,
    })),
  };
}

const presentRequester = ({
  requester_name: name,
  requester_address: address,
  requester_email: email,
}: RequestRow): Detail['requester'] => (name || email ? { name, address, email } : null);

const presentIdentity = (request: RequestRow): Detail['identity'] =>
  request.identity_ask && request.identity_asked_on
    ? {
        doubt: request.identity_doubt,
        ask: request.identity_ask as NonNullable<Detail['identity']>['ask'],
        askedOn: request.identity_asked_on,
        shownOn: request.identity_shown_on,
      }
    : null;

/** The last time that it was shown; whoever is asked afterwards has yet to. */
function presentShown(steps: readonly EventRow[]): Detail['shown'] {
  const last = steps.findLast(({ what }) => what === 'identity-confirmed' || what === 'identity-asked');
  if (last?.what !== 'identity-confirmed') return null;
  return { at: last.created_at, how: last.code === BY_LINK.code ? 'portal' : 'desk' };
}

const presentAddressee = ({ addressee }: Case): Detail['to'] => ({
  emails: addressee.emails,
  addressLines: addressee.lines,
  language: addressee.language,
});

function nextSteps(request: RequestRow, canExtend: boolean): Detail['steps'] {
  if (!isPending(request)) return [];
  if (request.state === 'identity')
    return [
      'confirm-identity',
      ...(request.identity_ask === 'portal-link' ? (['send-proof-link'] as const) : []),
      'refuse',
      'close',
    ];
  return [
    'answer',
    ...(request.contact_id ? [] : (['assign'] as const)),
    ...(request.identity_ask ? [] : (['ask-identity'] as const)),
    ...(canExtend ? (['extend'] as const) : []),
    'refuse',
    'close',
  ];
}
