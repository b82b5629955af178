import { BYTE_ORDER_MARK, csvLine } from '../../platform/csv.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Problem } from './decide-row.ts';
import { messages } from './messages.ts';
import { findImport } from './store-import.ts';
import { listRejected } from './store-rejected.ts';

const WORDS = { de: { line: 'Zeile', reason: 'Grund' }, en: { line: 'Line', reason: 'Reason' } };

/**
 * The rejected rows as CSV: the columns of the file with the number of the row before them and the reason behind, in
 * the caller's language. Opens in a spreadsheet without anything in it being calculated, and can be brought in again.
 */
export async function makeRejectedFile(tx: Tx, importId: string, language: 'de' | 'en'): Promise<Buffer> {
  const { columns } = await findImport(tx, importId);
  const rows = await listRejected(tx, importId);
  const words = WORDS[language];
  const lines = [
    [words.line, ...columns, words.reason],
    ...rows.map(({ line, cells, reasons }) => [
      String(line),
      ...columns.map((column) => (Object.hasOwn(cells, column) ? cells[column]! : '')),
      reasons
        .filter(({ level }) => level === 'rejected')
        .map((problem) => reasonOf(problem, language))
        .join(' '),
    ]),
  ];
  return Buffer.from(`${BYTE_ORDER_MARK}${lines.map((cells) => csvLine(cells, ';')).join('')}`);
}

function reasonOf({ code, column }: Problem, language: 'de' | 'en'): string {
  const text = messages[`row.${code}`]?.[language] ?? code;
  return column === undefined ? text : `${column}: ${text}`;
}
