import type { Messages } from '../../platform/http/problem.ts';

export const bulkMessages: Messages = {
  'one-selection': {
    de: 'Nennen Sie entweder einzelne Einträge oder einen Filter.',
    en: 'Name either single rows or a filter.',
  },
  'filter-not-possible': {
    de: 'In dieser Liste lassen sich nur einzelne Einträge auswählen.',
    en: 'In this list rows can only be chosen one by one.',
  },
  'too-many-rows': {
    de: 'Der Filter lässt mehr als {most} Einträge übrig. Grenzen Sie ihn ein.',
    en: 'The filter leaves more than {most} rows. Narrow it down.',
  },
  'field-not-in-list': {
    de: 'Das lässt sich in dieser Liste nicht ändern.',
    en: 'This cannot be changed in this list.',
  },
};
