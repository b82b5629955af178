import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { mergingMessages } from './messages.ts';
import { mergingTables } from './personal-data.ts';
import { mergingRoutes } from './routes.ts';

/** Two entries for one person: finding them, deciding, and merging them under the stricter footing. */
export const mergingSlice: Slice = {
  name: 'merging',
  routes: mergingRoutes,
  jobs,
  personalData: mergingTables,
  messages: mergingMessages,
};
