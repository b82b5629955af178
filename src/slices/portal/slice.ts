import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { openRoutes } from './routes.ts';
import { personRoutes } from './routes-person.ts';

/** The portal: a person sees what is held about them and exercises their rights, by a one-time link and without an account. */
export const portalSlice: Slice = {
  name: 'portal',
  routes: [...openRoutes, ...personRoutes],
  jobs,
  personalData,
  messages,
};
