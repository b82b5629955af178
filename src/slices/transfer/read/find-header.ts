import { findHeaderWord } from './find-header-word.ts';
import { normaliseHeader } from './normalise-header.ts';

/** Titles, export dates and empty lines above the header, at most. */
const PREAMBLE_ROWS = 10;

/** Which of the first records is the header; -1 if there is none and the first record is data. */
export function findHeader(records: readonly (readonly string[])[]): { header: number; firstRow: number } {
  const width = Math.max(0, ...records.map(filled));
  const start = records.findIndex(
    (cells, index) => index < PREAMBLE_ROWS && filled(cells) > 0 && !isPreamble(cells, width),
  );
  if (start < 0) return { header: -1, firstRow: 0 };
  const cells = records[start]!;
  const known = cells.filter((cell) => cell !== '' && findHeaderWord(cell)).length;
  const dataLike = cells.some(looksLikeData);
  const isHeader = known >= 2 || (known >= 1 && filled(cells) === known) || !dataLike;
  return isHeader ? { header: start, firstRow: start + 1 } : { header: -1, firstRow: start };
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** One or two cells over a table that is much wider; a header names nearly all of its columns. */
const isPreamble = (cells: readonly string[], width: number): boolean =>
  width >= 3 && filled(cells) <= Math.min(2, width / 2);

/** An address, a number or a date says something about somebody; headings say what such things are. */
const looksLikeData = (cell: string): boolean =>
  /\S@\S+\.\S/.test(cell) ||
  /^[\s'+(]*[\d][\d\s()/.+:-]*$/.test(cell) ||
  /^(?:https?:|www\.)/i.test(cell.trim()) ||
  (/^(?:herr|frau|mr\.?|mrs\.?|ms\.?|dr\.?)$/i.test(cell.trim()) && normaliseHeader(cell) !== '');
