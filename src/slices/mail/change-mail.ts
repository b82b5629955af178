import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { MailState } from './contract.ts';
import { deleteMail, lockMail, type MailRow, queueAgain } from './store-outbox.ts';

/** What is sent, or on the way just now, is no longer to be changed. */
const CHANGEABLE: readonly MailState[] = ['queued', 'failed', 'held'];

async function lockChangeable(tx: Tx, messageId: string): Promise<void> {
  const { state } = await lockMail(tx, messageId);
  if (!CHANGEABLE.includes(state)) throw new AppError('conflict');
}

/** Sends a failed or held mail, or one that waits for its next try, now. Throws `not-found`, `conflict`. */
export async function retryMail(tx: Tx, messageId: string): Promise<MailRow> {
  await lockChangeable(tx, messageId);
  const row = await queueAgain(tx, messageId);
  await tx.addJob('mail.send', { messageId }, { key: `mail.send ${messageId}` });
  return row;
}

/** Gives a mail up: row, text and attachments go. Throws `not-found`, `conflict`. */
export async function giveUpMail(tx: Tx, messageId: string): Promise<void> {
  await lockChangeable(tx, messageId);
  await deleteMail(tx, messageId);
}
