import type { Job } from '../../platform/slice.ts';
import { SESSION_IDLE_HOURS } from './library.ts';
import { removeEnded } from './store-session.ts';

/** Ends are enforced when a session or key is used; this takes away what is left of them. */
export const jobs: readonly Job[] = [
  {
    name: 'remove-ended-sessions',
    purpose: 'access',
    action: 'access.remove-ended',
    cron: '23 * * * *',
    byClock: true,
    run: (_ctx, tx) => removeEnded(tx, SESSION_IDLE_HOURS),
  },
];
