import { showOwn } from '../../kernel/own-value.ts';
import type { ColumnDeclaration } from '../../kernel/register.ts';
import type { DataRow, ReportedTable } from './store-report.ts';

type Language = 'de' | 'en';
type CellValue = string | number | boolean | null | string[];
export interface Cell {
  column: string;
  label: string;
  value: CellValue;
}
/** Names of the purposes by key. */
export type PurposeNames = ReadonlyMap<string, Record<Language, string>>;

/** One row as the person reads it: headings and the values of closed sets in words. */
export const presentRow = (
  row: DataRow,
  { columns, table }: ReportedTable,
  purposes: PurposeNames,
  language: Language,
): Cell[] =>
  columns.map(([column, declaration]) => ({
    column,
    label: declaration.label![language],
    value:
      row.declaration && column === table.declared?.value
        ? showOwn(row.declaration.type, row.declaration.choices, String(row[column]), language)
        : presentValue(row[column], declaration, purposes, language),
  }));

function presentValue(
  value: unknown,
  { values, scale, leadsTo }: ColumnDeclaration,
  purposes: PurposeNames,
  language: Language,
): CellValue {
  if (typeof leadsTo?.shows === 'object')
    return (value as Record<Language, string> | null)?.[language] ?? null;
  const plain = plainValue(value);
  if (scale !== undefined && typeof plain === 'number') return inDecimals(plain, scale, language);
  if (values === undefined) return plain;
  const inWords = (each: string): string =>
    (values === 'purposes' ? purposes.get(each) : values[each])?.[language] ?? each;
  if (Array.isArray(plain)) return plain.map(inWords);
  return typeof plain === 'string' ? inWords(plain) : plain;
}

/** Making a formatter takes longer than ten thousand uses of it. */
const formatters = new Map<string, Intl.NumberFormat>();
function inDecimals(value: number, scale: number, language: Language): string {
  const key = `${language}${scale}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const digits = { minimumFractionDigits: Math.min(scale, 2), maximumFractionDigits: scale };
    formatter = new Intl.NumberFormat(language, digits);
    formatters.set(key, formatter);
  }
  return formatter.format(value / 10 ** scale);
}

/** A value of the database as JSON has it: times in ISO 8601, nested things as lines `path: value`. */
export function plainValue(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return linesOf(value, '');
}

function linesOf(value: unknown, path: string): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [path ? `${path}: ${value}` : String(value)];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, item]) => linesOf(item, path ? `${path}.${key}` : key));
}
