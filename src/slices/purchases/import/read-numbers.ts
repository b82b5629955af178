/** Which of comma and point parts whole from broken in a file; undefined where nothing tells. */
export function decimalMarkOf(values: Iterable<string>): ',' | '.' | undefined {
  let found: ',' | '.' | undefined;
  for (const value of values) {
    const text = value.replaceAll(/[^\d.,]/g, '');
    const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
    if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
    const last = Math.max(comma, point);
    if (last < 0) continue;
    const mark = text[last] as ',' | '.';
    // Twice the same is grouping: the other one is the decimal mark.
    if (text.indexOf(mark) !== last) return mark === ',' ? '.' : ',';
    // Exactly three digits behind it can be either.
    if (text.length - last - 1 !== 3) found ??= mark;
  }
  return found;
}

/**
 * Millionths of a number as programs and people write it: "1.234,50 €", "1,234.50", "-12", "12-", "(12,00)". Undefined
 * where it is none, or has more digits than can be kept.
 */
export function readMillionths(text: string, mark: ',' | '.'): number | undefined {
  let plain = text.replaceAll(/[\s\u00a0\u202f'’€$£]|EUR|USD|CHF/gi, '').replaceAll('−', '-');
  const isBracketed = /^\(.*\)$/.test(plain);
  if (isBracketed) plain = plain.slice(1, -1);
  if (/^[^-]+-$/.test(plain)) plain = `-${plain.slice(0, -1)}`;
  plain = plain.replace(/%$/, '');
  const group = mark === ',' ? '.' : ',';
  const match = new RegExp(`^([+-]?)(\\d{1,3}(?:\\${group}\\d{3})+|\\d+)(?:\\${mark}(\\d+))?$`).exec(plain);
  if (!match) return undefined;
  const whole = match[2]!.replaceAll(group, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (whole.length > 9 || fraction.length > 6) return undefined;
  const size = Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return match[1] === '-' || isBracketed ? 0 - size : size;
}

/** Whole cents; undefined where it is no number or has fractions of a cent. */
export function readCents(text: string, mark: ',' | '.'): number | undefined {
  const value = readMillionths(text, mark);
  return value === undefined || value % 10_000 !== 0 ? undefined : value / 10_000;
}
