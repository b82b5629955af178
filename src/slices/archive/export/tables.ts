import { bookedCents, type ExportedDocument } from './exported-document.ts';

/** `amount`: cents. `percent`: hundredths. `decimal`: text with a point. `day`: YYYY-MM-DD. */
export type ColumnType = 'text' | 'amount' | 'percent' | 'decimal' | 'integer' | 'day';
export type Cell = string | number | null | undefined;
export interface ExportTable {
  file: string;
  name: string;
  description: string;
  /** The key first, as the standard wants it. */
  keys: readonly (readonly [string, ColumnType])[];
  columns: readonly (readonly [string, ColumnType])[];
  /** Column of `Beleg_ID` that leads to the table of documents. */
  leadsToDocument: boolean;
  rows(document: ExportedDocument): Cell[][];
}

const KINDS: Record<string, string> = {
  invoice: 'Rechnung',
  'credit-note': 'Gutschrift',
  voucher: 'Buchungsbeleg',
  order: 'Auftrag',
  letter: 'Handelsbrief',
};
const TYPES: Record<string, string> = {
  payment: 'Zahlung',
  refund: 'Erstattung',
  'payment-reversed': 'Storno einer Zahlung',
  'refund-reversed': 'Storno einer Erstattung',
  return: 'Rücksendung',
};
const METHODS: Record<string, string> = {
  transfer: 'Überweisung',
  'direct-debit': 'Lastschrift',
  card: 'Karte',
  cash: 'bar',
  paypal: 'PayPal',
  offset: 'Verrechnung',
  other: 'anders',
};
const CATEGORIES: Record<string, string> = {
  standard: 'Umsatzsteuer',
  zero: 'Nullsatz',
  exempt: 'steuerfrei',
  'reverse-charge': 'Steuerschuld beim Empfänger',
  'intra-community': 'innergemeinschaftliche Lieferung',
  export: 'Ausfuhr',
  'outside-scope': 'nicht steuerbar',
  other: 'andere',
};
const LINE_KINDS: Record<string, string> = { item: 'Position', allowance: 'Nachlass', charge: 'Zuschlag' };
const CHANNELS: Record<string, string> = { letter: 'Brief', email: 'E-Mail' };
const DIRECTIONS: Record<string, string> = { in: 'eingegangen', out: 'abgesandt' };
const named = (names: Record<string, string>, key: string | undefined): string =>
  key === undefined ? '' : (names[key] ?? key);

const ID = [['Beleg_ID', 'text']] as const;

/** Tables of an export after the description standard; headings are German, as the auditor reads them. */
export const TABLES: readonly ExportTable[] = [
  {
    file: 'belege.csv',
    name: 'Belege',
    description: 'Alle Belege des Zeitraums, ein Satz je Beleg',
    keys: ID,
    columns: [
      ['Art', 'text'],
      ['Nummer', 'text'],
      ['Datum', 'day'],
      ['Kunde', 'text'],
      ['Anschrift', 'text'],
      ['Kundennummer', 'text'],
      ['USt_IdNr', 'text'],
      ['Waehrung', 'text'],
      ['Netto', 'amount'],
      ['Umsatzsteuer', 'amount'],
      ['Brutto', 'amount'],
      ['Leistung_von', 'day'],
      ['Leistung_bis', 'day'],
      ['Faellig', 'day'],
      ['Gutschrift_zu', 'text'],
      ['Referenz', 'text'],
      ['Text', 'text'],
      ['Aufbewahrt_bis', 'day'],
      ['SHA256', 'text'],
    ],
    leadsToDocument: false,
    rows: ({ archive_id, kind, number, issued_on, document: d, keep_until, sha256 }) => [
      [
        archive_id,
        named(KINDS, kind),
        number,
        issued_on,
        d.customer?.name ?? d.company?.name ?? d.people?.map(({ name }) => name).join(', '),
        d.customer?.address,
        d.customer?.number,
        d.customer?.vatId,
        d.currency,
        d.netCents,
        d.taxCents,
        kind === 'voucher' ? bookedCents(d) : d.grossCents,
        d.deliveredFrom,
        d.deliveredOn ?? d.deliveryOn,
        d.dueOn,
        d.creditsNumber,
        d.reference,
        d.note ?? d.subject,
        // The last day of the duty, not the midnight after it.
        new Date(keep_until.getTime() - 12 * 3_600_000).toISOString().slice(0, 10),
        sha256.toString('hex'),
      ],
    ],
  },
  {
    file: 'positionen.csv',
    name: 'Positionen',
    description: 'Positionen der Rechnungen, Gutschriften und Aufträge',
    keys: [...ID, ['Position', 'integer']],
    columns: [
      ['Art', 'text'],
      ['Bezeichnung', 'text'],
      ['Menge', 'decimal'],
      ['Einheit', 'text'],
      ['Einzelpreis', 'decimal'],
      ['Steuerart', 'text'],
      ['Steuersatz', 'percent'],
      ['Netto', 'amount'],
    ],
    leadsToDocument: true,
    rows: ({ archive_id, document }) =>
      (document.lines ?? []).map((line) => [
        archive_id,
        line.position,
        named(LINE_KINDS, line.kind),
        line.text,
        line.quantity,
        line.unit,
        line.unitPrice,
        named(CATEGORIES, line.taxCategory),
        line.taxRateBp,
        line.netCents,
      ]),
  },
  {
    file: 'steuern.csv',
    name: 'Steuern',
    description: 'Umsatzsteuer je Beleg, nach Art und Satz',
    keys: [...ID, ['Nummer', 'integer']],
    columns: [
      ['Steuerart', 'text'],
      ['Steuersatz', 'percent'],
      ['Netto', 'amount'],
      ['Steuer', 'amount'],
      ['Grund', 'text'],
    ],
    leadsToDocument: true,
    rows: ({ archive_id, document }) =>
      (document.taxes ?? []).map((tax, index) => [
        archive_id,
        index + 1,
        named(CATEGORIES, tax.category),
        tax.rateBp,
        tax.netCents,
        tax.taxCents,
        tax.reason,
      ]),
  },
  {
    file: 'zahlungen.csv',
    name: 'Zahlungen',
    description: 'Zahlungen, Erstattungen, Stornos und Rücksendungen; Abflüsse sind negativ',
    keys: ID,
    columns: [
      ['Vorgang', 'text'],
      ['Datum', 'day'],
      ['Rechnung', 'text'],
      ['Auftrag', 'text'],
      ['Storno_zu', 'text'],
      ['Betrag', 'amount'],
      ['Waehrung', 'text'],
      ['Zahlungsweg', 'text'],
      ['Verwendungszweck', 'text'],
    ],
    leadsToDocument: true,
    rows: ({ archive_id, kind, issued_on, document: d }) =>
      kind !== 'voucher'
        ? []
        : [
            [
              archive_id,
              named(TYPES, d.type),
              issued_on,
              d.invoiceNumber,
              d.orderNumber,
              d.reverses,
              bookedCents(d),
              d.currency,
              named(METHODS, d.method),
              d.reference ?? d.items?.map(({ quantity, text }) => `${quantity} ${text}`).join(', '),
            ],
          ],
  },
  {
    file: 'briefe.csv',
    name: 'Briefe',
    description: 'Handelsbriefe; der volle Wortlaut steht auch in urbelege.jsonl',
    keys: ID,
    columns: [
      ['Weg', 'text'],
      ['Richtung', 'text'],
      ['Datum', 'day'],
      ['Personen', 'text'],
      ['Firma', 'text'],
      ['Betreff', 'text'],
      ['Wortlaut', 'text'],
    ],
    leadsToDocument: true,
    rows: ({ archive_id, kind, issued_on, document: d }) =>
      kind !== 'letter'
        ? []
        : [
            [
              archive_id,
              named(CHANNELS, d.channel),
              named(DIRECTIONS, d.direction),
              issued_on,
              d.people?.map(({ name }) => name).join(', '),
              d.company?.name,
              d.subject,
              d.content,
            ],
          ],
  },
  {
    file: 'dateien.csv',
    name: 'Dateien',
    description: 'Originale und Anlagen im Ordner dateien',
    keys: [...ID, ['Datei_ID', 'text']],
    columns: [
      ['Pfad', 'text'],
      ['Name', 'text'],
      ['Art', 'text'],
      ['Bytes', 'integer'],
      ['SHA256', 'text'],
    ],
    leadsToDocument: true,
    rows: (exported) =>
      (exported.files ?? []).map((file) => [
        exported.archive_id,
        file.fileId,
        pathOf(exported, file),
        file.name,
        file.mediaType,
        file.bytes,
        file.sha256,
      ]),
  },
];

/** Where a file lies in the export: by the number of its document, unique by its id. */
export function pathOf(
  { number }: Pick<ExportedDocument, 'number'>,
  { fileId, name }: { fileId: string; name: string },
): string {
  const plain = (text: string): string =>
    text
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/\.{2,}/g, '.')
      .slice(-80);
  return `dateien/${plain(number)}/${fileId.slice(-8)}-${plain(name)}`;
}
