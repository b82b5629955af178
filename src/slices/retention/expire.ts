import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { eraseLocked } from './erase.ts';
import { isDeletionDue, lockDuePeople } from './store.ts';

const BATCH = 500;
const WORK = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.expire' };

/**
 * Erases contacts whose last ground has ended, in batches that each commit by themselves. Nobody is suppressed: the time
 * was over, nobody objected. Restricted contacts stay until the restriction is lifted (Art. 18: the person may need
 * them). Returns how many contacts went. A contact that cannot be deleted does not hold up the others; throws
 * `internal` with their number at the end.
 */
export async function expire(ctx: Ctx): Promise<number> {
  if (!(await isDeletionDue(ctx.db))) return 0;
  const stuck: string[] = [];
  let total = 0;
  for (let size = BATCH; ; ) {
    let ids: string[] = [];
    try {
      await ctx.db.perform(WORK, async (tx) => {
        ids = await lockDuePeople(tx, ctx.register, size, stuck);
        if (ids.length === 0) return;
        await eraseLocked(ctx, tx, ids, { reason: 'last-ground-ended', suppress: false });
      });
    } catch (error) {
      if (ids.length === 0) throw error;
      // Somebody in the batch: go one by one until it shows who, then on in batches without them.
      if (ids.length === 1) stuck.push(...ids);
      size = ids.length === 1 ? BATCH : 1;
      continue;
    }
    total += ids.length;
    if (ids.length < size) break;
  }
  if (stuck.length > 0) throw new AppError('internal', { params: { stuck: stuck.length } });
  return total;
}
