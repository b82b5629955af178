import { AppError } from '../../kernel/app-error.ts';
import { route } from '../../platform/http/route.ts';
import { nothing } from '../access/contract.ts';
import { task, taskChange, taskInput, taskPage, taskParams, taskQuery } from './contract.ts';
import { changeTask, createTask } from './keep-task.ts';
import { findTasks } from './list-tasks.ts';
import { presentTask } from './present.ts';
import { feedRoutes } from './routes-feed.ts';
import { reminderRoutes } from './routes-reminder.ts';
import { deleteTask, readTask, setDone } from './store.ts';

const taskRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/tasks',
    summary:
      'Tasks and appointments in the order of their dates; one’s own under every purpose that shows the person',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.list',
    query: taskQuery,
    response: taskPage,
    handle: (_ctx, tx, { query }) => findTasks(tx, query),
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks',
    summary: 'Create a task or an appointment, for oneself or a colleague',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.create',
    body: taskInput,
    response: task,
    status: 201,
    handle: async (_ctx, tx, { body }) => presentTask(await createTask(tx, body)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/tasks/{taskId}',
    summary: 'Read a task',
    may: 'task.read',
    purpose: 'caller',
    action: 'tasks.read',
    params: taskParams,
    response: task,
    handle: async (_ctx, tx, { params }) => presentTask(await readTask(tx, params.taskId)),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/tasks/{taskId}',
    summary: 'Change the named fields of a task; `version` is the one that was read',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.change',
    params: taskParams,
    body: taskChange,
    response: task,
    handle: async (_ctx, tx, { params, body }) => presentTask(await changeTask(tx, params.taskId, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/tasks/{taskId}',
    summary: 'Delete a task',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.delete',
    params: taskParams,
    response: nothing,
    status: 204,
    async handle(_ctx, tx, { params }) {
      const { contact_ids: contactIds } = await readTask(tx, params.taskId);
      if ((await deleteTask(tx, params.taskId)) === 0) throw new AppError('not-found');
      tx.touch(contactIds);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tasks/{taskId}/completion',
    summary: 'A task is done; nothing happens where it is already',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.change-to-done',
    params: taskParams,
    response: task,
    async handle(_ctx, tx, { params }) {
      await setDone(tx, params.taskId, true);
      return presentTask(await readTask(tx, params.taskId));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/tasks/{taskId}/completion',
    summary: 'Reopen a task',
    may: 'task.write',
    purpose: 'caller',
    action: 'tasks.change-to-open',
    params: taskParams,
    response: task,
    async handle(_ctx, tx, { params }) {
      await setDone(tx, params.taskId, false);
      return presentTask(await readTask(tx, params.taskId));
    },
  }),
];

export const routes = [...reminderRoutes, ...feedRoutes, ...taskRoutes];
