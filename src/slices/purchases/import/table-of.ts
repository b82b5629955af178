import { AppError } from '../../../kernel/app-error.ts';
import {
  cleanText,
  dateOrderOf,
  isNoDate,
  isoDay,
  readDay,
  type SourceFile,
  type SourceRow,
} from '../../transfer/index.ts';
import type { ImportField, ImportMapping } from '../contract-import.ts';
import { decimalMarkOf, readCents, readMillionths } from './read-numbers.ts';

/** Why a row cannot be taken; `column` as the file calls it. */
export interface Reason {
  code: string;
  column: string | null;
}

/** Larger files are split by whoever exports them. */
const MOST_ROWS = 100_000;
const NUMBERS: readonly ImportField[] = [
  'quantity',
  'unitPrice',
  'discountPercent',
  'taxPercent',
  'lineNet',
  'net',
  'tax',
  'gross',
  'amount',
];
const DAYS: readonly ImportField[] = ['issuedOn', 'deliveredOn', 'dueOn', 'paidOn'];
const silent = (): void => {};

/** The rows of a file and how its numbers and dates are to be read: what one value leaves open, the others tell. */
export class Table {
  readonly rows: readonly SourceRow[];
  private readonly columns: ReadonlyMap<ImportField, string>;
  private readonly mark: ',' | '.';
  private readonly order: ReturnType<typeof dateOrderOf>;

  constructor(rows: readonly SourceRow[], mapping: ImportMapping, separator: string | undefined) {
    this.rows = rows;
    this.columns = new Map(
      Object.entries(mapping).flatMap(([column, field]) => (field ? [[field, column] as const] : [])),
    );
    const valuesOf = (fields: readonly ImportField[]): string[] =>
      rows.flatMap((row) => fields.map((field) => this.text(row, field)).filter((value) => value !== ''));
    this.mark = decimalMarkOf(valuesOf(NUMBERS)) ?? (separator === ',' ? '.' : ',');
    this.order = dateOrderOf(valuesOf(DAYS));
  }

  has(...fields: readonly ImportField[]): boolean {
    return fields.some((field) => this.columns.has(field));
  }

  columnOf(field: ImportField): string | null {
    return this.columns.get(field) ?? null;
  }

  /** Cleaned; empty where there is nothing. */
  text(row: SourceRow, field: ImportField): string {
    const column = this.columns.get(field);
    return column === undefined ? '' : cleanText(row.cells[column] ?? '', silent);
  }

  /** Undefined where the cell is empty; a reason where it is no number. */
  millionths(row: SourceRow, field: ImportField, reasons: Reason[]): number | undefined {
    return this.number(row, field, reasons, readMillionths);
  }

  cents(row: SourceRow, field: ImportField, reasons: Reason[]): number | undefined {
    return this.number(row, field, reasons, readCents);
  }

  /** ISO; null where the cell is empty; a reason where it is no day. */
  day(row: SourceRow, field: ImportField, reasons: Reason[]): string | null {
    const text = this.text(row, field);
    if (isNoDate(text)) return null;
    const day = readDay(text, this.order, silent);
    const iso = day ? isoDay(day) : undefined;
    if (iso && iso >= '1990-01-01' && iso < '2100-01-01') return iso;
    reasons.push({ code: 'import.not-a-date', column: this.columnOf(field) });
    return null;
  }

  private number(
    row: SourceRow,
    field: ImportField,
    reasons: Reason[],
    read: (text: string, mark: ',' | '.') => number | undefined,
  ): number | undefined {
    const text = this.text(row, field);
    if (text === '') return undefined;
    const value = read(text, this.mark);
    if (value === undefined) reasons.push({ code: 'import.not-a-number', column: this.columnOf(field) });
    return value;
  }
}

/** All rows of a file. Throws `too-large` past a hundred thousand. */
export async function readTable(
  source: SourceFile,
  mapping: ImportMapping,
  most = MOST_ROWS,
): Promise<Table> {
  const rows: SourceRow[] = [];
  for await (const row of source.rows()) {
    if (rows.push(row) > MOST_ROWS) throw new AppError('too-large');
    if (rows.length >= most) break;
  }
  return new Table(rows, mapping, source.separator);
}
