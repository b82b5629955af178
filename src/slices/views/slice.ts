import type { Slice } from '../../platform/slice.ts';
import { viewMessages } from './messages.ts';
import { viewTables } from './personal-data.ts';
import { viewRoutes } from './routes.ts';

/** Lists as people want to see them again: filters, order and columns under a name, for oneself or shared. */
export const viewsSlice: Slice = {
  name: 'views',
  routes: viewRoutes,
  personalData: viewTables,
  messages: viewMessages,
};
