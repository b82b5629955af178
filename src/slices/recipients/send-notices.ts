import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Firm, loadFirm } from '../access/index.ts';
import { isMailReady, letter, queueMail } from '../mail/index.ts';
import { type NoticeRow, noteSent, takeNotices } from './store-notice.ts';
import { writeNotice } from './write-notice.ts';

export const SEND_JOB = 'recipients.send-notices';
/** Notices of one run, and people named in one mail. */
const BATCH = 500;

/**
 * Puts what waits into the mail queue, or with `reminder` what nobody has answered for two weeks. While the firm has no
 * mail server a notice waits as a notice: in the queue it would count as sent and be chased without having gone out,
 * would go with the mail after 30 days, and would lie there in words while it need not. Erasures go to each recipient in one mail, however many people ended that day.
 */
export async function sendNotices(ctx: Ctx, tx: Tx, due: 'first' | 'reminder'): Promise<void> {
  if (!(await isMailReady(tx))) return;
  const notices = await takeNotices(tx, due, BATCH);
  if (notices.length === 0) return;
  const firm = await loadFirm(tx);
  const sent: { noticeId: string; messageId: string }[] = [];
  for (const group of groupsOf(notices)) {
    const messageId = await sendGroup(ctx, tx, firm, group, due === 'reminder');
    sent.push(...group.map(({ notice_id: noticeId }) => ({ noticeId, messageId })));
  }
  await noteSent(tx, sent, due === 'reminder');
  if (notices.length >= BATCH && due === 'first') await tx.addJob(SEND_JOB);
}

/** Erasures by recipient; whatever is about somebody who is there alone, so that it can go with them. */
const groupsOf = (notices: readonly NoticeRow[]): NoticeRow[][] => [
  ...Map.groupBy(notices, (row) => (row.event === 'erased' ? row.recipient_id : row.notice_id)).values(),
];

async function sendGroup(
  ctx: Ctx,
  tx: Tx,
  firm: Firm,
  group: readonly NoticeRow[],
  isReminder: boolean,
): Promise<string> {
  const { contact_id: contactId, email, language, event, what } = group[0]!;
  const references = group.map(({ reference }) => reference);
  const { subject, paragraphs } = writeNotice(event, references, { what, language, isReminder });
  return queueMail(ctx, tx, {
    contactId,
    kind: 'recipient-notice',
    to: email!,
    language,
    subject,
    text: letter({ firm, language, paragraphs }),
  });
}
