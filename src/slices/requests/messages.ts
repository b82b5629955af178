import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'received-in-future': {
    de: 'Der Eingang liegt in der Zukunft.',
    en: 'The receipt lies in the future.',
  },
  'received-before-gdpr': {
    de: 'Der Eingang liegt vor dem 25. Mai 2018; die DSGVO galt noch nicht.',
    en: 'The receipt lies before 25 May 2018; the GDPR did not apply yet.',
  },
  'nothing-proposed': {
    de: 'Nennen Sie mindestens ein Feld, das geändert werden soll.',
    en: 'Name at least one field to be changed.',
  },
  'proposed-without-rectification': {
    de: 'Geänderte Angaben gehören zu einer Berichtigung.',
    en: 'Changed fields belong to a rectification.',
  },
  'requester-missing': {
    de: 'Sagen Sie, wer anfragt: Name und Adresse oder E-Mail-Adresse.',
    en: 'Say who asks: name, and address or e-mail address.',
  },
  'several-people': {
    de: 'Das trifft auf mehrere Personen zu. Nennen Sie eine ID: {ids}',
    en: 'Several people have this. Name one id: {ids}',
  },
  'file-missing': {
    de: 'Nennen Sie mit --out die Datei, in die das PDF geschrieben wird.',
    en: 'Name the file that the PDF is written to, with --out.',
  },
};
