import { findHeader } from './find-header.ts';
import { columnLetters, nameColumns } from './name-columns.ts';
import type { SourceRow } from './source-file.ts';

export interface TableShape {
  columns: string[];
  hasHeader: boolean;
  preamble: string[];
  /** How many records stand before the first row of data. */
  skip: number;
}

/** Where the header is and what the columns are called, from the first records. */
export function shapeTable(head: readonly string[][], hasHeader?: boolean): TableShape {
  let { header, firstRow } = findHeader(head);
  if (hasHeader === true && header < 0) header = firstRow++;
  if (hasHeader === false && header >= 0) firstRow = header;
  if (hasHeader === false) header = -1;
  const before = head.slice(0, header < 0 ? firstRow : header);
  const preamble = before.map((cells) => cells.filter(Boolean).join(' ')).filter(Boolean);
  if (header >= 0) {
    const headings = [...head[header]!];
    // Empty headings at the right edge over empty columns are Excel's, not the list's.
    const width = Math.max(
      ...head.slice(header).map((cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1),
    );
    while (headings.length > width) headings.pop();
    return { columns: nameColumns(headings), hasHeader: true, preamble, skip: firstRow };
  }
  const width = Math.max(0, ...head.slice(firstRow).map((cells) => cells.length));
  return {
    columns: Array.from({ length: width }, (_, i) => columnLetters(i)),
    hasHeader: false,
    preamble,
    skip: firstRow,
  };
}

/** Rows of a table in the neutral shape. Blank ones are told, not given. */
export async function* tableRows(
  records: AsyncIterable<{ cells: string[]; physicalLine: number }>,
  { columns, skip }: Pick<TableShape, 'columns' | 'skip'>,
  onBlank?: (line: number) => void,
): AsyncGenerator<SourceRow> {
  let index = 0;
  for await (const { cells, physicalLine } of records) {
    index += 1;
    if (index <= skip) continue;
    const line = index - skip;
    const row: SourceRow = { line, physicalLine, cells: {} };
    let filled = false;
    for (const [i, cell] of cells.entries()) {
      if (cell === '') continue;
      filled ||= cell.trim() !== '';
      const column = columns[i];
      if (column !== undefined) row.cells[column] = cell;
      else if (cell.trim() !== '') row.extra = [...(row.extra ?? []), cell];
    }
    if (filled) yield row;
    else onBlank?.(line);
  }
}
