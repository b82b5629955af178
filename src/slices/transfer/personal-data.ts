import { link, linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

const DERIVED = withheld(
  'aus den übrigen Spalten übernommen, damit die Löschung die Person findet',
  'copied from the other columns so that erasure finds the person',
);

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'import',
    whose: 'staff',
    category: 'intake',
    label: { de: 'Importe', en: 'Imports' },
    deletion: {
      de: 'Datei mit dem Import oder nach 24 Stunden; Dateiname nach 14 Tagen; Eintrag ohne Personenbezug zu Kontakten bleibt',
      en: 'the file with the import or after 24 hours; the file name after 14 days; the entry, which says nothing about contacts, stays',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'nur Anzahlen, Spaltennamen und Rechtsgrund; die Datei und ihr Name gehen von selbst',
        en: 'counts, column names and footing only; the file and its name go by themselves',
      },
    },
    columns: {
      import_id: technical,
      file_name: technical,
      file_sha256: technical,
      file_format: technical,
      file_encoding: technical,
      file_bytes: technical,
      state: technical,
      reading: technical,
      columns: technical,
      mapping: technical,
      footing: technical,
      options: technical,
      counts: technical,
      failure: technical,
      rows_total: technical,
      created_by: link,
      run_by: link,
      created_at: personal('Hochgeladen', 'Uploaded'),
      finished_at: personal('Ausgeführt', 'Run'),
    },
  },
  {
    table: 'import_progress',
    whose: 'nobody',
    label: { de: 'Fortschritt von Importen', en: 'Progress of imports' },
    deletion: { de: 'mit dem Import', en: 'with the import' },
    erasure: { act: 'none', why: { de: 'eine Anzahl von Zeilen', en: 'a number of rows' } },
    columns: { import_id: technical, rows_done: technical, updated_at: technical },
  },
  {
    table: 'quarantine',
    whose: 'contact',
    subject: { identifiers: 'identifiers' },
    clock: 'deletes_at',
    category: 'intake',
    label: { de: 'Quarantäne', en: 'Quarantine' },
    deletion: {
      de: 'ein Monat nach dem Import, wenn bis dahin kein Rechtsgrund genannt ist (Art. 14 Abs. 3 lit. a DSGVO)',
      en: 'one month after the import unless a ground is given by then (GDPR Art. 14(3)(a))',
    },
    erasure: { act: 'delete' },
    columns: {
      quarantine_id: technical,
      import_id: linkTo('import', 'import_id'),
      line: technical,
      draft: personal('Angaben aus einer Datei', 'Data from a file'),
      identifiers: DERIVED,
      reason: personal('Warum in Quarantäne', 'Why in quarantine', {
        values: {
          'no-ground': { de: 'kein Rechtsgrund', en: 'no ground' },
          'ground-ended': { de: 'Rechtsgrund abgelaufen', en: 'ground has ended' },
          'opted-out': { de: 'hat widersprochen', en: 'has objected' },
        },
      }),
      deletes_at: personal('Wird gelöscht', 'Will be deleted'),
      created_at: personal('Aufgenommen', 'Came in'),
    },
  },
  {
    table: 'import_rejected',
    whose: 'contact',
    subject: { identifiers: 'identifiers' },
    clock: 'deletes_at',
    category: 'intake',
    label: { de: 'Abgewiesene Importzeilen', en: 'Rejected rows of imports' },
    deletion: { de: '14 Tage nach dem Import', en: '14 days after the import' },
    erasure: { act: 'delete' },
    columns: {
      import_id: linkTo('import', 'import_id'),
      line: technical,
      cells: personal('Zeile aus einer Datei', 'Row of a file'),
      identifiers: DERIVED,
      reasons: technical,
      deletes_at: personal('Wird gelöscht', 'Will be deleted'),
    },
  },
];
