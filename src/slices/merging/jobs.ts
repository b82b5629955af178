import type { Job } from '../../platform/slice.ts';
import { searchDuplicates } from './search-duplicates.ts';

export const SEARCH_JOB = 'merging.search';

export const jobs: readonly Job[] = [
  {
    name: SEARCH_JOB,
    cron: '23 * * * *',
    runOutside: async (ctx) => {
      await searchDuplicates(ctx);
    },
  },
];
