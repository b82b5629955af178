import type { Job } from '../../platform/slice.ts';
import { cleanDisk } from './clean-disk.ts';

export const jobs: readonly Job[] = [
  {
    name: 'drill.clean',
    // Sunday, while the firm sleeps: each table is locked in turn while it is written anew.
    cron: '17 2 * * 0',
    async runOutside(ctx) {
      // A PostgreSQL of the firm's own is cleaned by its own rules: `obhut clean` says what it may not do there.
      if (ctx.config.databaseUrl) return;
      const { left } = await cleanDisk(ctx, () => {});
      if (left.length > 0) ctx.log.warn({ left: left.length }, 'clean-up: not everything could be cleaned');
    },
  },
];
