import type { Slice } from '../../platform/slice.ts';
import { messages } from './messages.ts';
import { taskTables } from './personal-data.ts';
import { routes } from './routes.ts';

/** Tasks and appointments, reminders, and the private calendar addresses. */
export const tasksSlice: Slice = {
  name: 'tasks',
  routes,
  personalData: taskTables,
  messages,
};
