import { linkTo, type TableDeclaration, technical, WITH_CONTACT } from '../../kernel/register.ts';

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'person_key',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Schlüssel in Sicherungen', en: 'Key in backups' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: { key_id: technical, contact_id: linkTo('contact', 'contact_id'), salt: technical },
  },
  {
    table: 'row_key',
    whose: 'nobody',
    label: { de: 'Schlüssel von Zeilen in Sicherungen', en: 'Keys of rows in backups' },
    deletion: {
      de: 'mit der Zeile, spätestens vor der nächsten Kopie der Schlüssel',
      en: 'with the row, at the latest before the next copy of the keys',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'Zufallswerte zu Kennungen von Zeilen, die niemandem zugeordnet sind',
        en: 'random values for the ids of rows that are nobody’s contact',
      },
    },
    columns: { key_id: technical, of_table: technical, row_id: technical, salt: technical },
  },
];
