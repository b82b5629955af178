import { type Sql, sql } from '../../platform/db/index.ts';
import type { OutgoingMail } from './queue.ts';

/** How long a mail stays in the list, sent or not. */
const KEEP_DAYS = 30;

export const insertMessage = (mail: OutgoingMail & { messageId: string; createdBy: string }): Sql => sql`
  INSERT INTO mail_message (message_id, contact_id, kind, to_address, identifiers, language, subject, body, created_by, deletes_at)
  VALUES (${mail.messageId}, ${mail.contactId}, ${mail.kind}, ${mail.to}, ${[...new Set([mail.to, ...(mail.about ?? [])])]}::text[],
          ${mail.language}, ${mail.subject}, ${mail.text}, ${mail.createdBy}, now() + make_interval(days => ${KEEP_DAYS}::int))`;

export const insertAttachments = (
  messageId: string,
  files: readonly { fileId: string; name: string; type: string }[],
): Sql => sql`
  INSERT INTO mail_attachment (file_id, message_id, name, type)
  SELECT f.file_id, ${messageId}, f.name, f.type
    FROM json_to_recordset(${JSON.stringify(
      files.map(({ fileId, name, type }) => ({ file_id: fileId, name, type })),
    )}::json) AS f(file_id uuid, name text, type text)`;
