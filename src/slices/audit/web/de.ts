import { action } from './actions-de.ts';

export const audit = {
  title: 'Protokoll',
  subtitle:
    'Jeder Zugriff auf personenbezogene Daten, mit Zweck. Das Lesen des Protokolls steht selbst darin.',
  none: 'Kein Eintrag passt zu diesen Filtern.',
  noneText: 'Ändern Sie Zeitraum, Zweck oder Vorgang.',
  reset: 'Alle Filter aufheben',
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
    person: 'Betroffene Person',
    filter: 'Nur Einträge von {{id}} zeigen',
  },
  subject: {
    erased: 'gelöscht',
    filter: 'Nur Zugriffe auf Kontakt {{id}} zeigen',
    more: '+{{count, number}}',
  },
  filter: {
    label: 'Protokoll filtern',
    any: 'Alle',
    noAction: 'Kein solcher Vorgang',
    from: 'Von',
    to: 'Bis',
    contact: 'Kontakt {{id}}',
    actor: 'Von {{id}}',
    remove: 'Filter „{{what}}“ entfernen',
  },
  action,
} as const;
