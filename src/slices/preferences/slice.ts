import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { preferenceTables } from './personal-data.ts';
import { routes } from './routes.ts';

/** What people like, and when and how they want to be contacted. */
export const preferencesSlice: Slice = {
  name: 'preferences',
  routes,
  jobs,
  personalData: preferenceTables,
  messages,
};
