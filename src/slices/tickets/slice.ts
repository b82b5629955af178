import type { Slice } from '../../platform/slice.ts';
import { jobs } from './jobs.ts';
import { ticketMessages } from './messages.ts';
import { ticketTables } from './personal-data.ts';
import { ticketRoutes } from './routes.ts';

/** Service cases: what customers report or complain about, who sees to it, until when, and how content they were. */
export const ticketsSlice: Slice = {
  name: 'tickets',
  routes: ticketRoutes,
  jobs,
  personalData: ticketTables,
  messages: ticketMessages,
};
