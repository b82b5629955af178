import type { Slice } from '../../platform/slice.ts';
import { companyMessages } from './messages.ts';
import { companyTables } from './personal-data.ts';
import { companyRoutes } from './routes.ts';

/** Organisations, and sole traders: companies that are a person. */
export const companiesSlice: Slice = {
  name: 'companies',
  routes: companyRoutes,
  personalData: companyTables,
  messages: companyMessages,
};
