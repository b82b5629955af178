import { type Database, sql, type Tx } from '../../platform/db/index.ts';
import type { MailFailure } from './contract.ts';
import { SERVER_FAILURES } from './failure.ts';

/** A mail that is this process's to send. */
export interface ClaimedRow {
  message_id: string;
  contact_id: string | null;
  to_address: string;
  subject: string;
  body: string;
  attempts: number;
  attachments: { file_id: string; name: string; type: string }[];
}

/** Longer than any try may take (deliver.ts), so that nobody takes up a mail that is just being sent. */
const LEASE_MINUTES = 15;
/** How long temporary failures may go on. */
const PATIENCE = sql`interval '2 days'`;

/** Asks outside every purpose; leaves no entry in the log. */
export const isMailDue = async (db: Database): Promise<boolean> =>
  (await db.queryWithoutPurpose<{ due: boolean }>(sql`SELECT mail_due() AS due`))[0]!.due;

/** Takes the mail that has been due the longest; undefined when another process was faster. */
export const claimNext = (tx: Tx): Promise<ClaimedRow | undefined> =>
  tx.maybe(sql`
    WITH next AS (
      SELECT message_id FROM mail_message WHERE state IN ('queued', 'sending') AND due_at <= now()
       ORDER BY due_at, message_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE mail_message m
       SET state = 'sending', attempts = attempts + 1, tried_at = now(), first_tried_at = coalesce(first_tried_at, now()),
           due_at = now() + make_interval(mins => ${LEASE_MINUTES}::int)
      FROM next WHERE m.message_id = next.message_id
    RETURNING m.message_id, m.contact_id, m.to_address, m.subject, m.body, m.attempts,
      (SELECT coalesce(json_agg(json_build_object('file_id', a.file_id, 'name', a.name, 'type', a.type) ORDER BY a.file_id), '[]')
         FROM mail_attachment a WHERE a.message_id = m.message_id) AS attachments`);

/** Everything due says why it waits; it stays due, and goes with the first try after a server is set. */
export const markWithoutServer = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    UPDATE mail_message SET failure = 'no-server', state = 'queued'
     WHERE state IN ('queued', 'sending') AND due_at <= now() RETURNING contact_id`);

/**
 * Sent: text and attachments go, a farewell altogether. What waited because of the server need wait no longer. A row that
 * was erased while its mail was on the way is not there, and stays so.
 */
export async function markSent(tx: Tx, messageId: string): Promise<void> {
  await tx.batch([
    sql`DELETE FROM mail_attachment WHERE message_id = ${messageId}`,
    sql`DELETE FROM mail_message WHERE message_id = ${messageId} AND identifiers = '{}' AND kind <> 'recipient-notice'`,
    sql`UPDATE mail_message SET state = 'sent', sent_at = now(), body = '', failure = NULL
         WHERE message_id = ${messageId} RETURNING contact_id`,
    wakeAfter(SERVER_FAILURES),
  ]);
}

/** Tried again after `minutes`, two days after the first try for the last time; `permanent`: not at all. */
export const markFailed = (
  tx: Tx,
  messageId: string,
  { failure, permanent, minutes }: { failure: MailFailure; permanent: boolean; minutes: number },
): Promise<number> =>
  tx.execute(sql`
    UPDATE mail_message
       SET failure = ${failure},
           state = CASE WHEN ${permanent} OR now() >= first_tried_at + ${PATIENCE} THEN 'failed' ELSE 'queued' END,
           due_at = least(now() + make_interval(mins => ${minutes}::int), first_tried_at + ${PATIENCE})
     WHERE message_id = ${messageId} AND state = 'sending' RETURNING contact_id`);

/** Mails that wait after such a failure are tried now. */
export const wakeAfter = (failures: readonly MailFailure[]) => sql`
  UPDATE mail_message SET due_at = now()
   WHERE state = 'queued' AND due_at > now() AND failure = ANY (${failures}::text[]) RETURNING contact_id`;

export async function findKnownFiles(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ file_id: string }>(
    sql`SELECT file_id FROM mail_attachment WHERE file_id = ANY (${ids}::uuid[])`,
  );
  return new Set(rows.map(({ file_id }) => file_id));
}
