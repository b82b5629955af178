import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { interactionMessages } from './messages.ts';
import { interactionTables } from './personal-data.ts';
import { interactionRoutes } from './routes.ts';

/** Every touchpoint with a customer: what was said and written, with whom, and when last. */
export const interactionsSlice: Slice = {
  name: 'interactions',
  routes: interactionRoutes,
  jobs,
  personalData: interactionTables,
  messages: interactionMessages,
};
