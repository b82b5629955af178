import { link, linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';
import { IMPORT_AREA } from './import-area.ts';

const MONTH = {
  de: 'ein Monat nach dem Hochladen, mit der Datei',
  en: 'one month after the upload, with the file',
};

/** Files of orders, invoices and payments, and their rows that could not be taken. */
export const importTables: readonly TableDeclaration[] = [
  {
    table: 'purchase_rejected',
    whose: 'contact',
    subject: { identifiers: 'identifiers' },
    clock: 'deletes_at',
    category: 'purchases',
    label: { de: 'Abgewiesene Zeilen von Belegimporten', en: 'Rejected rows of document imports' },
    deletion: MONTH,
    erasure: { act: 'delete' },
    columns: {
      import_id: { ...linkTo('purchase_import', 'import_id'), file: IMPORT_AREA },
      line: technical,
      cells: personal('Zeile aus einer Datei', 'Row of a file'),
      identifiers: withheld(
        'aus den übrigen Spalten übernommen, damit die Löschung die Person findet',
        'copied from the other columns so that erasure finds the person',
      ),
      reasons: technical,
      deletes_at: personal('Wird gelöscht', 'Will be deleted'),
    },
  },
  {
    table: 'purchase_import_progress',
    whose: 'nobody',
    label: { de: 'Fortschritt von Belegimporten', en: 'Progress of document imports' },
    deletion: { de: 'mit dem Import', en: 'with the import' },
    erasure: { act: 'none', why: { de: 'eine Anzahl von Zeilen', en: 'a number of rows' } },
    columns: { import_id: technical, rows_done: technical, updated_at: technical },
  },
  {
    table: 'purchase_import',
    whose: 'staff',
    clock: 'deletes_at',
    category: 'purchases',
    label: { de: 'Belegimporte', en: 'Imports of documents' },
    deletion: MONTH,
    erasure: {
      act: 'none',
      why: {
        de: 'nur Anzahlen und Spaltennamen; die Datei geht mit jeder Person, die darin steht, und nach einem Monat',
        en: 'counts and column names only; the file goes with every person in it, and after a month',
      },
    },
    columns: {
      import_id: technical,
      kind: technical,
      file_name: technical,
      file_bytes: technical,
      state: technical,
      reading: technical,
      columns: technical,
      mapping: technical,
      counts: technical,
      failure: technical,
      rows_total: technical,
      purpose_key: technical,
      created_by: link,
      run_by: link,
      created_at: personal('Hochgeladen', 'Uploaded'),
      finished_at: personal('Ausgeführt', 'Run'),
      deletes_at: technical,
    },
  },
];
