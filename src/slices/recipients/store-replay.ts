import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { NoticeState } from './contract.ts';

/** A notice of an erasure that nobody is known to have been told, as a copy of the keys carries it. */
export interface PendingNotice {
  noticeId: string;
  recipientId: string;
  reference: string;
  createdAt: string;
  deletesAt: string;
}
/** For the copy of the keys: notices of erasures that wait, or whose mail does. Rows are `PendingNotice`. */
export const pendingNotices: Sql = sql`
  SELECT n.notice_id AS "noticeId", n.recipient_id AS "recipientId", n.reference, n.created_at AS "createdAt", n.deletes_at AS "deletesAt"
    FROM erasure_notice n
   WHERE n.state = 'waiting' OR (n.state = 'sent' AND EXISTS (
           SELECT FROM mail_message m WHERE m.message_id = n.message_id AND m.state <> 'sent'))
   ORDER BY n.notice_id`;

export interface SettledNotice {
  noticeId: string;
  state: NoticeState;
  at: string;
}

/** Notices of people who are about to be erased again; `lives`: under whose id each was told the first time. */
export const tellAgain = (
  tx: Tx,
  people: readonly { contactId: string; lifeId: string }[],
): Promise<number> =>
  tx.execute(sql`
    SELECT tell_again(${people.map(({ contactId }) => contactId)}::uuid[], ${people.map(({ lifeId }) => lifeId)}::uuid[])`);

/** Those to recipients that are there; whatever is there already stays. */
export const insertPending = (tx: Tx, notices: readonly PendingNotice[]): Promise<number> =>
  tx.execute(sql`
    INSERT INTO erasure_notice (notice_id, recipient_id, reference, created_at, deletes_at)
    SELECT n."noticeId", n."recipientId", n.reference, n."createdAt", n."deletesAt"
      FROM jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
        AS n("noticeId" uuid, "recipientId" uuid, reference text, "createdAt" timestamptz, "deletesAt" timestamptz)
      JOIN recipient r ON r.recipient_id = n."recipientId"
    ON CONFLICT (notice_id) DO NOTHING`);

/** All that have not come to an end; the contact comes under no name, since the machine asks and nobody looks. */
export const listOpenNotices = async (tx: Tx): Promise<string[]> =>
  (
    await tx.query<{ notice_id: string }>(sql`
      SELECT notice_id FROM recipient_notice WHERE state IN ('waiting', 'sent')
      UNION ALL SELECT notice_id FROM erasure_notice WHERE state IN ('waiting', 'sent')`)
  ).map(({ notice_id }) => notice_id);

const TABLES = [sql`recipient_notice`, sql`erasure_notice`];

/** As the ledger says; the clock of each goes by when it was told. */
export async function settleNotices(
  tx: Tx,
  settled: readonly SettledNotice[],
  remindDays: number,
): Promise<void> {
  if (settled.length === 0) return;
  await tx.batch(
    TABLES.map(
      (table) => sql`
        UPDATE ${table} n
           SET state = s.state, sent_at = CASE WHEN s.state <> 'waiting' THEN coalesce(n.sent_at, s.at) END,
               next_at = CASE WHEN s.state = 'sent' THEN s.at + make_interval(days => ${remindDays}::int) END,
               answered_at = CASE WHEN s.state = 'answered' THEN s.at END,
               message_id = CASE WHEN s.state <> 'waiting' THEN n.message_id END,
               deletes_at = least(n.deletes_at, s.at + CASE WHEN s.state IN ('answered', 'given-up') THEN interval '30 days' ELSE interval '90 days' END)
          FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS s("noticeId" uuid, state text, at timestamptz)
         WHERE n.notice_id = s."noticeId"`,
    ),
  );
}

/**
 * Notices whose mail is held because nobody knows whether it went out wait again: what is known to have gone was settled
 * before. Returns the ids of the mails, which are not needed any more.
 */
export async function waitAgain(tx: Tx, told: readonly string[]): Promise<string[]> {
  const held = sql`EXISTS (SELECT FROM mail_message m WHERE m.message_id = n.message_id AND m.state = 'held')`;
  const mails = await tx.query<{ message_id: string }>(sql`
    SELECT DISTINCT n.message_id FROM (SELECT message_id FROM recipient_notice UNION ALL SELECT message_id FROM erasure_notice) n WHERE ${held}`);
  await tx.batch(
    TABLES.map(
      (table) => sql`
        UPDATE ${table} n SET state = 'waiting', sent_at = NULL, next_at = NULL, message_id = NULL
         WHERE n.state = 'sent' AND n.notice_id <> ALL (${told}::uuid[]) AND ${held}`,
    ),
  );
  return mails.map(({ message_id }) => message_id);
}
