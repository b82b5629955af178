import type { Slice } from '../../platform/slice.ts';
import { dealMessages } from './messages.ts';
import { dealTables } from './personal-data.ts';
import { dealRoutes } from './routes.ts';
import { dealListRoutes } from './routes-list.ts';
import { pipelineRoutes } from './routes-pipelines.ts';

/** Possible sales, from the first talk to won or lost. */
export const dealsSlice: Slice = {
  name: 'deals',
  routes: [...pipelineRoutes, ...dealListRoutes, ...dealRoutes],
  personalData: dealTables,
  messages: dealMessages,
};
