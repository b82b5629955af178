import type { Messages } from '../../platform/http/problem.ts';

export const archiveMessages: Messages = {
  'hold-of-nothing': {
    de: 'Bitte Jahre angeben oder einzelne Belege auswählen.',
    en: 'Please give years, or choose single documents.',
  },
  'hold-of-both': {
    de: 'Eine Sperre gilt für Jahre oder für einzelne Belege, nicht für beides.',
    en: 'A hold is for years or for single documents, not for both.',
  },
  'years-reversed': {
    de: 'Das letzte Jahr liegt vor dem ersten.',
    en: 'The last year is before the first.',
  },
  'days-reversed': { de: 'Das Ende liegt vor dem Anfang.', en: 'The end is before the beginning.' },
  'kind-missing': {
    de: 'Bitte mindestens eine Art von Belegen wählen.',
    en: 'Please choose at least one kind of documents.',
  },
  'no-such-document': {
    de: 'Mindestens einer dieser Belege liegt nicht im Archiv.',
    en: 'At least one of these documents is not in the archive.',
  },
  'hold-has-ended': { de: 'Diese Sperre ist schon beendet.', en: 'This hold has ended already.' },
};
