/**
 * What a spreadsheet would take for a formula gets an apostrophe before it, which the reader of imports knows. A phone
 * number calculates nothing, and has to arrive as it is.
 */
const harmless = (text: string): string =>
  /^\s*[=+\-@\t\r]/.test(text) && !/^\+\d[\d ]*$/.test(text) ? `'${text}` : text;

/**
 * One line of a CSV file (RFC 4180), ended by CR LF. Opens in a spreadsheet without anything in it being calculated
 * (formula injection). Excel in German takes the semicolon, and every other program can be told.
 */
export const csvLine = (cells: readonly string[], separator: ';' | ','): string =>
  `${cells
    .map((cell) => {
      const text = harmless(cell);
      return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim()
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    })
    .join(separator)}\r\n`;

/** With this mark in front Excel reads a file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
