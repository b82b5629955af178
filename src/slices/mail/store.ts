import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { OutgoingMail } from './queue.ts';

/** How long a mail stays in the list, sent or not. */
const KEEP_DAYS = 30;
/** How long the notice of an erasure may wait for a mail server: no longer than temporary failures and a weekend. */
const FAREWELL_DAYS = 7;

/**
 * The address and those the text speaks about; none where erasure must not find the mail. A notice to a recipient is about
 * somebody else than a contact who happens to have that address: it stands neither in their report (Art. 15(4)) nor goes
 * with them.
 */
function identifiersOf({ to, about = [], farewell, kind }: OutgoingMail): string[] {
  if (farewell) return [];
  return [...new Set(kind === 'recipient-notice' ? about : [to, ...about])];
}

export const insertMessage = (mail: OutgoingMail & { messageId: string; createdBy: string }): Sql => sql`
  INSERT INTO mail_message (message_id, contact_id, kind, to_address, identifiers, language, subject, body, created_by, deletes_at)
  VALUES (${mail.messageId}, ${mail.contactId}, ${mail.kind}, ${mail.to}, ${identifiersOf(mail)}::text[],
          ${mail.language}, ${mail.subject}, ${mail.text}, ${mail.createdBy}, now() + make_interval(days => ${mail.farewell ? FAREWELL_DAYS : KEEP_DAYS}::int))`;

export const insertAttachments = (
  messageId: string,
  files: readonly { fileId: string; name: string; type: string }[],
): Sql => sql`
  INSERT INTO mail_attachment (file_id, message_id, name, type)
  SELECT f.file_id, ${messageId}, f.name, f.type
    FROM json_to_recordset(${JSON.stringify(
      files.map(({ fileId, name, type }) => ({ file_id: fileId, name, type })),
    )}::json) AS f(file_id uuid, name text, type text)`;

/**
 * Holds everything that waits: after a restore it may have been sent already, and is sent again only when somebody says
 * so in the list. Returns how many. For the purpose upkeep.
 */
export const holdQueued = (tx: Tx): Promise<number> =>
  tx.execute(
    sql`UPDATE mail_message SET state = 'held' WHERE state IN ('queued', 'sending') RETURNING contact_id`,
  );

/** Held mails that somebody else sends anew, with what they need; for the purpose upkeep. */
export const dropHeld = async (tx: Tx, messageIds: readonly string[]): Promise<void> => {
  if (messageIds.length > 0)
    await tx.execute(
      sql`DELETE FROM mail_message WHERE message_id = ANY (${messageIds}::uuid[]) AND state = 'held' RETURNING contact_id`,
    );
};

/** Whether the firm has a mail server; under the purposes rights, access and upkeep. */
export const isMailReady = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ ready: boolean }>(sql`SELECT EXISTS (SELECT FROM mail_server) AS ready`)).ready;
