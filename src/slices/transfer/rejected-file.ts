import type { Tx } from '../../platform/db/index.ts';
import type { Problem } from './decide-row.ts';
import { messages } from './messages.ts';
import { findImport } from './store-import.ts';
import { listRejected } from './store-rejected.ts';

const WORDS = { de: { line: 'Zeile', reason: 'Grund' }, en: { line: 'Line', reason: 'Reason' } };
/** Excel in German takes the semicolon, and every other program can be told. */
const SEPARATOR = ';';

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
  return Buffer.from(`\ufeff${lines.map((cells) => `${cells.map(cellOf).join(SEPARATOR)}\r\n`).join('')}`);
}

function reasonOf({ code, column }: Problem, language: 'de' | 'en'): string {
  const text = messages[`row.${code}`]?.[language] ?? code;
  return column === undefined ? text : `${column}: ${text}`;
}

/** What a spreadsheet would take for a formula gets an apostrophe before it, which the reader of imports knows. */
const cellOf = (text: string): string => {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) || harmless !== harmless.trim()
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
};
