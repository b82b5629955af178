import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { dropHeld } from '../mail/index.ts';
import type { NoticeState } from './contract.ts';
import { REMIND_DAYS } from './store-notice.ts';
import {
  insertPending,
  listOpenNotices,
  type PendingNotice,
  type SettledNotice,
  settleNotices,
  waitAgain,
} from './store-replay.ts';

/** What the ledger says last of a notice. */
export interface ToldWord {
  state: NoticeState;
  at: string;
}

/**
 * After a restore: whom the first erasure told is not told again, everybody else is. `words`: by the hash of the notice's id.
 * `pending`: from the copy of the keys, of people whom the backup cannot name any more. In a transaction for the purpose
 * upkeep in which the ledger is quiet, once the people are erased again.
 */
export async function replayNotices(
  ctx: Ctx,
  tx: Tx,
  { words, pending }: { words: ReadonlyMap<string, ToldWord>; pending: readonly PendingNotice[] },
): Promise<void> {
  if (pending.length > 0) await insertPending(tx, pending);
  const settled = (await listOpenNotices(tx)).flatMap((noticeId): SettledNotice[] => {
    const word = words.get(ctx.keys.hash('ledger', noticeId).toString('hex'));
    return word ? [{ noticeId, ...word }] : [];
  });
  await settleNotices(tx, settled, REMIND_DAYS);
  await dropHeld(
    tx,
    await waitAgain(
      tx,
      settled.map(({ noticeId }) => noticeId),
    ),
  );
}
