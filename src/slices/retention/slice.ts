import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { retentionRoutes } from './routes.ts';
import { closingRoutes } from './routes-closing.ts';
import { holdRoutes } from './routes-hold.ts';

/** Deletion: classes and rules, runs, legal holds, the walk along the register, and the ledger. Erasure is asked for in `requests`. */
export const retentionSlice: Slice = {
  name: 'retention',
  routes: [...retentionRoutes, ...holdRoutes, ...closingRoutes],
  jobs,
  commands: addCommands,
  personalData,
  messages,
};
