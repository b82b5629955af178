import type { Slice } from '../../platform/slice.ts';
import { contactMessages } from './messages.ts';
import { contactTables } from './personal-data.ts';
import { contactRoutes } from './routes.ts';

/** People: their names, contact points, notes and companies; finding, listing and changing them. */
export const contactsSlice: Slice = {
  name: 'contacts',
  routes: contactRoutes,
  personalData: contactTables,
  messages: contactMessages,
};
