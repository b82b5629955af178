import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findPerson } from '../retention/index.ts';
import type { requestInput } from './contract.ts';
import { dueOn } from './deadline.ts';
import { findRequest, insertRequest, type RequestRow, readSeat } from './store.ts';

/** The date where the firm is, as `YYYY-MM-DD`. */
const today = (ctx: Ctx): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(ctx.clock.now());

/**
 * Records what a person asks for and starts the clock of Art. 12(3). Throws `not-found`, and `invalid-input` for a
 * receipt that lies ahead or years back.
 */
export async function recordRequest(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: z.output<typeof requestInput>,
): Promise<RequestRow> {
  if (!(await findPerson(tx, ctx.register, contactId))) throw new AppError('not-found');
  const receivedOn = input.receivedOn ?? today(ctx);
  if (receivedOn > today(ctx)) throw invalid('body.receivedOn', 'received-in-future');
  if (receivedOn < '2018-05-25') throw invalid('body.receivedOn', 'received-before-gdpr');
  const requestId = uuid();
  await insertRequest(
    tx,
    {
      request_id: requestId,
      contact_id: contactId,
      kind: input.kind,
      channel: input.channel,
      note: input.note,
      received_on: receivedOn,
      due_on: dueOn(receivedOn, await readSeat(tx)),
    },
    tx.work.actor.id,
  );
  return findRequest(tx, ctx.register, requestId);
}
