import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { groundRoutes } from './routes.ts';
import { purposeRoutes } from './routes-purpose.ts';
import { restrictionRoutes } from './routes-restriction.ts';

/** Purposes, grounds and their ends, consent and its proof, objection, restriction, suppression. */
export const groundsSlice: Slice = {
  name: 'grounds',
  routes: [...groundRoutes, ...restrictionRoutes, ...purposeRoutes],
  jobs,
  personalData,
  messages,
};
