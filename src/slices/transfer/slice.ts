import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { importRoutes } from './routes-imports.ts';
import { quarantineRoutes } from './routes-quarantine.ts';
import { uploadRoutes } from './routes-upload.ts';

/** Files of contacts come in: upload, mapping, preview, one run, undo; quarantine for rows without a ground. */
export const transferSlice: Slice = {
  name: 'transfer',
  routes: [...uploadRoutes, ...importRoutes, ...quarantineRoutes],
  jobs,
  commands: addCommands,
  personalData,
  messages,
};
