export const audit = {
  title: 'Protokoll',
  subtitle:
    'Jeder Zugriff auf personenbezogene Daten, mit Zweck. Das Lesen des Protokolls steht selbst darin.',
  none: 'Kein Eintrag passt zu diesen Filtern.',
  noneText: 'Ändern Sie Zeitraum, Zweck oder Vorgang.',
  column: {
    at: 'Zeit',
    actor: 'Wer',
    purpose: 'Zweck',
    action: 'Vorgang',
    subjects: 'Kontakte',
  },
  actor: {
    user: 'Benutzer',
    'api-key': 'API-Schlüssel',
    system: 'Obhut selbst',
    visitor: 'Besucher',
  },
  filter: {
    label: 'Protokoll filtern',
    any: 'Alle',
    action: 'Vorgang (z. B. contacts.list)',
    from: 'Von',
    to: 'Bis',
  },
} as const;
