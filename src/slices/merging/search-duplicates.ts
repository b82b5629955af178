import { NIL_ID, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readSearch, saveSearch, searchStep } from './store.ts';

const BATCH = 500;

/**
 * Compares every contact that changed since the last search, step by step, each step a transaction of its own: at the
 * first time all of them. Stopped half way it begins again where the last whole search ended; nothing is found twice.
 */
export async function searchDuplicates(ctx: Ctx, batch = BATCH): Promise<number> {
  const step = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    ctx.db.perform(
      { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'merging.search', reads: true },
      act,
    );
  let after = { time: (await step(readSearch)).seen_until, id: NIL_ID };
  let seen = 0;
  for (;;) {
    const next = await step((tx) => searchStep(tx, after, batch));
    seen += next.seen;
    if (next.seen < batch || next.last_time === null || next.last_id === null) break;
    after = { time: next.last_time, id: next.last_id };
  }
  await step(saveSearch);
  return seen;
}
