import { readPart, type Workbook } from './workbook-parts.ts';
import { attributeOf } from './xml-scanner.ts';

/** How a style shows a number, as far as it changes what the number says: a date, or a code with leading zeros. */
export type NumberStyle = { as: 'date' } | { as: 'digits'; width: number } | undefined;

/** Number formats that every workbook has without listing them (ECMA-376, 18.8.30), those for dates and times. */
const isBuiltinDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

export async function readNumberStyles(workbook: Workbook): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readPart(workbook, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        styles.push(isBuiltinDate(id) ? { as: 'date' } : styleOf(codes.get(id) ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function styleOf(code: string): NumberStyle {
  const plain = code.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/[dmyhs]/i.test(plain) && !/general/i.test(plain)) return { as: 'date' };
  // Excel's own format for German postcodes: 1067 is shown, and meant, as 01067.
  return /^0{2,}$/.test(plain) ? { as: 'digits', width: plain.length } : undefined;
}

/** The number of a cell as text: all the digits that the file has, and never an exponent. */
export function numberText(raw: string, style: NumberStyle, from1904: boolean): string {
  const value = raw.trim();
  if (style?.as === 'date' && Number.isFinite(Number(value)))
    return dateText(Number(value), from1904) ?? value;
  const text = plainNumber(value);
  return style?.as === 'digits' && /^\d+$/.test(text) ? text.padStart(style.width, '0') : text;
}

function plainNumber(raw: string): string {
  if (/^-?\d+$/.test(raw) || !Number.isFinite(Number(raw))) return raw;
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    raw.match(/^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/) ?? [];
  const shift = Number(exponent);
  if (shift > 0 && shift < 100 && fraction.length <= shift) return sign + whole + fraction.padEnd(shift, '0');
  // What Excel shows of 0.30000000000000004.
  return String(Number(Number(raw).toPrecision(15)));
}

/** Days since 1900 (where Excel counts a 29 February that never was) or 1904. */
function dateText(serial: number, from1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined;
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
  if (days === 0 && !from1904) return clock;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 61 ? 31 : 30);
  const date = new Date(epoch + days * 86_400_000).toISOString().slice(0, 10);
  return seconds === 0 ? date : `${date} ${clock}`;
}
