import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'question-empty': { de: 'Bitte schreiben Sie Ihre Frage.', en: 'Please write your question.' },
  'not-an-address-of-theirs': {
    de: 'Das ist keine E-Mail-Adresse dieser Person. Ein Link geht nur an eine gespeicherte Adresse.',
    en: 'This is no e-mail address of this person. A link goes to a stored address only.',
  },
  'shared-address': {
    de: 'Diese E-Mail-Adresse haben mehrere Personen. Damit niemand die Daten einer anderen sieht, geht dorthin kein Link.',
    en: 'Several people have this e-mail address. So that nobody sees the data of another, no link goes there.',
  },
};
