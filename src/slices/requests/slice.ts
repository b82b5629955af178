import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';
import { deskRoutes } from './routes-desk.ts';

/** The rights desk: access report, portability file, erasure, and the requests with their clock. */
export const requestsSlice: Slice = {
  name: 'requests',
  routes: [...routes, ...deskRoutes],
  commands: addCommands,
  personalData,
  messages,
};
