import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { firmRoutes } from './routes-firm.ts';
import { sessionRoutes } from './routes-session.ts';
import { userRoutes } from './routes-users.ts';

/** Sign-in, accounts, teams, roles with their purposes, API keys, and the firm itself. */
export const accessSlice: Slice = {
  name: 'access',
  routes: [...sessionRoutes, ...userRoutes, ...firmRoutes],
  jobs,
  personalData,
  messages,
};
