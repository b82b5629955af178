import type { ColumnMapping } from '../fields.ts';

/** Whether the file's dates with slashes or hyphens prove an order: a 13 can only be a day. */
export function dateOrderOf(values: readonly string[]): ColumnMapping['dateOrder'] {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const value of values) {
    const [, first, second] = value.match(/^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/) ?? [];
    if (Number(first) > 12) dayFirst += 1;
    if (Number(second) > 12) monthFirst += 1;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst > monthFirst ? 'dmy' : 'mdy';
}
