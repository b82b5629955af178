import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { archiveMessages } from './messages.ts';
import { archiveTables } from './personal-data.ts';
import { archiveRoutes } from './routes.ts';

/** Frozen copies of documents that the law says to keep, with holds, exports for a tax audit and checks. */
export const archiveSlice: Slice = {
  name: 'archive',
  routes: archiveRoutes,
  jobs,
  personalData: archiveTables,
  messages: archiveMessages,
};
