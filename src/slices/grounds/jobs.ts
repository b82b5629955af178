import type { Job } from '../../platform/slice.ts';
import { refreshFootings } from './refresh.ts';

export const jobs: readonly Job[] = [
  {
    // The footing clock does this to the second; the queue does it where no clock runs.
    name: 'grounds.refresh',
    cron: '* * * * *',
    async runOutside(ctx) {
      await refreshFootings(ctx);
    },
  },
];
