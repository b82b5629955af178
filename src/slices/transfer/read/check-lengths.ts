import { type FieldKey, fieldByKey } from '../fields.ts';
import type { ContactDraft } from './contact-draft.ts';
import type { MappedCell, Problems } from './map-row.ts';

/** As many as a contact can have of each. */
const MOST: [key: 'emails' | 'phones' | 'socials' | 'tags' | 'addresses', field: FieldKey, count: number][] =
  [
    ['emails', 'email', 50],
    ['phones', 'phone', 50],
    ['socials', 'social', 50],
    ['tags', 'tags', 50],
    ['addresses', 'street', 20],
  ];

/** Rejects a draft with a value that has no room. Nothing is cut: half a name is a wrong name. */
export function checkLengths(draft: ContactDraft, cells: readonly MappedCell[], problems: Problems): void {
  const column = (field: FieldKey): string | undefined => cells.find((cell) => cell.field === field)?.column;
  for (const [field, value] of valuesOf(draft)) {
    if (value !== undefined && value.length > fieldByKey.get(field)!.maxLength) {
      problems.reject('value-too-long', column(field) ?? column('fullName'));
    }
  }
  for (const [key, field, count] of MOST) {
    if (draft[key].length > count) problems.reject('too-many-values', column(field));
  }
}

function valuesOf(draft: ContactDraft): [FieldKey, string | undefined][] {
  const { company, addresses, phones, socials, tags } = draft;
  return [
    ...NAMES.map((key): [FieldKey, string | undefined] => [key, draft[key]]),
    ['companyName', company?.name],
    ['companyVatId', company?.vatId],
    ['companyWebsite', company?.website],
    ['companyPhone', company?.phone],
    ['note', draft.note],
    ...phones.map(({ original }): [FieldKey, string] => ['phone', original]),
    ...socials.map(({ network, handle }): [FieldKey, string] => [
      network === 'website' ? 'website' : 'social',
      handle,
    ]),
    ...tags.map((tag): [FieldKey, string] => ['tags', tag]),
    ...addresses.flatMap((address): [FieldKey, string | undefined][] => [
      ['street', address.street],
      ['addressExtra', address.extra],
      ['postcode', address.postcode],
      ['city', address.city],
      ['region', address.region],
      ['country', address.countryText],
      ['addressFormatted', address.formatted],
    ]),
  ];
}

const NAMES = [
  'salutation',
  'title',
  'givenName',
  'middleName',
  'familyName',
  'nameSuffix',
  'nickname',
  'position',
  'department',
  'externalId',
] as const;
