import type { Tx } from '../../platform/db/index.ts';
import type { NoticeState } from './contract.ts';
import { SEND_JOB } from './send-notices.ts';
import { readNotice, setNoticeState } from './store-notice.ts';

/** Notes what became of a notice; back to `waiting` it is sent again from the start. Throws `not-found`. */
export async function changeNotice(tx: Tx, noticeId: string, state: NoticeState): Promise<void> {
  const notice = await readNotice(tx, noticeId);
  await setNoticeState(tx, notice, state);
  if (state === 'waiting') await tx.addJob(SEND_JOB, {}, { key: SEND_JOB });
}
