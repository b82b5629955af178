import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Job } from '../../platform/slice.ts';
import { loadActor } from '../access/index.ts';
import { cleanUp } from './clean-up.ts';
import { failImport, runImport } from './run-import.ts';
import { readRunBy } from './store-import.ts';

export const RUN_JOB = 'transfer.run';

/**
 * Runs an import in the name of whoever started it, with the rights that they have now. What goes wrong stands in the
 * import: a file is not tried again by itself.
 */
async function runQueued(ctx: Ctx, importId: string): Promise<void> {
  const runBy = await ctx.db.perform(
    { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'transfer.find-importer' },
    (tx) => readRunBy(tx, importId),
  );
  if (!runBy) return;
  const actor = await loadActor(ctx, runBy);
  const failure = !actor
    ? 'importer-inactive'
    : actor.permissions.has('import.run') && actor.purposes.has('intake')
      ? undefined
      : 'not-allowed';
  if (!actor || failure) {
    await failImport(ctx, importId, failure ?? 'importer-inactive');
    return;
  }
  await runImport(ctx, actor, importId).catch((error: { code?: string; params?: unknown }) => {
    ctx.log.error({ job: RUN_JOB, importId, code: error.code, params: error.params }, 'import failed');
  });
}

export const jobs: readonly Job[] = [
  { name: RUN_JOB, runOutside: (ctx, payload) => runQueued(ctx, String(payload.importId)) },
  { name: 'transfer.clock', cron: '*/10 * * * *', byClock: true, runOutside: (ctx) => cleanUp(ctx) },
];
