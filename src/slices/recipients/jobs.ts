import type { Job } from '../../platform/slice.ts';
import { SEND_JOB, sendNotices } from './send-notices.ts';
import { dropEndedRecipients } from './store-notice.ts';

export const jobs: readonly Job[] = [
  {
    name: SEND_JOB,
    purpose: 'upkeep',
    action: 'recipients.notify',
    // Asked for by what happens; every ten minutes for what waited for a mail server.
    cron: '*/10 * * * *',
    run: (ctx, tx) => sendNotices(ctx, tx, 'first'),
  },
  {
    name: 'recipients.remind',
    purpose: 'upkeep',
    action: 'recipients.notify',
    cron: '17 * * * *',
    run: (ctx, tx) => sendNotices(ctx, tx, 'reminder'),
  },
  {
    name: 'recipients.drop-ended',
    purpose: 'upkeep',
    action: 'recipients.clean-up',
    cron: '41 3 * * *',
    byClock: true,
    run: async (_ctx, tx) => {
      await dropEndedRecipients(tx);
    },
  },
];
