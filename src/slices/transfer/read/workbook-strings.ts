import { readPart, type Workbook } from './workbook-parts.ts';

/** Characters that XML cannot hold, in Excel's spelling: `_x000D_`. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The strings that cells point to. Runs of rich text are one string; the phonetic spelling beside it is not part of it. */
export async function readSharedStrings(workbook: Workbook): Promise<string[]> {
  const strings: string[] = [];
  const part = [...workbook.parts.keys()].find((name) => /^xl\/sharedstrings\.xml$/i.test(name));
  if (!part) return strings;
  let text = '';
  let collecting = false;
  let phonetic = false;
  await readPart(
    workbook,
    part,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') collecting = !phonetic;
      },
      text(piece) {
        if (collecting) text += piece;
      },
      close(name) {
        if (name === 't') collecting = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') strings.push(unescapeCell(text));
      },
    },
    workbook.limits.sharedStringBytes,
  );
  return strings;
}
