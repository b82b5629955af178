import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { MailKind } from './contract.ts';
import { insertAttachments, insertMessage } from './store.ts';

export const MAIL_AREA = 'mail';

export interface OutgoingMail {
  /** To whom or about whom; null for recipients, unknown people, and the farewell. */
  contactId: string | null;
  kind: MailKind;
  /** One address. */
  to: string;
  /**
   * The notice of an erasure to the person who is erased in this transaction. Needs `contactId: null`. Erasure does not
   * find it, whatever its address; it goes once sent, after 7 days at the latest (docs/decisions/0028).
   */
  farewell?: boolean;
  /** Further identifiers that the text names: erasure finds the mail by them. */
  about?: readonly string[];
  language: 'de' | 'en';
  subject: string;
  /** Plain text, lines ended by \n; `letter` writes it. */
  text: string;
  attachments?: readonly { name: string; type: string; content: Buffer }[];
}

/**
 * Enqueues a mail in this transaction: it is sent by the worker if, and only if, the transaction commits. Needs a purpose
 * that opens communication; without a contact the purpose rights or upkeep. Returns its id. While the firm has no mail
 * server it waits, and is sent once there is one.
 */
export async function queueMail(ctx: Ctx, tx: Tx, mail: OutgoingMail): Promise<string> {
  if (mail.farewell && mail.contactId !== null) throw new Error('a farewell is to nobody who is still there');
  const messageId = uuid();
  const files = (mail.attachments ?? []).map((attachment) => ({ ...attachment, fileId: uuid() }));
  for (const { fileId, content } of files) await ctx.files.write(MAIL_AREA, fileId, Readable.from([content]));
  await tx.batch([
    insertMessage({ ...mail, messageId, createdBy: tx.work.actor.id }),
    ...(files.length > 0 ? [insertAttachments(messageId, files)] : []),
  ]);
  await tx.addJob('mail.send', { messageId }, { key: `mail.send ${messageId}` });
  return messageId;
}
