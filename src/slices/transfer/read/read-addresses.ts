import type { PlaceKind } from '../fields.ts';
import type { DraftAddress, Warn, WarningCode } from './contact-draft.ts';
import { countryCode } from './country-code.ts';
import { kindOfLabel } from './kind-of-label.ts';
import type { MappedCell } from './map-row.ts';
import { repairPostcode } from './repair-postcode.ts';
import { splitAddress, splitPlace } from './split-address.ts';

type Part = 'street' | 'addressExtra' | 'postcode' | 'city' | 'region' | 'country' | 'addressFormatted';
const PARTS: ReadonlySet<string> = new Set<Part>([
  'street',
  'addressExtra',
  'postcode',
  'city',
  'region',
  'country',
  'addressFormatted',
]);

/** Puts the parts of addresses together again: those of one kind or slot belong to each other, the n-th values too. */
export function readAddresses(
  cells: readonly MappedCell[],
  labels: ReadonlyMap<string, string>,
  fallback: PlaceKind,
  report: (code: WarningCode, column: string) => void,
): DraftAddress[] {
  const places = new Map<string, MappedCell[]>();
  for (const cell of cells) {
    if (!PARTS.has(cell.field)) continue;
    const place = cell.slot ?? cell.kind ?? '';
    places.set(place, [...(places.get(place) ?? []), cell]);
  }
  return [...places].flatMap(([place, parts]) => {
    const label = labels.get(place);
    const kind = placeKind(parts[0]!.kind ?? (label ? kindOfLabel(label) : undefined), fallback);
    const count = Math.max(...parts.map(({ text }) => valuesOf(text).length));
    return Array.from({ length: count }, (_, i) => oneAddress(parts, i, kind, report)).filter(
      (address) => address !== undefined,
    );
  });
}

const valuesOf = (text: string): string[] => text.split(/\s*:::\s*/);
const placeKind = (kind: string | undefined, fallback: PlaceKind): PlaceKind =>
  kind === 'work' || kind === 'private' || kind === 'other' ? kind : fallback;

function oneAddress(
  cells: readonly MappedCell[],
  index: number,
  kind: PlaceKind,
  report: (code: WarningCode, column: string) => void,
): DraftAddress | undefined {
  const part = (field: Part, joint: string): string =>
    cells
      .filter((cell) => cell.field === field)
      .map((cell) => valuesOf(cell.text)[index] ?? '')
      .filter(Boolean)
      .join(joint);
  const warnAt =
    (field: Part): Warn =>
    (code) =>
      report(code, cells.find((cell) => cell.field === field)?.column ?? cells[0]!.column);

  // Street and house number may be two columns; a street of several lines keeps its first as the street.
  const [street = '', ...streetLines] = part('street', ' ').split('\n');
  const extra = [...streetLines, part('addressExtra', ', ').replace(/\n/g, ', ')]
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ');
  const address: DraftAddress = { kind };
  const set = (key: Exclude<keyof DraftAddress, 'kind'>, value: string | undefined): void => {
    if (value) address[key] = value.trim();
  };
  set('street', street);
  set('extra', extra);
  set('postcode', part('postcode', ' '));
  set('city', part('city', ' ').replace(/\n/g, ', '));
  set('region', part('region', ', '));
  set('formatted', part('addressFormatted', '\n'));
  setCountry(address, part('country', ' '), warnAt('country'));
  takeApart(address);
  if (address.postcode) {
    address.postcode = repairPostcode(
      address.postcode,
      address.country ?? unknownCountry(address),
      address.city,
      warnAt('postcode'),
    );
  }
  return Object.keys(address).length > 1 ? address : undefined;
}

/** A country in words that we do not know is some country, and not the default one. */
const unknownCountry = (address: DraftAddress): string | undefined => address.countryText;

function setCountry(address: DraftAddress, text: string, warn: Warn): void {
  if (text === '') return;
  const code = countryCode(text);
  if (code) address.country = code;
  else {
    address.countryText = text;
    warn('country-unknown');
  }
}

/** Whole addresses in the street or in one formatted text, postcode and place in one cell. */
function takeApart(address: DraftAddress): void {
  if (address.postcode) return;
  const place = address.city ? splitPlace(address.city) : undefined;
  if (place) Object.assign(address, place);
  else if (!address.city && !address.street && address.formatted)
    Object.assign(address, splitAddress(address.formatted), { formatted: address.formatted });
  else if (!address.city && address.street) {
    const parts = splitAddress([address.street, address.extra].filter(Boolean).join(', '));
    if (!parts) return;
    delete address.extra;
    Object.assign(address, parts);
  }
}
