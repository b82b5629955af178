import { kindOfLabel } from './kind-of-label.ts';
import { VALUE_SEPARATOR } from './source-file.ts';
import { partsOf, splitUnescaped, textOf, type VcardProperty } from './vcard-property.ts';

/** Parts of ADR in the order of RFC 6350, 6.3.1. */
export const ADDRESS_PARTS = [
  'pobox',
  'extended',
  'street',
  'city',
  'region',
  'postcode',
  'country',
] as const;

const MESSENGERS: Record<string, string> = {
  'X-SKYPE': 'skype',
  'X-SKYPE-USERNAME': 'skype',
  'X-AIM': 'aim',
  'X-ICQ': 'icq',
  'X-JABBER': 'jabber',
  'X-MSN': 'msn',
  'X-GTALK': 'gtalk',
  'X-GOOGLE-TALK': 'gtalk',
  'X-YAHOO': 'yahoo',
  'X-TWITTER': 'twitter',
  'X-MS-IMADDRESS': 'im',
};

/** One card as a row with fixed column names, so that mapping, preview and rejected rows need not know vCards. */
export function cardCells(properties: readonly VcardProperty[]): Record<string, string> {
  const values = new Map<string, string[]>();
  const add = (column: string, value: string): void => {
    if (value !== '') values.set(column, [...(values.get(column) ?? []), value]);
  };
  const labels = new Map(properties.filter((p) => p.name === 'X-ABLABEL').map((p) => [p.group, textOf(p)]));
  const addresses = new Map<string, string[][]>();
  const oldStyle = properties.some((p) => p.name === 'VERSION' && p.raw.includes('2.1'));

  for (const property of [...properties].sort(preferredFirst)) {
    const { name } = property;
    const label = labels.get(property.group) ?? '';
    if (name === 'N') {
      const [family = '', given = '', middle = '', prefix = '', suffix = ''] = oldStyle
        ? partsOf(property)
        : listsOf(property);
      for (const [part, value] of Object.entries({ family, given, middle, prefix, suffix }))
        add(`N.${part}`, value);
    } else if (name === 'ORG') {
      const [company = '', ...units] = partsOf(property);
      add('ORG', company);
      add('ORG.unit', units.filter(Boolean).join(', '));
    } else if (name === 'ADR') {
      const kind = placeKind(property, label);
      const parts = partsOf(property);
      if (parts.some(Boolean)) addresses.set(kind, [...(addresses.get(kind) ?? []), parts]);
      else add(`ADR.${kind}.formatted`, labelOf(property));
    } else if (name === 'EMAIL') {
      add(`EMAIL.${placeKind(property, label)}`, textOf(property));
    } else if (name === 'TEL') {
      add(`TEL.${phoneKind(property, label)}`, textOf(property));
    } else if (name === 'BDAY') {
      // Apple writes a birthday without a year as one of 1604, and says so.
      const omitted = property.parameters.get('X-APPLE-OMIT-YEAR');
      const text = textOf(property);
      add('BDAY', omitted && text.startsWith(omitted) ? `-${text.slice(omitted.length)}` : text);
    } else if (
      name === 'IMPP' ||
      name === 'SOCIALPROFILE' ||
      name === 'X-SOCIALPROFILE' ||
      MESSENGERS[name]
    ) {
      add(`SOCIAL.${networkOf(property)}`, textOf(property).replace(/^x-apple:/i, ''));
    } else if (name === 'X-ABSHOWAS') {
      add('KIND', textOf(property));
    } else if (PLAIN.has(name)) {
      add(name, textOf(property));
    }
  }

  const hasAddress = addresses.size > 0;
  for (const [kind, list] of addresses) {
    for (const [i, part] of ADDRESS_PARTS.entries()) {
      const column = list.map((parts) => parts[i] ?? '');
      if (column.some(Boolean)) values.set(`ADR.${kind}.${part}`, column);
    }
  }
  for (const property of hasAddress ? [] : properties.filter((p) => p.name === 'LABEL')) {
    add(`ADR.${placeKind(property, '')}.formatted`, textOf(property));
  }
  return Object.fromEntries(
    [...values].map(([column, list]) => [column, list.join(column === 'NOTE' ? '\n\n' : VALUE_SEPARATOR)]),
  );
}

/** vCard 4.0 keeps the envelope's text in a parameter; carets stand for what parameters cannot hold (RFC 6868). */
const labelOf = (property: VcardProperty): string =>
  textOf({
    ...property,
    raw: (property.parameters.get('LABEL') ?? '').replaceAll('^n', '\\n').replaceAll("^'", '"'),
  });

const PLAIN = new Set([
  'FN',
  'NICKNAME',
  'TITLE',
  'ROLE',
  'URL',
  'LANG',
  'CATEGORIES',
  'NOTE',
  'UID',
  'KIND',
  'CREATED',
]);

/** The parts of N, each of which may be a list: "Richter,James" are two middle names. */
const listsOf = (property: VcardProperty): string[] =>
  splitUnescaped(property.raw, ';').map((part, i) =>
    splitUnescaped(part, ',')
      .map((raw) => textOf({ ...property, raw }))
      .filter(Boolean)
      .join(i === 4 ? ', ' : ' '),
  );

const preference = ({ types, parameters }: VcardProperty): number =>
  parameters.has('PREF') ? Number(parameters.get('PREF')) || 1 : types.has('PREF') ? 1 : 101;

const preferredFirst = (a: VcardProperty, b: VcardProperty): number => preference(a) - preference(b);

function placeKind({ types }: VcardProperty, label: string): 'work' | 'home' | 'other' {
  if (types.has('WORK')) return 'work';
  if (types.has('HOME')) return 'home';
  const kind = kindOfLabel(label);
  return kind === 'work' ? 'work' : kind === 'private' ? 'home' : 'other';
}

function phoneKind(property: VcardProperty, label: string): 'work' | 'home' | 'cell' | 'fax' | 'other' {
  const { types } = property;
  const kind = kindOfLabel(label);
  if (types.has('FAX') || kind === 'fax') return 'fax';
  if (types.has('CELL') || types.has('IPHONE') || kind === 'mobile') return 'cell';
  return placeKind(property, label);
}

function networkOf(property: VcardProperty): string {
  const said =
    property.parameters.get('X-SERVICE-TYPE') ??
    property.parameters.get('SERVICE-TYPE') ??
    MESSENGERS[property.name];
  const known =
    said ??
    (property.name === 'IMPP'
      ? property.raw.match(/^([a-z]+):/i)?.[1]
      : [...property.types].find((type) => type !== 'PREF'));
  return (known ?? 'other').toLowerCase().replace(/[^a-z0-9]/g, '') || 'other';
}
