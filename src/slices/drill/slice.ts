import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { jobs } from './jobs.ts';

/** Proof by trying: a planted person is erased and looked for, byte by byte; and the physical clean-up that this needs. */
export const drillSlice: Slice = { name: 'drill', routes: [], jobs, commands: addCommands, personalData: [] };
