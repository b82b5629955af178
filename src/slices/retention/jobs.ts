import { systemActor } from '../../kernel/actor.ts';
import type { Job } from '../../platform/slice.ts';
import { refreshForecast } from './forecast.ts';
import { exportLedger } from './ledger.ts';
import { runRetention } from './run.ts';
import { redactLate } from './store.ts';
import { isLedgerWaiting } from './store-event.ts';
import { markUncovered } from './store-narrow.ts';

/** Longer than any transaction may sit idle (platform/db: ten minutes), so that every overlapping reader has committed. */
const LATE_MINUTES = 20;

export const jobs: readonly Job[] = [
  {
    name: 'retention.expire',
    cron: '* * * * *',
    async runOutside(ctx) {
      await runRetention(ctx, ['last-ground', 'narrowing']);
    },
  },
  {
    name: 'retention.run-clocks',
    cron: '*/10 * * * *',
    async runOutside(ctx) {
      await runRetention(ctx, ['class', 'clock']);
    },
  },
  {
    // What no change of a ground told: before the forecast, which counts it.
    name: 'retention.mark-uncovered',
    purpose: 'upkeep',
    action: 'retention.mark-uncovered',
    cron: '3 1 * * *',
    async run(_ctx, tx) {
      await markUncovered(tx);
    },
  },
  {
    name: 'retention.forecast',
    purpose: 'upkeep',
    action: 'retention.forecast',
    cron: '7 1 * * *',
    async run(ctx, tx) {
      await refreshForecast(ctx, tx);
    },
  },
  {
    name: 'retention.export-ledger',
    cron: '* * * * *',
    async runOutside(ctx) {
      if (!(await isLedgerWaiting(ctx.db))) return;
      await ctx.db.perform(
        { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.export-ledger' },
        (tx) => exportLedger(ctx, tx).then(() => {}),
      );
    },
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
