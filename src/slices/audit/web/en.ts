import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import { action } from './actions-en.ts';
import type { audit as german } from './de.ts';

export const audit: SameKeys<typeof german> = {
  title: 'Log',
  subtitle: 'Every access to personal data, with its purpose. Reading the log is itself in the log.',
  none: 'No entry fits these filters.',
  noneText: 'Change period, purpose or action.',
  reset: 'Clear all filters',
  column: {
    at: 'Time',
    actor: 'Who',
    purpose: 'Purpose',
    action: 'Action',
    subjects: 'Contacts',
  },
  actor: {
    user: 'User',
    'api-key': 'API key',
    system: 'Obhut itself',
    visitor: 'Visitor',
    person: 'The person themselves',
    filter: 'Show entries of {{id}} only',
  },
  subject: {
    erased: 'erased',
    filter: 'Show accesses to contact {{id}} only',
    more: '+{{count, number}}',
  },
  filter: {
    label: 'Filter the log',
    any: 'All',
    noAction: 'No such action',
    from: 'From',
    to: 'To',
    contact: 'Contact {{id}}',
    actor: 'By {{id}}',
    remove: 'Remove filter “{{what}}”',
  },
  action,
};
