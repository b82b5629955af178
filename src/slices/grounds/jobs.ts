import type { Job } from '../../platform/slice.ts';
import { refreshFootings } from './refresh.ts';
import { settleRestrictions } from './store-restriction.ts';

export const jobs: readonly Job[] = [
  {
    // The footing clock does this to the second; the queue does it where no clock runs.
    name: 'grounds.refresh',
    cron: '* * * * *',
    async runOutside(ctx) {
      await refreshFootings(ctx);
    },
  },
  {
    name: 'grounds.settle-restrictions',
    cron: '7 * * * *',
    purpose: 'upkeep',
    action: 'grounds.settle-restrictions',
    async run(_ctx, tx) {
      await settleRestrictions(tx);
    },
  },
];
