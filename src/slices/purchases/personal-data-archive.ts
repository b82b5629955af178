import { link, linkTo, personal, type TableDeclaration, technical } from '../../kernel/register.ts';

/**
 * Frozen copies under a duty to keep. They hold the document, not the contact: nothing here leads to the person, and the
 * rows that lead here go with them (docs/decisions/0015).
 */
export const archiveTables: readonly TableDeclaration[] = [
  {
    table: 'archive_document',
    whose: 'contact',
    clock: 'keep_until',
    category: 'purchases',
    label: { de: 'Archiv: aufbewahrungspflichtige Belege', en: 'Archive: documents under a duty to keep' },
    deletion: {
      de: 'Rechnungen und Gutschriften 8 Jahre, Aufträge 6 Jahre nach dem Ende des Kalenderjahrs (§ 147 AO, § 257 HGB, § 14b UStG), nach der Regel der Firma am Tag der Ausstellung',
      en: 'invoices and credit notes 8 years, orders 6 years after the end of the calendar year (AO s.147, HGB s.257, UStG s.14b), by the rule of the firm on the day of issue',
    },
    erasure: {
      act: 'keep',
      why: {
        de: 'bleibt mit eigener Frist, weil das Gesetz es verlangt (§ 147 AO, § 257 HGB, § 14b UStG; Art. 17 Abs. 3 lit. b DSGVO); nur für Buchhaltung und Betroffenenrechte mit Begründung lesbar',
        en: 'stays under a clock of its own because the law says so (AO s.147, HGB s.257, UStG s.14b; Art. 17(3)(b) GDPR); readable for accounting and rights only, with a reason',
      },
    },
    columns: {
      archive_id: link,
      kind: technical,
      number: personal('Nummer', 'Number'),
      document: personal('Beleg', 'Document'),
      sha256: technical,
      file_id: { ...personal('Datei', 'File'), file: 'archive' },
      issued_on: personal('Ausgestellt am', 'Issued on'),
      statute_de: technical,
      statute_en: technical,
      keep_until: personal('Aufbewahrt bis', 'Kept until'),
      archived_at: technical,
    },
  },
  {
    table: 'archive_reading',
    whose: 'staff',
    category: 'staff',
    label: { de: 'Einsichten in das Archiv', en: 'Readings of the archive' },
    deletion: { de: 'mit dem Beleg', en: 'with the document' },
    erasure: {
      act: 'none',
      why: {
        de: 'sagt, wer von der Firma einen Beleg geöffnet hat, und nichts über die Kundschaft',
        en: 'says who of the firm opened a document, and nothing about customers',
      },
    },
    columns: {
      reading_id: technical,
      archive_id: linkTo('archive_document', 'archive_id'),
      reason: personal('Begründung', 'Reason'),
      actor_id: link,
      read_at: personal('Geöffnet', 'Opened'),
    },
  },
];
