import type { Cell, ColumnType, ExportTable } from './tables.ts';

const END = '\r\n';

/** The heading; index.xml tells the reader to begin with the second record. */
export const headingOf = ({ keys, columns }: ExportTable): string =>
  `${[...keys, ...columns].map(([name]) => quote(name)).join(';')}${END}`;

/** A record in the German form: semicolon, comma, dd.mm.yyyy. */
export const recordOf = ({ keys, columns }: ExportTable, cells: readonly Cell[]): string =>
  `${[...keys, ...columns].map(([, type], index) => formatCell(type, cells[index])).join(';')}${END}`;

function formatCell(type: ColumnType, cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '';
  switch (type) {
    case 'amount':
    case 'percent':
      return hundredths(Number(cell));
    case 'decimal':
      return String(cell).replace('.', ',');
    case 'integer':
      return String(cell);
    case 'day': {
      const [year, month, day] = String(cell).slice(0, 10).split('-');
      return `${day}.${month}.${year}`;
    }
    default:
      return quote(String(cell));
  }
}

/** From whole hundredths, without a detour over fractions. */
export function hundredths(value: number): string {
  const whole = Math.abs(Math.round(value));
  return `${value < 0 ? '-' : ''}${Math.trunc(whole / 100)},${String(whole % 100).padStart(2, '0')}`;
}

/** A record is one line: line breaks inside a text would end it for readers that count lines. */
const quote = (text: string): string =>
  `"${text
    .replaceAll(/\s*[\r\n\v\f\x85\u2028\u2029]+\s*/g, ' / ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('"', '""')}"`;
