import { empty, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { MailFailure, MailKind, MailState } from './contract.ts';

export interface MailRow {
  message_id: string;
  contact_id: string | null;
  kind: MailKind;
  to_address: string;
  subject: string;
  state: MailState;
  attempts: number;
  failure: MailFailure | null;
  created_at: Date;
  tried_at: Date | null;
  due_at: Date;
  sent_at: Date | null;
}

const whole = sql`message_id, contact_id, kind, to_address, subject, state, attempts, failure, created_at, tried_at,
  due_at, sent_at`;

const STATES: Record<'all' | 'waiting' | 'sent' | 'failed' | 'held', Sql> = {
  all: sql`true`,
  waiting: sql`state IN ('queued', 'sending')`,
  sent: sql`state = 'sent'`,
  failed: sql`state = 'failed'`,
  held: sql`state = 'held'`,
};

/** Newest first, which is the order of the ids (UUIDv7); older than the id given. */
export const listMails = (
  tx: Tx,
  { state, before, limit }: { state: keyof typeof STATES; before: string | undefined; limit: number },
): Promise<MailRow[]> =>
  tx.query(sql`
    SELECT ${whole} FROM mail_message WHERE ${STATES[state]} ${before ? sql`AND message_id < ${before}::uuid` : empty}
     ORDER BY message_id DESC ${limitTo(limit)}`);

export interface SummaryRow {
  has_server: boolean;
  waiting: number;
  failed: number;
  held: number;
}

export const summariseMails = (tx: Tx): Promise<SummaryRow> =>
  tx.one(sql`
    SELECT EXISTS (SELECT FROM mail_server) AS has_server,
           count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
           count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'held') AS held
      FROM mail_message WHERE state <> 'sent'`);

/** Locked until the transaction ends. Throws `not-found`. */
export const lockMail = (tx: Tx, messageId: string): Promise<MailRow> =>
  tx.one(sql`SELECT ${whole} FROM mail_message WHERE message_id = ${messageId} FOR UPDATE`);

/** Waits again, as if it had never been tried. */
export const queueAgain = (tx: Tx, messageId: string): Promise<MailRow> =>
  tx.one(sql`
    UPDATE mail_message SET state = 'queued', attempts = 0, failure = NULL, first_tried_at = NULL, due_at = now()
     WHERE message_id = ${messageId} RETURNING ${whole}`);

/** Its attachments go with it. */
export const deleteMail = (tx: Tx, messageId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM mail_message WHERE message_id = ${messageId} RETURNING contact_id`);
