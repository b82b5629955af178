import type { Job } from '../../platform/slice.ts';
import { sweepFiles } from './sweep-files.ts';

export const jobs: readonly Job[] = [
  {
    name: 'interactions.sweep-files',
    cron: '35 3 * * *',
    byClock: true,
    runOutside: (ctx) => sweepFiles(ctx),
  },
];
