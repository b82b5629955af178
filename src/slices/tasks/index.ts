/** What other slices may call: demo data makes tasks as a user would. */
export { createTask } from './keep-task.ts';
export { setDone } from './store.ts';
