import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { PointKind } from '../fields.ts';
import type { DraftPhone, Warn } from './contact-draft.ts';

/** Between numbers. A slash alone is inside German numbers ("03581/1234"), so it needs spaces and a new prefix. */
const BETWEEN = /\s*(?::::|[;\n|]|,(?=\s*[+0(])|\s\/\s(?=[+0(])|\s(?:oder|or|und|bzw\.)\s)\s*/;
/** 4,93581E+11: a spreadsheet has thrown the last digits away. */
const ROUNDED = /^\d[.,]\d+E\+\d+$/i;

/** Numbers of a cell; one that is no valid number stays as it was written. */
export function readPhones(
  cell: string,
  kind: PointKind | undefined,
  fallback: PointKind,
  country: string,
  warn: Warn,
): DraftPhone[] {
  const phones: DraftPhone[] = [];
  for (const piece of pieces(cell)) {
    const original = repaired(piece, warn);
    if (original === '' || !/\d/.test(original)) continue;
    if (ROUNDED.test(original)) warn('number-rounded');
    const parsed = parse(original, country, warn);
    if (!parsed) {
      warn('phone-invalid');
      phones.push({ original, kind: kind ?? fallback });
      continue;
    }
    const mobile = kind === undefined && parsed.getType() === 'MOBILE';
    phones.push({
      number: parsed.number,
      ...(parsed.ext && { extension: parsed.ext }),
      original,
      kind: mobile ? 'mobile' : (kind ?? fallback),
    });
  }
  return phones;
}

function pieces(cell: string): string[] {
  const parts = cell.split(BETWEEN).filter((part) => part !== '');
  const wholeNumbers = cell.includes(':::') || parts.every((part) => part.replace(/\D/g, '').length >= 5);
  // "+1-418-656-9254;ext=102" is one number.
  return wholeNumbers && !/;ext=/i.test(cell) ? parts : cell.split(/\s*:::\s*/).filter(Boolean);
}

/** The apostrophe that keeps a spreadsheet from calculating, and the scheme of a link. */
function repaired(piece: string, warn: Warn): string {
  const number = piece.trim().replace(/^tel:/i, '');
  const plain = number.replace(/^(?:['’`´]|=)\s*"?(?=[+\d(])/, '').replace(/(?<=^[+\d(].*)"$/, '');
  if (plain !== number) warn('phone-repaired');
  return plain;
}

/** Countries where a number is dialled with a zero in front, so that one without it is not a whole number. */
const TRUNK_ZERO = new Set([
  'DE',
  'AT',
  'CH',
  'FR',
  'BE',
  'NL',
  'GB',
  'IE',
  'SE',
  'FI',
  'RO',
  'HR',
  'SI',
  'RS',
  'UA',
  'TR',
]);

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>;

function parse(original: string, country: string, warn: Warn): Parsed | undefined {
  const text = bare(original);
  const home: CountryCode = isSupportedCountry(country) ? country : 'DE';
  if (!/^\(?[+0]/.test(text) && TRUNK_ZERO.has(home)) return withoutZero(text, home, warn);
  // "00-1-212": dialled abroad as from Germany, in a row whose country dials otherwise.
  const abroad = /^00/.test(text) ? valid(`+${text.slice(2).replace(/^\D+/, '')}`) : undefined;
  return valid(text, home) ?? abroad;
}

/** "Tel. 03581 123456 App. 12 (privat)": the number, with its extension in words that are understood. */
const bare = (text: string): string =>
  text
    .replace(/^(?:tel(?:efon)?|fon|phone|mobil|handy|fax|t|m|f)\s*[.:]+\s*/i, '')
    .replace(/\s*\(\p{L}[^)]*\)$/u, '')
    .replace(/\s*(?:app(?:arat)?|durchwahl|dw|nst)\.?\s*(\d{1,6})$/i, ' ext. $1');

/**
 * 1712345678 lost its zero in a spreadsheet, 49 3581 123456 its plus. "212-555-7777" lost nothing: it is from
 * somewhere else, and read as a number of ours it would ring with a stranger.
 */
function withoutZero(text: string, home: CountryCode, warn: Warn): Parsed | undefined {
  const abroad = text.startsWith(getCountryCallingCode(home)) ? valid(`+${text}`) : undefined;
  const national = valid(text, home);
  const found =
    abroad ?? (national && (/^\d+$/.test(text) || national.getType() === 'MOBILE') ? national : undefined);
  if (found) warn('phone-repaired');
  return found;
}

function valid(text: string, home?: CountryCode): Parsed | undefined {
  const parsed = parsePhoneNumberFromString(text, { ...(home && { defaultCountry: home }), extract: false });
  return parsed?.isValid() ? parsed : undefined;
}
