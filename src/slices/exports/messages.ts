import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'no-such-export-column': {
    de: 'Diese Spalte gibt es nicht.',
    en: 'There is no such column.',
  },
  'column-twice': { de: 'Diese Spalte ist schon gewählt.', en: 'This column is chosen already.' },
  'nobody-chosen': {
    de: 'Zu dieser Auswahl gehört niemand, den der Zweck öffnet.',
    en: 'Nobody whom the purpose opens belongs to this selection.',
  },
  'too-many-to-export': {
    de: 'Mehr als {most} Kontakte lassen sich nicht auf einmal ausführen.',
    en: 'More than {most} contacts cannot be exported at once.',
  },
  'export-outdated': {
    de: 'Jemand in dieser Datei ist inzwischen eingeschränkt oder für den Zweck nicht mehr offen. Bitte führen Sie die Kontakte noch einmal aus.',
    en: 'Somebody in this file has since been restricted or is no longer open to the purpose. Please export the contacts again.',
  },
};
