import { link, linkTo, personal, type TableDeclaration, technical } from '../../kernel/register.ts';
import { EXPORT_AREA } from './area.ts';

const NOBODY: TableDeclaration['erasure'] = {
  act: 'none',
  why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' },
};

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
      de: 'Rechnungen, Gutschriften und Buchungsbelege 8 Jahre, Aufträge und Handelsbriefe 6 Jahre nach dem Ende des Kalenderjahrs (§ 147 AO, § 257 HGB, § 14b UStG), nach der Regel der Firma am Tag der Ablage; länger, solange eine Sperre besteht (§ 147 Abs. 3 AO)',
      en: 'invoices, credit notes and vouchers 8 years, orders and commercial letters 6 years after the end of the calendar year (AO s.147, HGB s.257, UStG s.14b), by the rule of the firm on the day of filing; longer while a hold lasts (AO s.147(3))',
    },
    erasure: {
      act: 'keep',
      why: {
        de: 'bleibt mit eigener Frist, weil das Gesetz es verlangt (§ 147 AO, § 257 HGB, § 14b UStG; Art. 17 Abs. 3 lit. b DSGVO); nur für die Buchhaltung mit Begründung lesbar',
        en: 'stays under a clock of its own because the law says so (AO s.147, HGB s.257, UStG s.14b; Art. 17(3)(b) GDPR); readable for accounting only, with a reason',
      },
    },
    columns: {
      archive_id: link,
      kind: technical,
      number: personal('Nummer', 'Number'),
      document: personal('Beleg', 'Document'),
      sha256: technical,
      issued_on: personal('Ausgestellt am', 'Issued on'),
      statute_de: technical,
      statute_en: technical,
      keep_until: personal('Aufbewahrt bis', 'Kept until'),
      archived_at: technical,
    },
  },
  {
    table: 'archive_file',
    whose: 'contact',
    clock: 'keep_until',
    category: 'purchases',
    label: { de: 'Archiv: Originale und Anlagen', en: 'Archive: originals and attachments' },
    deletion: { de: 'mit dem Beleg, zu dem sie gehören', en: 'with the document that they belong to' },
    erasure: {
      act: 'keep',
      why: {
        de: 'gehört zu einem aufbewahrungspflichtigen Beleg (§ 147 AO, § 257 HGB, § 14b UStG; Art. 17 Abs. 3 lit. b DSGVO)',
        en: 'belongs to a document under a duty to keep (AO s.147, HGB s.257, UStG s.14b; Art. 17(3)(b) GDPR)',
      },
    },
    columns: {
      file_id: { ...link, file: 'archive' },
      archive_id: linkTo('archive_document', 'archive_id'),
      name: personal('Datei', 'File'),
      media_type: technical,
      bytes: technical,
      sha256: technical,
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
      export_id: link,
    },
  },
  {
    table: 'archive_hold',
    whose: 'staff',
    clock: 'deletes_at',
    clockFrom: 'ended_at',
    category: 'staff',
    label: { de: 'Sperren im Archiv', en: 'Holds of the archive' },
    deletion: {
      de: 'wenn die Frist der Löschregel um ist, vom Ende der Sperre an',
      en: 'when the period of the deletion rule is over, from the end of the hold',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'sagt, wer von der Firma welche Belege gesperrt hat, und nennt keine Kundschaft',
        en: 'says who of the firm held which documents, and names no customer',
      },
    },
    columns: {
      hold_id: technical,
      reason: technical,
      note: personal('Vermerk', 'Note'),
      from_year: technical,
      until_year: technical,
      kinds: technical,
      review_on: technical,
      set_by: link,
      set_at: personal('Gesetzt', 'Set'),
      ended_by: link,
      ended_at: personal('Beendet', 'Ended'),
      deletes_at: technical,
    },
  },
  {
    table: 'archive_hold_document',
    whose: 'nobody',
    label: { de: 'Einzelne gesperrte Belege', en: 'Single documents under a hold' },
    deletion: { de: 'mit der Sperre oder dem Beleg', en: 'with the hold or the document' },
    erasure: NOBODY,
    columns: {
      hold_id: linkTo('archive_hold', 'hold_id'),
      archive_id: linkTo('archive_document', 'archive_id'),
    },
  },
  {
    table: 'archive_export',
    whose: 'staff',
    clock: 'deletes_at',
    category: 'staff',
    label: { de: 'Exporte des Archivs', en: 'Exports of the archive' },
    deletion: {
      de: '7 Tage nach der Erstellung, mit der Datei',
      en: '7 days after it was made, with the file',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'enthält Kopien aufbewahrungspflichtiger Belege für eine Prüfung und verschwindet nach 7 Tagen; nichts führt von der Person dorthin',
        en: 'holds copies of documents under a duty to keep, for an audit, and goes after 7 days; nothing leads there from the person',
      },
    },
    columns: {
      export_id: { ...link, file: EXPORT_AREA },
      from_on: technical,
      until_on: technical,
      kinds: technical,
      reason: personal('Begründung', 'Reason'),
      recipient: personal('Empfänger', 'Recipient'),
      state: technical,
      failure: technical,
      documents_total: technical,
      documents_done: technical,
      bytes: technical,
      sums: technical,
      created_by: link,
      created_at: personal('Angefordert', 'Wanted'),
      finished_at: technical,
      deletes_at: technical,
    },
  },
  {
    table: 'archive_check',
    whose: 'nobody',
    clock: 'deletes_at',
    label: { de: 'Prüfungen des Archivs', en: 'Checks of the archive' },
    deletion: { de: '400 Tage nach der Prüfung', en: '400 days after the check' },
    erasure: NOBODY,
    columns: {
      check_id: technical,
      state: technical,
      documents: technical,
      files: technical,
      damaged: technical,
      damaged_count: technical,
      started_at: technical,
      finished_at: technical,
      deletes_at: technical,
    },
  },
  {
    table: 'keep_rule',
    whose: 'nobody',
    label: { de: 'Aufbewahrungsfristen', en: 'Periods to keep documents' },
    deletion: { de: 'bleibt, solange die Firma es braucht', en: 'stays as long as the firm needs it' },
    erasure: NOBODY,
    columns: { rule_key: technical, years: technical, statute_de: technical, statute_en: technical },
  },
];
