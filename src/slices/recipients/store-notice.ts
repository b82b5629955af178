import type { Category } from '../../kernel/category.ts';
import { join, limitTo, raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { NOTICE_VIEWS, NoticeEvent, NoticeState } from './contract.ts';

/** What `noticeRecipients` does, for the batch of a caller that has one to send anyway; one row, `told`: how many notices. */
export const noticeStatement = (
  contactIds: readonly string[],
  event: NoticeEvent,
  changed?: readonly Category[],
): Sql => sql`SELECT tell_recipients(${contactIds}::uuid[], ${event}, ${changed ?? null}::text[]) AS told`;

export interface NoticeRow {
  contact_id: string | null;
  notice_id: string;
  recipient_id: string;
  name: string;
  email: string | null;
  street: string;
  postal_code: string;
  city: string;
  country: string;
  language: 'de' | 'en';
  event: NoticeEvent;
  what: Category[];
  reference: string;
  state: NoticeState;
  reminders: number;
  is_overdue: boolean;
  created_at: Date;
  sent_at: Date | null;
  next_at: Date | null;
  answered_at: Date | null;
  deletes_at: Date;
}

/** Those about people who are there, and those of erasures. */
const notices = sql`(
  SELECT notice_id, contact_id, recipient_id, event, what, reference, state, reminders, created_at, sent_at, next_at, answered_at, deletes_at
    FROM recipient_notice
  UNION ALL
  SELECT notice_id, NULL, recipient_id, 'erased', '{}', reference, state, reminders, created_at, sent_at, next_at, answered_at, deletes_at
    FROM erasure_notice) n JOIN recipient r USING (recipient_id)`;
/** Whether an answer is waited for: not where a restriction ended, nor to a restriction that has ended since. */
const isChased = (
  row: Sql,
  event: Sql,
): Sql => sql`(${event} <> 'lifted' AND NOT (${event} = 'restricted' AND EXISTS (
  SELECT FROM recipient_notice l WHERE l.contact_id = ${row}.contact_id AND l.recipient_id = ${row}.recipient_id
     AND l.event = 'lifted' AND l.created_at >= ${row}.created_at)))`;
/** Two reminders went out by mail; letters are overdue when the first would have. */
const overdue = sql`(n.state = 'sent' AND ${isChased(sql`n`, sql`n.event`)} AND (n.reminders >= 2 OR (r.email IS NULL AND n.next_at <= now())))`;
const whole = sql`n.contact_id, n.notice_id, n.recipient_id, r.name, r.email, r.street, r.postal_code, r.city, r.country, r.language,
  n.event, n.what, n.reference, n.state, n.reminders, ${overdue} AS is_overdue, n.created_at, n.sent_at, n.next_at, n.answered_at, n.deletes_at`;

const VIEWS: Record<(typeof NOTICE_VIEWS)[number], Sql> = {
  open: sql`n.state IN ('waiting', 'sent')`,
  overdue,
  letters: sql`(n.state = 'waiting' AND r.email IS NULL)`,
  waiting: sql`n.state = 'waiting'`,
  sent: sql`n.state = 'sent'`,
  answered: sql`n.state = 'answered'`,
  'given-up': sql`n.state = 'given-up'`,
  all: sql`true`,
};

/** Newest first, and one row more than a page holds. */
export const listNotices = (
  tx: Tx,
  view: keyof typeof VIEWS,
  page: { limit: number; after: Place | undefined },
): Promise<(NoticeRow & { sort_key: string })[]> =>
  tx.query(sql`
    SELECT ${whole}, (extract(epoch FROM n.created_at) * 1000000)::bigint::text AS sort_key FROM ${notices} WHERE ${join(
      [
        VIEWS[view],
        ...(page.after
          ? [
              sql`(n.created_at, n.notice_id) < ('epoch'::timestamptz + ${page.after.key}::bigint * interval '1 microsecond', ${page.after.id}::uuid)`,
            ]
          : []),
      ],
      ' AND ',
    )} ORDER BY n.created_at DESC, n.notice_id DESC ${limitTo(page.limit + 1)}`);

/** @throws AppError not-found */
export const readNotice = (tx: Tx, noticeId: string): Promise<NoticeRow> =>
  tx.one(sql`SELECT ${whole} FROM ${notices} WHERE n.notice_id = ${noticeId}`);

const TABLES = { recipient_notice: raw('recipient_notice'), erasure_notice: raw('erasure_notice') } as const;
const tableOf = (event: NoticeEvent): Sql =>
  event === 'erased' ? TABLES.erasure_notice : TABLES.recipient_notice;

/** Days after which a notice that nobody answered is sent again. */
export const REMIND_DAYS = 14;
/** Days for which an answered one is kept, and one that came to nothing. */
const KEEP_DAYS = 30;

/** Notes what became of a notice by hand; answered and given-up ones go soon. */
export async function setNoticeState(
  tx: Tx,
  { notice_id, event }: Pick<NoticeRow, 'notice_id' | 'event'>,
  state: NoticeState,
): Promise<void> {
  const isOver = state === 'answered' || state === 'given-up';
  await tx.execute(sql`
    UPDATE ${tableOf(event)} SET state = ${state},
           reminders = CASE WHEN ${state} = 'waiting' THEN 0 ELSE reminders END,
           message_id = CASE WHEN ${state} <> 'waiting' THEN message_id END,
           sent_at = CASE ${state} WHEN 'waiting' THEN NULL WHEN 'sent' THEN coalesce(sent_at, now()) ELSE sent_at END,
           next_at = CASE WHEN ${state} = 'sent' THEN now() + make_interval(days => ${REMIND_DAYS}::int) END,
           answered_at = CASE WHEN ${state} = 'answered' THEN now() END,
           deletes_at = CASE WHEN ${isOver}::boolean THEN least(deletes_at, now() + make_interval(days => ${KEEP_DAYS}::int)) ELSE deletes_at END
     WHERE notice_id = ${notice_id}`);
}

/** Notices that are to go by mail now, locked: those that wait, or those that nobody answered. */
export async function takeNotices(tx: Tx, due: 'first' | 'reminder', limit: number): Promise<NoticeRow[]> {
  const isDue = (chased: Sql): Sql =>
    due === 'first'
      ? sql`w.state = 'waiting'`
      : sql`w.state = 'sent' AND w.reminders < 2 AND w.next_at <= now() AND ${chased}`;
  const locked = (table: Sql, chased: Sql): Sql => sql`
    SELECT w.notice_id FROM ${table} w JOIN recipient r USING (recipient_id) WHERE ${isDue(chased)} AND r.email IS NOT NULL
     ORDER BY w.created_at, w.notice_id ${limitTo(limit)} FOR UPDATE OF w SKIP LOCKED`;
  const [living, erased] = await tx.batch([
    locked(TABLES.recipient_notice, isChased(sql`w`, sql`w.event`)),
    locked(TABLES.erasure_notice, sql`true`),
  ]);
  const ids = [...living!.rows, ...erased!.rows].map(({ notice_id }) => String(notice_id));
  if (ids.length === 0) return [];
  return tx.query(sql`
    SELECT ${whole} FROM ${notices} WHERE n.notice_id = ANY (${ids}::uuid[]) ORDER BY n.recipient_id, n.created_at, n.notice_id`);
}

/** These go out with these mails; the first time, or once more. */
export async function noteSent(
  tx: Tx,
  sent: readonly { noticeId: string; messageId: string }[],
  isReminder: boolean,
): Promise<void> {
  const [ids, mails] = [sent.map(({ noticeId }) => noticeId), sent.map(({ messageId }) => messageId)];
  await tx.batch(
    Object.values(TABLES).map(
      (table) => sql`
        UPDATE ${table} n SET state = 'sent', sent_at = coalesce(n.sent_at, now()), next_at = now() + make_interval(days => ${REMIND_DAYS}::int),
               message_id = coalesce(n.message_id, s.message_id), reminders = n.reminders + ${isReminder ? 1 : 0}::int
          FROM unnest(${ids}::uuid[], ${mails}::uuid[]) AS s(notice_id, message_id) WHERE n.notice_id = s.notice_id`,
    ),
  );
}

/** Ended recipients that nothing leads to any more go. */
export const dropEndedRecipients = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    DELETE FROM recipient r WHERE r.ends_on < current_date
       AND NOT EXISTS (SELECT FROM disclosure d WHERE d.recipient_id = r.recipient_id)
       AND NOT EXISTS (SELECT FROM recipient_notice n WHERE n.recipient_id = r.recipient_id)
       AND NOT EXISTS (SELECT FROM erasure_notice n WHERE n.recipient_id = r.recipient_id)
       AND NOT EXISTS (SELECT FROM api_key_recipient k WHERE k.recipient_id = r.recipient_id)`);
