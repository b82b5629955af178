import type { Ctx } from '../../platform/ctx.ts';
import { holdQueued } from '../mail/index.ts';
import { mergeAgain } from '../merging/index.ts';
import type { PendingNotice } from '../recipients/index.ts';
import { type Replayed, readLedgerLines, replayLedger } from '../retention/index.ts';
import { UPKEEP } from './make-keys.ts';
import { replayRows } from './replay-rows.ts';

/**
 * Brings a restored database up to its ledger, whoever restored it: mail that waits is held (it may have gone out since),
 * and what the ledger says is done again.
 */
export async function replay(
  ctx: Ctx,
  {
    pending = [],
    onProgress = () => {},
  }: { pending?: readonly PendingNotice[]; onProgress?: (line: string) => void },
): Promise<Replayed> {
  await ctx.db.perform({ ...UPKEEP, action: 'backup.hold-mail' }, (tx) => holdQueued(tx).then(() => {}));
  return replayLedger(ctx, await readLedgerLines(ctx), { mergeAgain, replayRows, pending, onProgress });
}
