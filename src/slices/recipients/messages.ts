import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'no-such-recipient': {
    de: 'Dieser Empfänger steht nicht im Verzeichnis.',
    en: 'This recipient is not in the directory.',
  },
  'recipient-ended': {
    de: 'Die Zusammenarbeit mit diesem Empfänger ist beendet.',
    en: 'Working with this recipient has ended.',
  },
  'recipient-in-use': {
    de: 'Dieser Empfänger hat Daten erhalten oder ein API-Schlüssel gehört ihm. Tragen Sie stattdessen den letzten Tag ein.',
    en: 'This recipient has received data or holds an API key. Enter the last day instead.',
  },
  'ends-before-start': {
    de: 'Der letzte Tag liegt vor dem ersten.',
    en: 'The last day is before the first.',
  },
  'instrument-missing': {
    de: 'Außerhalb des Europäischen Wirtschaftsraums wird eine Grundlage der Übermittlung gebraucht (Art. 44 bis 49 DSGVO).',
    en: 'Outside the European Economic Area a transfer instrument is needed (Art. 44 to 49 GDPR).',
  },
  'instrument-needless': {
    de: 'Im Europäischen Wirtschaftsraum braucht es keine Grundlage der Übermittlung.',
    en: 'Within the European Economic Area no transfer instrument is needed.',
  },
  'not-adequate': {
    de: 'Für dieses Land gibt es keinen Angemessenheitsbeschluss (Art. 45 DSGVO).',
    en: 'There is no adequacy decision for this country (Art. 45 GDPR).',
  },
};
