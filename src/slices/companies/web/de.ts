export const companies = {
  select: {
    placeholder: 'Firma suchen',
    none: 'Keine Firma gefunden',
    type: 'Tippen Sie den Anfang des Namens',
    create: '„{{name}}“ als neue Firma anlegen',
    clear: 'Firma entfernen',
  },
} as const;
