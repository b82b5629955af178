import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { readNextEnd, refreshEnded } from './store.ts';

const BATCH = 500;

/**
 * Computes the footing anew of every contact one of whose grounds ended or started since, in batches with a
 * transaction each. Nothing due: no transaction, no entry in the log. Contacts that somebody else is changing at this
 * moment are left to them, or to the next run. Returns what is left: milliseconds until the next one, `busy` where all
 * that is due is being changed, null where nobody's ground ever ends.
 */
export async function refreshFootings(ctx: Ctx): Promise<number | 'busy' | null> {
  const wait = await readNextEnd(ctx.db);
  if (wait !== 0) return wait;
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'grounds.refresh' };
  let total = 0;
  let refreshed: number;
  do {
    refreshed = await ctx.db.perform(work, (tx) => refreshEnded(tx, BATCH));
    total += refreshed;
  } while (refreshed === BATCH);
  return total === 0 ? 'busy' : readNextEnd(ctx.db);
}
