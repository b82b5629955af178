import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findPerson } from '../retention/index.ts';
import type { ProposedChanges, RequestChannel, Requester, RequestKind } from './contract.ts';
import { dueOn } from './deadline.ts';
import { today } from './firm-day.ts';
import { BY_LINK } from './show-identity.ts';
import { findRequest, insertRequest, type RequestRow, readSeat } from './store.ts';
import { insertSteps } from './store-event.ts';

export interface NewRequest {
  /** Null: from somebody who is no contact; then `requester` says who. */
  contactId: string | null;
  kind: RequestKind;
  channel: RequestChannel;
  note: string;
  requester?: Requester | undefined;
  /** With a rectification only. */
  proposed?: ProposedChanges | undefined;
  /** `YYYY-MM-DD`; default: today. */
  receivedOn?: string | undefined;
}

/**
 * Records what somebody asks for and starts the clock of Art. 12(3). Throws `not-found` for a contact that is not
 * there, and `invalid-input` for a receipt that lies ahead or years back, for fields without a rectification, and where
 * nobody is named. Whoever asks for themselves in the portal has come in by a link to an address on record: the request
 * says that it was shown who asks.
 */
export async function recordRequest(ctx: Ctx, tx: Tx, input: NewRequest): Promise<RequestRow> {
  const { contactId } = input;
  if (contactId && !(await findPerson(tx, ctx.register, contactId))) throw new AppError('not-found');
  const receivedOn = input.receivedOn ?? today(ctx);
  const faults: Fault[] = [];
  if (receivedOn > today(ctx)) faults.push({ at: 'body.receivedOn', code: 'received-in-future' });
  if (receivedOn < '2018-05-25') faults.push({ at: 'body.receivedOn', code: 'received-before-gdpr' });
  if (input.proposed && input.kind !== 'rectification')
    faults.push({ at: 'body.proposed', code: 'proposed-without-rectification' });
  if (!contactId && !input.requester) faults.push({ at: 'body.requester', code: 'requester-missing' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const requestId = uuid();
  const isThemselves = contactId !== null && tx.work.actor.subjectId === contactId;
  const row = {
    request_id: requestId,
    contact_id: contactId,
    requester: input.requester ?? null,
    kind: input.kind,
    channel: input.channel,
    note: input.note,
    proposed: input.proposed ?? null,
    received_on: receivedOn,
    due_on: dueOn(receivedOn, await readSeat(tx)),
    identity_shown_on: isThemselves ? receivedOn : null,
  };
  const by = tx.work.actor.id;
  await tx.batch([
    insertRequest(row, by),
    insertSteps(
      requestId,
      [{ what: 'received', code: input.channel }, ...(isThemselves ? [BY_LINK] : [])],
      by,
    ),
  ]);
  return findRequest(tx, ctx.register, requestId);
}
