import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { audit as german } from './de.ts';

export const audit: SameKeys<typeof german> = {
  title: 'Log',
  subtitle: 'Every access to personal data, with its purpose. Reading the log is itself in the log.',
  none: 'No entry fits these filters.',
  noneText: 'Change period, purpose or action.',
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
  },
  filter: {
    label: 'Filter the log',
    any: 'All',
    action: 'Action (e.g. contacts.list)',
    from: 'From',
    to: 'To',
  },
};
