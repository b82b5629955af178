import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { runList } from './contract.ts';
import { labelOf } from './due.ts';
import { listRuns } from './store-run.ts';

const SHOWN = 50;

/** The last runs, newest first. */
export async function runsOf(ctx: Ctx, tx: Tx, language: 'de' | 'en'): Promise<z.input<typeof runList>> {
  return {
    items: (await listRuns(tx, SHOWN)).map((row) => ({
      runId: row.run_id,
      kind: row.kind,
      state: row.state,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      batches: row.batches,
      people: row.people,
      rows: Object.entries(row.counts)
        .map(([table, rows]) => ({ table, label: labelOf(ctx.register, table, language), rows }))
        .sort((a, b) => b.rows - a.rows),
    })),
  };
}
