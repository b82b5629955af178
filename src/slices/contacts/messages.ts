import type { Messages } from '../../platform/http/problem.ts';

export const contactMessages: Messages = {
  'not-storable': {
    de: 'Der Text enthält Zeichen, die nicht gespeichert werden können.',
    en: 'The text contains characters that cannot be stored.',
  },
  'no-such-date': {
    de: 'Diesen Tag gibt es im Kalender nicht.',
    en: 'There is no such day in the calendar.',
  },
  'nobody-named': {
    de: 'Bitte mindestens einen Namen, eine E-Mail-Adresse oder eine Telefonnummer angeben.',
    en: 'Please give at least a name, an e-mail address or a phone number.',
  },
  'ground-for-this-purpose-missing': {
    de: 'Einer der Rechtsgründe muss für den Zweck gelten, unter dem Sie gerade arbeiten, und jetzt schon gelten.',
    en: 'One of the grounds must be for the purpose that you are working under, and hold from now on.',
  },
  'category-closed': {
    de: 'Dieses Feld ist unter dem gewählten Zweck nicht zugänglich und kann hier nicht geändert werden.',
    en: 'This field is not accessible under the chosen purpose and cannot be changed here.',
  },
  'no-such-user': {
    de: 'Dieses Konto gibt es nicht, oder es ist gesperrt.',
    en: 'There is no such account, or it is closed.',
  },
  'no-such-team': { de: 'Diese Abteilung gibt es nicht.', en: 'There is no such department.' },
  'owner-out-of-scope': {
    de: 'Sie dürfen die Zuständigkeit nur innerhalb Ihres eigenen Bereichs vergeben.',
    en: 'You can only assign a contact within your own scope.',
  },
  'team-out-of-scope': {
    de: 'Sie dürfen Kontakte nur der eigenen Abteilung zuordnen.',
    en: 'You can only assign contacts to your own department.',
  },
  'no-such-company': {
    de: 'Diese Firma gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such company, or it is not accessible under this purpose.',
  },
  'company-twice': { de: 'Diese Firma ist schon genannt.', en: 'This company is already named.' },
  'asked-to-return-missing': {
    de: 'Bitte festhalten, wie und wann die Person darum gebeten hat, wieder aufgenommen zu werden.',
    en: 'Please state how and when the person asked to be taken in again.',
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
