import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'log-of-contact-needs-rights': {
    de: 'Nach einer Person darf das Protokoll nur unter dem Zweck Betroffenenrechte durchsucht werden.',
    en: 'The log can be searched by person under the purpose of data subject rights only.',
  },
};
