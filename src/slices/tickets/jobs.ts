import type { Job } from '../../platform/slice.ts';
import { deleteEndedSatisfaction } from './store-satisfaction.ts';

export const jobs: readonly Job[] = [
  {
    // Unseen from the second on at which the consent ends (policy); this takes it from the disk.
    name: 'tickets.delete-ended-satisfaction',
    cron: '*/10 * * * *',
    byClock: true,
    purpose: 'upkeep',
    action: 'tickets.delete-ended-satisfaction',
    async run(_ctx, tx) {
      await deleteEndedSatisfaction(tx);
    },
  },
];
