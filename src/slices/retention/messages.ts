import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'rule-fixed': {
    de: 'Diese Daten gehen mit etwas anderem oder bekommen ihr Ende, wenn sie entstehen; eine andere Löschklasse hätte keine Wirkung.',
    en: 'This data goes with something else or is given its end when it is made; another deletion class would change nothing.',
  },
  'class-unknown': { de: 'Diese Löschklasse gibt es nicht.', en: 'There is no such deletion class.' },
  'class-unsuitable': {
    de: 'Diese Löschklasse gibt keine Frist ab einem Startzeitpunkt vor.',
    en: 'This deletion class has no period that runs from a start event.',
  },
  'class-fixed': {
    de: 'Diese Frist ergibt sich aus den Daten selbst oder wird an anderer Stelle festgelegt.',
    en: 'This period follows from the data itself or is set elsewhere.',
  },
  'class-taken': { de: 'Diesen Schlüssel gibt es schon.', en: 'This key is taken.' },
  'class-key': {
    de: 'Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche, am Anfang einen Buchstaben, zwei bis 40 Zeichen.',
    en: 'Use small letters, digits and hyphens, with a letter first, two to 40 characters.',
  },
  'class-builtin': {
    de: 'Diese Löschklasse gehört zu Obhut und lässt sich nicht löschen, nur ändern.',
    en: 'This deletion class ships with Obhut and cannot be deleted, only changed.',
  },
  'class-in-use': {
    de: 'Diese Löschklasse gilt noch für Datenarten. Geben Sie diesen zuerst eine andere.',
    en: 'Kinds of data still have this deletion class. Give them another first.',
  },
  'label-missing': {
    de: 'Nennen Sie die neue Frist auch in Worten, auf Deutsch und Englisch: so steht sie in der Auskunft.',
    en: 'Put the new period into words too, in German and English: so it stands in the access report.',
  },
  'rule-or-class': {
    de: 'Nennen Sie entweder eine Regel oder eine Löschklasse.',
    en: 'Name either a rule or a deletion class.',
  },
  'until-passed': { de: 'Dieser Zeitpunkt ist vorbei.', en: 'That time has passed.' },
  'until-too-far': {
    de: 'Die Löschung lässt sich höchstens 30 Tage aussetzen.',
    en: 'Deletion can be suspended for 30 days at most.',
  },
  'review-passed': { de: 'Der Tag der Überprüfung ist vorbei.', en: 'The day of the review has passed.' },
  'review-too-far': {
    de: 'Eine Aufbewahrungssperre wird mindestens einmal im Jahr überprüft.',
    en: 'A legal hold is reviewed at least once a year.',
  },
  'category-not-holdable': {
    de: 'Diese Datenkategorie lässt sich nicht festhalten.',
    en: 'This category cannot be held.',
  },
};
