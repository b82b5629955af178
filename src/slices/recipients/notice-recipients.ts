import type { Category } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { NoticeEvent } from './contract.ts';
import { noticeStatement } from './store-notice.ts';

/**
 * Art. 19: enqueues a notice to everybody who received the data of these people and to nobody else; of a correction only
 * to those who got one of the categories that changed. One statement for any number of people, sent by the worker after
 * the commit. For an erasure call it before the rows go. Needs the purpose rights or upkeep, but for a correction.
 */
export async function noticeRecipients(
  tx: Tx,
  contactIds: readonly string[],
  event: NoticeEvent,
  changed?: readonly Category[],
): Promise<void> {
  if (contactIds.length === 0 || changed?.length === 0) return;
  await tx.batch([noticeStatement(contactIds, event, changed)]);
}
