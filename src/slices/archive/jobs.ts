import type { Job } from '../../platform/slice.ts';
import { checkArchive } from './check-archive.ts';
import { runQueued } from './export/run-export.ts';
import { sweepCopies, sweepExports } from './sweep.ts';

export const jobs: readonly Job[] = [
  { name: 'archive.export', runOutside: (ctx, { exportId }) => runQueued(ctx, String(exportId)) },
  {
    name: 'archive.sweep-exports',
    cron: '*/5 * * * *',
    byClock: true,
    runOutside: (ctx) => sweepExports(ctx),
  },
  { name: 'archive.sweep-copies', cron: '50 3 * * *', byClock: true, runOutside: (ctx) => sweepCopies(ctx) },
  {
    name: 'archive.check',
    cron: '20 2 * * 0',
    runOutside: (ctx, { checkId }) => checkArchive(ctx, checkId ? String(checkId) : undefined),
  },
];
