import { parseTarget, type Target } from './header-words.ts';

/** What the columns of `vcard-cells.ts` mean. */
const TARGETS: Record<string, string> = {
  FN: 'fullName',
  'N.family': 'familyName',
  'N.given': 'givenName',
  'N.middle': 'middleName',
  'N.prefix': 'title',
  'N.suffix': 'nameSuffix',
  NICKNAME: 'nickname',
  BDAY: 'birthday',
  ORG: 'companyName',
  'ORG.unit': 'department',
  TITLE: 'position',
  ROLE: 'position',
  URL: 'website',
  LANG: 'language',
  CATEGORIES: 'tags',
  NOTE: 'note',
  UID: 'externalId',
  KIND: 'recordKind',
  CREATED: 'createdAt',
  'TEL.work': 'phone:work',
  'TEL.home': 'phone:private',
  'TEL.cell': 'phone:mobile',
  'TEL.fax': 'phone:fax',
  'TEL.other': 'phone:other',
};

const PLACES: Record<string, string> = { work: 'work', home: 'private', other: 'other' };
const ADDRESS_FIELDS: Record<string, string> = {
  pobox: 'addressExtra',
  extended: 'addressExtra',
  street: 'street',
  city: 'city',
  region: 'region',
  postcode: 'postcode',
  country: 'country',
  formatted: 'addressFormatted',
};

export const VCARD_ORDER = Object.keys(TARGETS);

export const isVcardColumns = (columns: readonly string[]): boolean =>
  columns.length > 0 && columns.every((column) => vcardTarget(column) !== undefined);

export function vcardTarget(column: string): Target | undefined {
  const spec = TARGETS[column];
  if (spec) return parseTarget(spec);
  const [name, first = '', part = ''] = column.split('.');
  if (name === 'SOCIAL' && first) return parseTarget(`social@${first}`);
  const kind = PLACES[first];
  if (name === 'EMAIL' && kind) return parseTarget(`email:${kind}`);
  const field = ADDRESS_FIELDS[part];
  return name === 'ADR' && kind && field ? parseTarget(`${field}:${kind}`) : undefined;
}
