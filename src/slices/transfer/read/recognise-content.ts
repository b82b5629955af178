import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { ColumnTarget, FieldKey } from '../fields.ts';
import { countryCode } from './country-code.ts';
import { mayHaveLegalForm } from './legal-form.ts';
import { readDay } from './read-day.ts';
import { isEmail } from './read-emails.ts';
import type { ValuesOf } from './recognise-columns.ts';
import { recogniseNames } from './recognise-names.ts';
import type { SourceRow } from './source-file.ts';
import { splitPlace } from './split-address.ts';
import { salutationOf, takeHonorifics } from './take-honorifics.ts';

type Found = Pick<ColumnTarget, 'field' | 'kind'>;

const phone = (value: string): ReturnType<typeof parsePhoneNumberFromString> =>
  /^['(+0]/.test(value) && /\d{2}/.test(value)
    ? parsePhoneNumberFromString(value.replace(/^'/, ''), { defaultCountry: 'DE', extract: false })
    : undefined;

/** A value of each, in the order of how little else could look like it. */
const PATTERNS: [found: Found, test: (value: string) => boolean][] = [
  [{ field: 'email' }, isEmail],
  [{ field: 'website' }, (value) => /^(?:https?:\/\/|www\.)\S+$/i.test(value)],
  [{ field: 'salutation' }, (value) => salutationOf(value) !== undefined],
  [
    { field: 'title' },
    (value) => takeHonorifics(value).rest === '' && takeHonorifics(value).title !== undefined,
  ],
  [
    { field: 'companyVatId' },
    (value) => /^(?:DE\d{9}|ATU\d{8}|CHE[\d.-]{9,12}|[A-Z]{2}\d{8,12})$/.test(value),
  ],
  [
    { field: 'phone', kind: 'mobile' },
    (value) => phone(value)?.isValid() === true && phone(value)?.getType() === 'MOBILE',
  ],
  [
    { field: 'phone' },
    (value) => phone(value)?.isPossible() === true && value.replace(/\D/g, '').length >= 7,
  ],
  [{ field: 'birthday' }, (value) => isBirthday(value)],
  [{ field: 'createdAt' }, (value) => readDay(value, undefined, () => {})?.year !== undefined],
  [
    { field: 'postcode' },
    (value) => /^(?:[A-Z]{1,2}-)?(?:0[1-46-9]|[1-9]\d)\d{3}$|^\d{2}-\d{3}$/.test(value),
  ],
  [{ field: 'city' }, (value) => splitPlace(value) !== undefined],
  [
    { field: 'street' },
    (value) =>
      /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt|chaussee)\s*\d|^(?:am|an der|im|zum|zur)\s.+\d|^\p{L}[\p{L}\s.'-]+\s\d{1,4}\s?[a-z]?$/iu.test(
        value,
      ),
  ],
  [{ field: 'companyName' }, mayHaveLegalForm],
  [{ field: 'country' }, (value) => value.length > 3 && countryCode(value) !== undefined],
];

/** Most values of a column have to agree; a lost zero or a typo in one row is no reason not to see what it is. */
const SHARE = 0.6;

export function recogniseContent(
  open: readonly string[],
  columns: readonly string[],
  valuesOf: ValuesOf,
  rows: readonly SourceRow[],
  taken: (field: FieldKey) => boolean,
): Map<string, ColumnTarget> {
  const found = new Map<string, ColumnTarget>();
  const has = (field: FieldKey): boolean =>
    taken(field) || [...found.values()].some((target) => target.field === field);
  for (const column of open) {
    const values = valuesOf(column);
    if (values.length === 0) continue;
    for (const [target, test] of PATTERNS) {
      if (target.field === 'postcode' && isCounter(values)) continue;
      const share = values.filter(test).length / values.length;
      if (share < SHARE || (target.field !== 'email' && target.field !== 'phone' && has(target.field)))
        continue;
      found.set(column, {
        ...target,
        confidence: Math.round((0.4 + 0.4 * share) * 100) / 100,
        foundBy: 'content',
      });
      break;
    }
  }
  // The place stands beside its postcode.
  const postcode = columns.findIndex((column) => found.get(column)?.field === 'postcode');
  const beside = columns[postcode + 1];
  if (postcode >= 0 && beside && open.includes(beside) && !found.has(beside) && !has('city')) {
    found.set(beside, { field: 'city', confidence: 0.6, foundBy: 'content' });
  }
  const emails = columns.filter((column) => found.get(column)?.field === 'email');
  const texts = open.filter((column) => !found.has(column));
  if (!has('familyName') && !has('fullName')) {
    for (const [column, target] of recogniseNames(texts, emails, valuesOf, rows)) found.set(column, target);
  }
  return found;
}

/** 10001, 10002, 10003: numbers that the list itself gives are no postcodes. */
const isCounter = (values: string[]): boolean =>
  values.length > 2 && values.every((value, i) => i === 0 || Number(value) > Number(values[i - 1]));

/** Somebody between ten and a hundred years old. */
function isBirthday(value: string): boolean {
  const year = readDay(value, undefined, () => {})?.year;
  const now = new Date().getFullYear();
  return year !== undefined && year < now - 10 && year > now - 100;
}
