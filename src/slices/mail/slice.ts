import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { personalData } from './personal-data.ts';

/** Outgoing mail: the queue, the firm's mail server, and the worker that sends. */
export const mailSlice: Slice = { name: 'mail', routes: [], jobs, personalData };
