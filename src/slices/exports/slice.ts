import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { routes } from './routes.ts';

/** The one gate through which many contacts leave at once (Art. 5(1)(f), 32). */
export const exportsSlice: Slice = { name: 'exports', routes, jobs, personalData, messages };
