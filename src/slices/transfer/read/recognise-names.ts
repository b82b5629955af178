import type { ColumnTarget, FieldKey } from '../fields.ts';
import { normaliseHeader } from './normalise-header.ts';
import type { ValuesOf } from './recognise-columns.ts';
import type { SourceRow } from './source-file.ts';
import { isNameLike } from './split-name.ts';

/**
 * Names look like any other words, but mailboxes are made of them: in "jordan.example@..." the column with "Jordan" is
 * the first name and the one with "Example" the last. Without addresses only a column of two-word names can be told.
 */
export function recogniseNames(
  columns: readonly string[],
  emailColumns: readonly string[],
  valuesOf: ValuesOf,
  rows: readonly SourceRow[],
): Map<string, ColumnTarget> {
  const found = new Map<string, ColumnTarget>();
  const target = (field: FieldKey, confidence: number): ColumnTarget => ({
    field,
    confidence,
    foundBy: 'content',
  });
  const places = columns
    .map((column) => ({ column, place: placeInMailbox(column, emailColumns, rows) }))
    .filter(({ place }) => place !== undefined)
    .sort((a, b) => a.place! - b.place!);
  const [first, second] = places;
  if (first && second) {
    found.set(first.column, target('givenName', 0.6));
    found.set(second.column, target('familyName', 0.6));
    return found;
  }
  const words = columns.filter((column) => valuesOf(column).length > 0 && valuesOf(column).every(isNameLike));
  const whole = words.find(
    (column) =>
      share(valuesOf(column), (value) => /^\p{Lu}\S*(?:\s+\S+){0,3}[\s,]+\p{Lu}/u.test(value)) > 0.6,
  );
  if (whole) found.set(whole, target('fullName', 0.5));
  else if (first) found.set(first.column, target('familyName', 0.4));
  return found;
}

const share = (values: string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

/** Average position of a column's values inside the part of the address before the @, if they are usually there. */
function placeInMailbox(
  column: string,
  emailColumns: readonly string[],
  rows: readonly SourceRow[],
): number | undefined {
  let seen = 0;
  const places: number[] = [];
  for (const row of rows) {
    const value = normaliseHeader(row.cells[column] ?? '');
    const mailbox = normaliseHeader(
      (emailColumns.map((email) => row.cells[email]).find(Boolean) ?? '').split('@')[0]!,
    );
    if (value.length < 2 || mailbox === '') continue;
    seen += 1;
    const at = mailbox.indexOf(value);
    if (at >= 0) places.push(at);
  }
  if (seen === 0 || places.length * 2 < seen) return undefined;
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}
