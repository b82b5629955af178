import type { z } from 'zod';
import type { mail, mailServer, mailSummary } from './contract.ts';
import type { MailRow, SummaryRow } from './store-outbox.ts';
import type { ServerRow } from './store-server.ts';

export const presentServer = (row: ServerRow): z.input<typeof mailServer> => ({
  host: row.host,
  port: row.port,
  security: row.security,
  username: row.username,
  hasPassword: row.password !== null,
  fromAddress: row.from_address,
  fromName: row.from_name,
  replyTo: row.reply_to,
  updatedAt: row.updated_at,
});

export const presentMail = (row: MailRow): z.input<typeof mail> => ({
  mailId: row.message_id,
  contactId: row.contact_id,
  kind: row.kind,
  to: row.to_address,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  failure: row.failure,
  createdAt: row.created_at,
  triedAt: row.tried_at,
  dueAt: row.state === 'queued' ? row.due_at : null,
  sentAt: row.sent_at,
});

export const presentSummary = (row: SummaryRow): z.input<typeof mailSummary> => ({
  hasServer: row.has_server,
  waiting: row.waiting,
  failed: row.failed,
  held: row.held,
});
