import { UnreadableFile } from './unreadable-file.ts';
import { type NumberStyle, numberText } from './workbook-numbers.ts';
import { type Sheet, scanPart, type Workbook } from './workbook-parts.ts';
import { unescapeCell } from './workbook-strings.ts';
import { attributeOf } from './xml-scanner.ts';

/** What cells refer to. */
export interface CellContext {
  strings: readonly string[];
  styles: readonly NumberStyle[];
  from1904: boolean;
  /** Addresses behind "send mail" cells, by cell reference. */
  mailLinks: ReadonlyMap<string, string>;
}

export interface SheetRecord {
  cells: string[];
  physicalLine: number;
}

/** Blank rows in between are part of the numbering; a gap longer than this is an accident of the format. */
const GAP_ROWS = 100;

/** Rows with something in them, and the blank ones between them; blank rows at the end never come. */
export async function* sheetRecords(
  workbook: Workbook,
  sheet: Sheet,
  context: CellContext,
): AsyncGenerator<SheetRecord> {
  const ready: SheetRecord[] = [];
  let last = 0;
  let row: SheetRecord = { cells: [], physicalLine: 0 };
  let cell = { ref: '', column: -1, type: '', style: 0 };
  let value = '';
  let inCell = false;
  let collecting = false;
  let phonetic = false;

  const pieces = scanPart(workbook, sheet.part, {
    open(name, attributes) {
      if (name === 'row') {
        row = { cells: [], physicalLine: Number(attributeOf(attributes, 'r')) || row.physicalLine + 1 };
        cell.column = -1;
      } else if (name === 'c') {
        cell = cellOf(attributes, cell.column, workbook.limits.columns);
        value = '';
        inCell = true;
      } else if (name === 'rPh') phonetic = true;
      else if (name === 'v' || name === 't') collecting = inCell && !phonetic;
    },
    text(piece) {
      if (collecting) value += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') {
        inCell = false;
        const text = cellText(value, cell, context);
        if (text !== '') row.cells[cell.column] = text;
      } else if (name === 'row' && row.cells.length > 0) {
        for (let gap = Math.min(row.physicalLine - last - 1, GAP_ROWS); gap > 0; gap -= 1) {
          ready.push({ cells: [], physicalLine: row.physicalLine - gap });
        }
        last = row.physicalLine;
        ready.push({ cells: Array.from(row.cells, (text) => text ?? ''), physicalLine: row.physicalLine });
      }
    },
  });
  for await (const _ of pieces) yield* ready.splice(0);
}

function cellOf(
  attributes: string,
  previous: number,
  maxColumns: number,
): { ref: string; column: number; type: string; style: number } {
  let ref = '';
  let type = '';
  let style = 0;
  for (const [, key, value = ''] of attributes.matchAll(/(\w+)\s*=\s*["']([^"']*)["']/g)) {
    if (key === 'r') ref = value;
    else if (key === 't') type = value;
    else if (key === 's') style = Number(value);
  }
  const column = ref ? columnOf(ref) : previous + 1;
  if (column >= maxColumns) throw new UnreadableFile('too-many-columns');
  return { ref, column, type, style };
}

function columnOf(ref: string): number {
  let column = 0;
  for (const char of ref) {
    const letter = char.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function cellText(
  value: string,
  cell: { ref: string; type: string; style: number },
  context: CellContext,
): string {
  const text = plainText(value, cell, context);
  if (context.mailLinks.size === 0 || text.includes('@')) return text;
  return context.mailLinks.get(cell.ref) ?? text;
}

function plainText(
  value: string,
  { type, style }: { type: string; style: number },
  context: CellContext,
): string {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescapeCell(value);
    case 'b':
      return value.trim() === '1' ? 'true' : 'false';
    case 'e':
      return value;
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return value.trim() === '' ? '' : numberText(value, context.styles[style], context.from1904);
  }
}
