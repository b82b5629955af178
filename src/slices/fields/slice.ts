import type { Slice } from '../../platform/slice.ts';
import { fieldMessages } from './messages.ts';
import { fieldTables } from './personal-data.ts';
import { fieldRoutes } from './routes.ts';

/** Fields that the firm adds itself, and their values; each with category, purposes and a deletion rule of its own. */
export const fieldsSlice: Slice = {
  name: 'fields',
  routes: fieldRoutes,
  personalData: fieldTables,
  messages: fieldMessages,
};
