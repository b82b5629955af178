import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';

/** Outgoing mail: the queue, the firm's mail server, and the worker that sends. */
export const mailSlice: Slice = { name: 'mail', routes, jobs, personalData, messages };
