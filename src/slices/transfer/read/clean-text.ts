import type { Warn } from './contact-draft.ts';

/** PostgreSQL cannot store these two in text, so they cannot be kept: NUL, and half of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what has to go.
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** "u" and a combining diaeresis, as macOS writes it. Only with Latin letters: composing Han characters changes names. */
const DECOMPOSED = /\p{Script=Latin}\p{M}+/gu;
/** What spreadsheets leave where a formula failed, German and English. */
const CELL_ERROR = /^#(?:N\/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV\/0!|NUM!|ZAHL!|NULL!)$/;

/** A cell as it can be kept. Nothing visible changes, except what an earlier program has already destroyed. */
export function cleanText(cell: string, warn: Warn): string {
  let text = cell;
  if (!text.isWellFormed() || text.includes('\0')) {
    text = text.replace(UNSTORABLE, '');
    warn('characters-removed');
  }
  if (text.includes('\ufffd')) warn('characters-damaged');
  text = text
    .replace(DECOMPOSED, (letters) => letters.normalize('NFC'))
    .replace(/\r\n?/g, '\n')
    .trim();
  if (CELL_ERROR.test(text)) {
    warn('cell-error');
    return '';
  }
  return text;
}

/** For values that are one line: a name with a line break in it is a name. */
export const oneLine = (text: string): string => text.replace(/\s*[\n\t]\s*/g, ' ').trim();
