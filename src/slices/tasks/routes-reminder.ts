import { AppError } from '../../kernel/app-error.ts';
import { route } from '../../platform/http/route.ts';
import { reminderChange, reminderCount, reminderList, task, taskParams } from './contract.ts';
import { countReminders } from './count-reminders.ts';
import { userOf } from './list-tasks.ts';
import { presentTask } from './present.ts';
import { readTask, setReminder } from './store.ts';
import { listReminders } from './store-list.ts';

export const reminderRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/reminders/count',
    summary:
      'How many of one’s reminders are due, here and under one’s other purposes, and when the next one will be; names nobody',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.count-reminders',
    response: reminderCount,
    handle: (_ctx, tx) => countReminders(tx),
  }),
  route({
    method: 'GET',
    path: '/api/v1/reminders',
    summary: 'One’s reminders that are due, the latest first',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.list-reminders',
    response: reminderList,
    handle: async (_ctx, tx) => ({ items: (await listReminders(tx, userOf(tx))).map(presentTask) }),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/tasks/{taskId}/reminder',
    summary: 'Remind again at this time; null: seen, not again',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.change-reminder',
    params: taskParams,
    body: reminderChange,
    response: task,
    async handle(_ctx, tx, { params, body }) {
      if ((await setReminder(tx, params.taskId, body.remindAt)) === 0) throw new AppError('not-found');
      return presentTask(await readTask(tx, params.taskId));
    },
  }),
];
