import type { Messages } from '../../platform/http/problem.ts';

export const ticketMessages: Messages = {
  'ticket-purpose-closed': {
    de: 'Servicefälle gibt es unter einem Zweck wie Kundendienst oder Vertrag. Bitte wechseln Sie den Zweck.',
    en: 'Service cases need a purpose such as support or contract. Please switch the purpose.',
  },
  'ticket-of-nobody': {
    de: 'Bitte mindestens eine Person oder eine Firma nennen.',
    en: 'Please name at least one person or a company.',
  },
  'ticket-person-twice': { de: 'Diese Person ist schon genannt.', en: 'This person is already named.' },
  'no-such-contact': {
    de: 'Diese Person gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such contact, or it is not accessible under this purpose.',
  },
  'no-such-company': {
    de: 'Diese Firma gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such company, or it is not accessible under this purpose.',
  },
  'no-such-user': {
    de: 'Dieses Konto gibt es nicht, oder es ist gesperrt.',
    en: 'There is no such account, or it is closed.',
  },
  'no-such-team': { de: 'Diese Abteilung gibt es nicht.', en: 'There is no such department.' },
  'ticket-out-of-scope': {
    de: 'Der Fall nennt keine Person; Sie würden ihn damit aus den Augen verlieren. Bitte bei sich behalten oder eine Person nennen.',
    en: 'The case names nobody; you would lose sight of it that way. Please keep it with you or name a person.',
  },
  'ticket-deadline-out-of-range': {
    de: 'Bitte eine Frist zwischen den Jahren 2000 und 2099 angeben.',
    en: 'Please give a deadline between the years 2000 and 2099.',
  },
  'ticket-resolution-missing': {
    de: 'Bitte angeben, was aus dem Fall geworden ist.',
    en: 'Please say what came of the case.',
  },
  'ticket-resolution-out-of-place': {
    de: 'Ein offener Fall hat noch kein Ergebnis.',
    en: 'An open case has no outcome yet.',
  },
  'satisfaction-without-consent': {
    de: 'Die Person hat nicht zugestimmt, dass ihre Zufriedenheit festgehalten wird. Nötig ist eine gültige Einwilligung für Profiling oder einen eigenen Zweck der Firma.',
    en: 'The person has not agreed to have their satisfaction recorded. It takes a valid consent for profiling or for a purpose of your own.',
  },
  'changed-meanwhile': {
    de: 'Jemand hat das inzwischen geändert. Bitte neu laden und die Änderung noch einmal vornehmen.',
    en: 'Somebody changed this meanwhile. Please reload and make the change again.',
  },
  'cursor-damaged': {
    de: 'Diese Stelle der Liste ist nicht lesbar. Bitte die Liste von vorn laden.',
    en: 'This place in the list cannot be read. Please load the list from its beginning.',
  },
};
