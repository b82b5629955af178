import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'due-twice': {
    de: 'Entweder ein ganzer Tag oder eine Uhrzeit, nicht beides.',
    en: 'Either a whole day or a time, not both.',
  },
  'end-without-begin': {
    de: 'Zum Ende gehört ein Beginn derselben Art: Uhrzeit oder ganzer Tag.',
    en: 'An end needs a beginning of the same kind: a time or a whole day.',
  },
  'end-before-begin': { de: 'Das Ende liegt vor dem Beginn.', en: 'The end is before the beginning.' },
  'one-person-stays': {
    de: 'Eine Aufgabe zu einer Person bleibt bei ihr. Für etwas anderes legen Sie bitte eine neue Aufgabe an.',
    en: 'A task about a person stays with them. For something else please make a new task.',
  },
  'no-such-contact': {
    de: 'Diesen Kontakt gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such contact, or they are not accessible under this purpose.',
  },
  'no-such-deal': {
    de: 'Diese Verkaufschance gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such deal, or it is not accessible under this purpose.',
  },
  'no-such-ticket': {
    de: 'Diesen Servicefall gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such ticket, or it is not accessible under this purpose.',
  },
  'colleagues-need-communication': {
    de: 'Unter diesem Zweck sind nur eigene Aufgaben möglich. Für Aufgaben von Kollegen wählen Sie bitte oben einen anderen.',
    en: 'Under this purpose only your own tasks are possible. For those of colleagues please choose another one above.',
  },
  'colleague-out-of-scope': {
    de: 'Eine Aufgabe ohne Person können Sie nur in Ihrem eigenen Bereich vergeben.',
    en: 'A task about nobody can only be assigned within your own scope.',
  },
  'feed-purpose': {
    de: 'Ein Kalender braucht einen Zweck der täglichen Arbeit. Bitte wählen Sie oben einen anderen.',
    en: 'A calendar needs a purpose of the daily work. Please choose another one above.',
  },
  'feed-there': {
    de: 'Für diesen Zweck haben Sie schon eine Kalenderadresse. Sie können sie erneuern oder zurückziehen.',
    en: 'You already have a calendar address for this purpose. You can renew or revoke it.',
  },
};
