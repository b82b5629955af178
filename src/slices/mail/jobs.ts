import type { Job } from '../../platform/slice.ts';
import { SERVER_FAILURES } from './failure.ts';
import { sendDue } from './send-due.ts';
import { wakeAfter } from './store-send.ts';
import { sweepAttachments } from './sweep.ts';

export const jobs: readonly Job[] = [
  {
    // Woken by each mail that is enqueued (`messageId` keeps these calls apart), and every minute for those that wait.
    name: 'mail.send',
    cron: '* * * * *',
    runOutside: (ctx) => sendDue(ctx),
  },
  {
    // After a change of the mail server: what failed because of the old one need not wait for its next try.
    name: 'mail.wake',
    purpose: 'upkeep',
    action: 'mail.set-state',
    async run(_ctx, tx) {
      await tx.batch([wakeAfter(SERVER_FAILURES)]);
      await tx.addJob('mail.send', {}, { key: 'mail.send' });
    },
  },
  {
    name: 'mail.sweep-attachments',
    cron: '52 3 * * *',
    byClock: true,
    runOutside: (ctx) => sweepAttachments(ctx),
  },
];
