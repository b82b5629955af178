import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { readNextEnd, refreshEnded } from './store.ts';

const BATCH = 500;

/**
 * Computes the footing anew of every contact one of whose grounds ended or started since, in batches with a
 * transaction each. Nothing due: no transaction, no entry in the log. Contacts that somebody else is changing at this
 * moment are left to them, or to the next run.
 */
export async function refreshFootings(ctx: Ctx): Promise<void> {
  const wait = await readNextEnd(ctx.db);
  if (wait === null || wait > 0) return;
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'grounds.refresh' };
  while ((await ctx.db.perform(work, (tx) => refreshEnded(tx, BATCH))) === BATCH);
}
