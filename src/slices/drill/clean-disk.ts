import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { openAsking } from './open-asking.ts';
import { type Cleaned, dropOldLog, rewriteTables } from './store-clean.ts';

/**
 * Takes what was deleted off the disk: dead rows with their index entries, the planner's statistics, old write-ahead log
 * (docs/decisions/0029). `ms` is how long that took.
 */
export async function cleanDisk(ctx: Ctx, say: (line: string) => void): Promise<Cleaned & { ms: number }> {
  const started = performance.now();
  const { admin, close } = await openAsking(ctx);
  try {
    const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'drill.clean' };
    await ctx.db.perform(work, async () => {});
    const cleaned = await rewriteTables(admin, (done, of) => say(`Writing tables anew: ${done} of ${of}`));
    const left = [...cleaned.left, ...(await dropOldLog(admin))];
    return { tables: cleaned.tables, left, ms: Math.round(performance.now() - started) };
  } finally {
    await close();
  }
}
