import type { Job } from '../../platform/slice.ts';
import { removeEnded } from './store.ts';
import { todayOf } from './today.ts';

/** What has ended is not shown any more; this takes away what is left of it. */
export const jobs: readonly Job[] = [
  {
    name: 'preferences.remove-ended',
    purpose: 'upkeep',
    action: 'preferences.clean-up',
    cron: '41 3 * * *',
    byClock: true,
    run: (ctx, tx) => removeEnded(tx, todayOf(ctx)),
  },
];
