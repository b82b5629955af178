import type { FieldKey } from '../fields.ts';
import { oneLine } from './clean-text.ts';
import type { ContactDraft, WarningCode } from './contact-draft.ts';
import { hasLegalForm } from './legal-form.ts';
import type { MappedCell } from './map-row.ts';
import { isNameLike, type NameParts, splitName } from './split-name.ts';
import { readSalutation, takeHonorifics } from './take-honorifics.ts';

export type DraftName = Pick<
  ContactDraft,
  'salutation' | 'title' | 'givenName' | 'middleName' | 'familyName' | 'nameSuffix' | 'nickname'
> & {
  /** The name turned out to be a firm's. */
  companyName?: string;
};

/** Name parts of a row, from the columns that are there: parts as they are, a whole name taken apart. */
export function readName(
  first: (field: FieldKey) => MappedCell | undefined,
  companyName: string | undefined,
  report: (code: WarningCode, column: string) => void,
): DraftName {
  const text = (field: FieldKey): string => oneLine(first(field)?.text ?? '');
  const name: NameParts & DraftName = {
    ...present({
      middleName: text('middleName'),
      nameSuffix: text('nameSuffix'),
      nickname: text('nickname'),
    }),
    ...(first('salutation') && readSalutation(text('salutation'))),
  };
  if (first('title')) {
    const { salutation, title, rest } = takeHonorifics(text('title'));
    Object.assign(name, present({ salutation: name.salutation ?? salutation ?? '' }));
    Object.assign(name, present({ title: [name.title, title, rest].filter(Boolean).join(' ') }));
  }

  const given = text('givenName');
  const family = text('familyName');
  if (/^(?:firma|company)$/i.test(name.salutation ?? '')) {
    delete name.salutation;
    if (companyName === undefined && !given) return { companyName: family || text('fullName') };
  }
  if (given && family)
    return { ...name, ...partOf('givenName', given, name), ...partOf('familyName', family, name) };
  const single = given || family;
  if (single) {
    const column = first(given ? 'givenName' : 'familyName')!.column;
    // A whole name in the column for a part of it: "EXAMPLE, Jordan".
    if (single.includes(',') && isNameLike(single) && !hasLegalForm(single)) {
      report('name-split', column);
      return merged(splitName(single), name);
    }
    return { ...name, ...partOf(given ? 'givenName' : 'familyName', single, name) };
  }
  const full = text('fullName');
  if (full === '') return name;
  if (full === companyName || hasLegalForm(full))
    return companyName === undefined || full === companyName ? { companyName: full } : name;
  return merged(splitName(full), name);
}

/** "Dr. Änne" in the first-name column: the title belongs with titles, if there is not one already. */
function partOf(field: 'givenName' | 'familyName', text: string, name: DraftName): DraftName {
  const { salutation, title, rest } = takeHonorifics(text);
  if (!title || rest === '' || (name.title && name.title !== title)) return { [field]: text };
  return { [field]: rest, title, ...present({ salutation: name.salutation ?? salutation ?? '' }) };
}

const merged = (parts: NameParts, name: DraftName): DraftName => ({ ...parts, ...name });

const present = <T extends Record<string, string>>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T>;
