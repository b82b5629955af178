import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { bulkMessages } from './messages.ts';
import { bulkTables } from './personal-data.ts';
import { bulkRoutes } from './routes.ts';

/** Changes of many rows at once, and taking them back. */
export const bulkSlice: Slice = {
  name: 'bulk',
  routes: bulkRoutes,
  jobs,
  personalData: bulkTables,
  messages: bulkMessages,
};
