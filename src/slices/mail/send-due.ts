import { readFile } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { MailFailure } from './contract.ts';
import { deliver } from './deliver.ts';
import { isOfTheServer, isPermanent } from './failure.ts';
import type { Message } from './message.ts';
import { MAIL_AREA } from './queue.ts';
import {
  type ClaimedRow,
  claimNext,
  isMailDue,
  markFailed,
  markSent,
  markWithoutServer,
} from './store-send.ts';
import { findServer, type ServerRow } from './store-server.ts';

const work = (action: string) => ({ actor: systemActor('upkeep'), purpose: 'upkeep', action });
/** How many one run sends before the worker can be stopped. */
const RUN = 200;
/** Minutes between tries: a greylisting server is asked soon, one that is down does not bring the end of a mail. */
const DELAYS = [1, 5, 15, 30, 60, 120, 240, 480];

export const delayAfter = (attempts: number): number => DELAYS[Math.min(attempts, DELAYS.length) - 1]!;

/** Of each process one sends, one mail after the other: a mail server that hangs must not hold up the whole worker. */
const busy = new WeakMap<Ctx, { again: boolean }>();

/**
 * Sends what is due, until nothing is or the server itself fails. Called while another call is at work it returns at
 * once, and that one looks again.
 */
export async function sendDue(ctx: Ctx): Promise<void> {
  const other = busy.get(ctx);
  if (other) {
    other.again = true;
    return;
  }
  const own = { again: true };
  busy.set(ctx, own);
  try {
    for (let left = RUN; own.again && left > 0; ) {
      own.again = false;
      while (left > 0 && (await sendNext(ctx))) left -= 1;
    }
  } finally {
    busy.delete(ctx);
  }
}

/** False when there is nothing more to do now. */
async function sendNext(ctx: Ctx): Promise<boolean> {
  if (!(await isMailDue(ctx.db))) return false;
  const claim = await ctx.db.perform(work('mail.send'), async (tx) => {
    const server = await findServer(tx);
    if (!server) await markWithoutServer(tx);
    const row = server && (await claimNext(tx));
    return row && { server, row };
  });
  if (!claim) return false;
  const failure = await sendOne(ctx, claim.server, claim.row);
  await ctx.db.perform(work('mail.set-state'), async (tx) => {
    const { message_id: messageId, attempts } = claim.row;
    if (failure === undefined) return markSent(tx, messageId);
    await markFailed(tx, messageId, {
      failure,
      permanent: isPermanent(failure),
      minutes: delayAfter(attempts),
    });
  });
  if (failure !== undefined) ctx.log.warn({ failure }, 'mail not sent');
  return failure === undefined || !isOfTheServer(failure);
}

async function sendOne(ctx: Ctx, server: ServerRow, row: ClaimedRow): Promise<MailFailure | undefined> {
  const attachments: Message['attachments'][number][] = [];
  for (const { file_id, name, type } of row.attachments) {
    const content = await readFile(ctx.files.path(MAIL_AREA, file_id)).catch(() => undefined);
    if (!content) return 'attachment-missing';
    attachments.push({ name, type, content });
  }
  return deliver(ctx.keys, server, {
    messageId: row.message_id,
    to: row.to_address,
    subject: row.subject,
    text: row.body,
    attachments,
  });
}
