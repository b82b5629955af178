import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { personalData } from './personal-data.ts';

/** Deletion: the walk along the register, the ledger, and the clock. Routes to it are in `requests`. */
export const retentionSlice: Slice = { name: 'retention', routes: [], jobs, personalData };
