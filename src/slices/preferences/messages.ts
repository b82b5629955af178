import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'wish-empty': {
    de: 'Der Wunsch ist leer: Nennen Sie Wege, Tage, Uhrzeiten, Sprache oder Anrede, oder beschreiben Sie ihn.',
    en: 'The wish is empty: name channels, days, hours, a language or a salutation, or put it into words.',
  },
  'hours-reversed': {
    de: 'Das Ende muss nach dem Beginn liegen.',
    en: 'The end must be after the beginning.',
  },
  'days-reversed': {
    de: 'Der letzte Tag liegt vor dem ersten.',
    en: 'The last day is before the first.',
  },
  'wish-past': { de: 'Dieser Tag ist schon vorbei.', en: 'This day has passed.' },
  'wished-and-refused': {
    de: 'Ein Weg kann nicht zugleich gewünscht und abgelehnt sein.',
    en: 'A channel cannot be both wished and refused.',
  },
  'noted-in-future': { de: 'Dieser Tag liegt in der Zukunft.', en: 'This day is in the future.' },
  'no-such-day': {
    de: 'Möglich sind Tage von 1900 bis 2199.',
    en: 'Days from 1900 to 2199 are possible.',
  },
  'no-such-ground': {
    de: 'Diesen Rechtsgrund hat die Person nicht, oder er gilt nicht mehr.',
    en: 'The person has no such ground, or it holds no more.',
  },
  'category-not-open': {
    de: 'Unter diesem Zweck sind Angaben dieser Art nicht zugänglich. Bitte wählen Sie oben einen anderen.',
    en: 'Data of this kind is not accessible under this purpose. Please choose another one above.',
  },
};
