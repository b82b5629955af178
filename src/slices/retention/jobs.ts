import type { Job } from '../../platform/slice.ts';
import { expire } from './expire.ts';
import { exportLedger } from './ledger.ts';
import { deleteByClock, redactLate } from './store.ts';

/** Longer than any transaction may sit idle (platform/db: ten minutes), so that every overlapping reader has committed. */
const LATE_MINUTES = 20;

export const jobs: readonly Job[] = [
  {
    name: 'retention.expire',
    cron: '* * * * *',
    async runOutside(ctx) {
      await expire(ctx);
    },
  },
  {
    name: 'retention.run-clocks',
    purpose: 'upkeep',
    action: 'retention.expire-rows',
    cron: '*/10 * * * *',
    run: (ctx, tx) => deleteByClock(tx, ctx.register),
  },
  {
    name: 'retention.export-ledger',
    purpose: 'upkeep',
    action: 'retention.export-ledger',
    cron: '*/15 * * * *',
    run: (ctx, tx) => exportLedger(ctx, tx),
  },
  {
    name: 'retention.redact-late',
    purpose: 'upkeep',
    action: 'retention.redact-late',
    cron: '*/5 * * * *',
    run: (ctx, tx) => redactLate(tx, ctx.register, LATE_MINUTES),
  },
  {
    name: 'retention.remove-file',
    async runOutside(ctx, { area, id }) {
      await ctx.files.remove(String(area), String(id));
    },
  },
];
