import type { PointKind } from '../fields.ts';
import { HEADER_WORDS, type Target } from './header-words.ts';
import { headerTokens } from './normalise-header.ts';

/** "privat", "Home", "Rechnungs-": whose address or number, before or after the word, joined to it or not. */
const KINDS: [kind: PointKind, words: RegExp][] = [
  [
    'work',
    /^(?:geschaeftlich(?:e|er|es)?|geschaefts|dienstlich(?:e|er|es)?|dienst|beruflich(?:e|er|es)?|firmen|firma|buero|business|work|office|company|mailing|billing|rechnungs)|(?:geschaeftlich|gesch|dienstlich|dienstl|beruflich|buero|firma|business|work|office)$/,
  ],
  ['private', /^(?:privat(?:e|er|es)?|persoenlich(?:e|er|es)?|personal|home)|(?:privat|priv|home|personal)$/],
  [
    'other',
    /^(?:weitere[rs]?|andere[rs]?|sonstige[rs]?|alternative?[rs]?|zweite[rs]?|other|secondary|shipping|liefer)|(?:alternativ|sonstige[rs]?|other)$/,
  ],
  ['mobile', /^mobil(?:e)?|mobil(?:e)?$/],
];

export interface HeaderMatch extends Target {
  /** The heading is the word itself, without a kind or a number taken off. */
  exact: boolean;
}

/** What a heading says by itself; undefined when it is no word we know. */
export function findHeaderWord(heading: string): HeaderMatch | undefined {
  const tokens = headerTokens(heading);
  const whole = HEADER_WORDS.get(tokens.join(''));
  if (whole) return { ...whole, exact: true };

  const number = tokens.find((token) => /^\d$/.test(token)) ?? tokens.at(-1)?.match(/\d$/)?.[0];
  let key = tokens.join('').replace(/\d/g, '');
  if (key === '') return undefined;
  let kind: PointKind | undefined;
  let found = HEADER_WORDS.get(key);
  for (const [name, words] of KINDS) {
    const rest = key.replace(words, '');
    if (found || kind || rest === key || rest === '') continue;
    const inner =
      HEADER_WORDS.get(rest) ?? (name === 'mobile' ? undefined : HEADER_WORDS.get(rest.replace(/^e?s/, '')));
    if (!inner) continue;
    found = inner;
    kind = name;
    key = rest;
  }
  if (!found) return undefined;
  return { ...placed(found, kind, number), exact: false };
}

function placed(target: Target, kind: PointKind | undefined, number: string | undefined): Target {
  // "Straße 2" is a second line of the same address; "Telefon 2" is another number.
  if (target.field === 'street' && number !== undefined && number !== '1') {
    return { field: 'addressExtra', ...(kind && { kind }) };
  }
  const kinded =
    target.field === 'email' ||
    target.field === 'phone' ||
    target.field === 'companyPhone' ||
    ADDRESS.has(target.field);
  return kind && kinded && !target.kind ? { ...target, kind } : target;
}

const ADDRESS: ReadonlySet<string> = new Set([
  'street',
  'addressExtra',
  'postcode',
  'city',
  'region',
  'country',
  'addressFormatted',
]);
