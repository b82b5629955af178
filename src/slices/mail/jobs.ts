import type { Job } from '../../platform/slice.ts';
import { sendDue } from './send-due.ts';
import { sweepAttachments } from './sweep.ts';

export const jobs: readonly Job[] = [
  {
    // Woken by each mail that is enqueued (`messageId` keeps these calls apart), and every minute for those that wait.
    name: 'mail.send',
    cron: '* * * * *',
    runOutside: (ctx) => sendDue(ctx),
  },
  {
    name: 'mail.sweep-attachments',
    cron: '52 3 * * *',
    runOutside: (ctx) => sweepAttachments(ctx),
  },
];
