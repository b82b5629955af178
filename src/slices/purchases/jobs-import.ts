import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Job } from '../../platform/slice.ts';
import { loadActor } from '../access/index.ts';
import { failImport, runImport } from './import/run-import.ts';
import { findImport } from './store-import.ts';

/** Runs an import in the name of whoever started it, with the rights that they have now. */
async function runQueued(ctx: Ctx, importId: string): Promise<void> {
  const record = await ctx.db
    .perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action: 'purchases.find-importer' }, (tx) =>
      findImport(tx, importId),
    )
    .catch(() => undefined);
  if (!record?.run_by) return;
  const actor = await loadActor(ctx, record.run_by);
  if (!actor?.permissions.has('purchase.write') || !actor.purposes.has(record.purpose_key)) {
    await failImport(ctx, importId, 'not-allowed');
    return;
  }
  await runImport(ctx, actor, importId, record.purpose_key).catch(
    (error: { code?: string; params?: unknown }) => {
      ctx.log.error(
        { job: 'purchases.run-import', importId, code: error.code, params: error.params },
        'import failed',
      );
    },
  );
}

export const importJobs: readonly Job[] = [
  { name: 'purchases.run-import', runOutside: (ctx, payload) => runQueued(ctx, String(payload.importId)) },
];
