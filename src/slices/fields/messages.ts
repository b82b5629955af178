import type { Messages } from '../../platform/http/problem.ts';

export const fieldMessages: Messages = {
  'own-unknown': {
    de: 'Ein Feld mit diesem Schlüssel gibt es hier nicht.',
    en: 'There is no field with this key here.',
  },
  'own-closed': {
    de: 'Dieses Feld ist unter dem gewählten Zweck nicht zugänglich.',
    en: 'This field is not accessible under the chosen purpose.',
  },
  'own-required': { de: 'Dieses Feld muss ausgefüllt sein.', en: 'This field must be filled in.' },
  'own-not-text': { de: 'Hier wird ein Text erwartet.', en: 'A text is expected here.' },
  'own-not-number': {
    de: 'Hier wird eine Zahl erwartet, mit höchstens drei Nachkommastellen.',
    en: 'A number is expected here, with at most three decimals.',
  },
  'own-not-date': {
    de: 'Hier wird ein Tag des Kalenders erwartet, als JJJJ-MM-TT.',
    en: 'A day of the calendar is expected here, as YYYY-MM-DD.',
  },
  'own-not-choice': {
    de: 'Bitte wählen Sie einen Eintrag aus der Liste.',
    en: 'Please choose an entry of the list.',
  },
  'own-not-yes-no': { de: 'Hier wird Ja oder Nein erwartet.', en: 'Yes or no is expected here.' },
  'own-not-link': {
    de: 'Hier wird eine Adresse erwartet, die mit https:// beginnt.',
    en: 'An address that begins with https:// is expected here.',
  },
  'own-too-long': { de: 'Höchstens 500 Zeichen.', en: 'At most 500 characters.' },
  'own-filter-empty': { de: 'Nennen Sie einen Wert.', en: 'Name a value.' },
  'own-filter-range': {
    de: 'Von und bis gibt es bei Zahlen, Daten und Texten, mit je einem Wert.',
    en: 'From and to exist for numbers, dates and texts, with one value each.',
  },
  'own-choices-not-wanted': {
    de: 'Eine Liste hat nur ein Feld der Art „Auswahl“.',
    en: 'Only a field of the type "choice" has a list.',
  },
  'own-choices-missing': {
    de: 'Nennen Sie mindestens einen Eintrag der Auswahl.',
    en: 'Name at least one entry of the list.',
  },
  'own-choice-twice': {
    de: 'Diesen Schlüssel hat schon ein anderer Eintrag.',
    en: 'Another entry has this key already.',
  },
  'own-purpose-unknown': {
    de: 'Diesen Zweck gibt es nicht, oder unter ihm arbeitet nur Obhut selbst.',
    en: 'There is no such purpose, or only Obhut itself works under it.',
  },
  'own-purpose-does-not-open': {
    de: 'Dieser Zweck öffnet die gewählte Datenkategorie nicht; das Feld wäre unter ihm nie zu sehen.',
    en: 'This purpose does not open the chosen data category; the field would never be seen under it.',
  },
  'own-special-reason': {
    de: 'Besondere Kategorien sind verboten, wenn keine Ausnahme greift: Nennen Sie die Ausnahme nach Art. 9 Abs. 2 DSGVO.',
    en: 'Special categories are forbidden unless an exception applies: name the exception of Art. 9(2) GDPR.',
  },
  'own-sounds-special': {
    de: 'Das klingt nach einer besonderen Kategorie (Art. 9 DSGVO), etwa Gesundheit oder Religion: Wählen Sie diese Kategorie, oder sagen Sie, warum es keine ist.',
    en: 'This sounds like a special category (Art. 9 GDPR), such as health or religion: choose that category, or say why it is none.',
  },
  'own-not-special-reason': {
    de: 'Sagen Sie, warum das keine besondere Kategorie ist, oder wählen Sie diese.',
    en: 'Say why this is no special category, or choose it.',
  },
  'own-key-taken': {
    de: 'Ein Feld mit diesem Schlüssel gibt es hier schon.',
    en: 'There is a field with this key here already.',
  },
  'own-type-fixed': {
    de: 'Die Art eines Feldes lässt sich nicht ändern: Seine Werte wären keine mehr. Legen Sie ein neues Feld an.',
    en: 'The type of a field cannot be changed: its values would be none. Add a new field.',
  },
  'own-still-active': {
    de: 'Nehmen Sie das Feld zuerst außer Gebrauch.',
    en: 'Take the field out of use first.',
  },
  'own-count-changed': {
    de: 'Die Zahl der Werte hat sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
    en: 'The number of values has changed meanwhile. Please look at it again.',
  },
};
