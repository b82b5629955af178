import { normaliseHeader } from './normalise-header.ts';

/** Languages in which files of European firms name countries. */
const LANGUAGES = [
  'de',
  'en',
  'fr',
  'it',
  'es',
  'pt',
  'nl',
  'pl',
  'cs',
  'sk',
  'hu',
  'da',
  'sv',
  'nb',
  'fi',
  'ro',
  'hr',
  'sl',
];

/** What no list of countries has: number plates, three-letter codes, and what people say. */
const SPOKEN: Record<string, string> = {
  DE: 'd brd deu ger bundesrepublikdeutschland bundesrepublik federalrepublicofgermany allemagne',
  AT: 'a aut oe osterreich',
  CH: 'che schweiz suisse svizzera',
  FR: 'f fra',
  IT: 'i ita',
  ES: 'e esp',
  BE: 'b bel',
  LU: 'l lux',
  NL: 'nld holland dieniederlande thenetherlands',
  PL: 'pol',
  CZ: 'cze tschechischerepublik czechrepublic tschechei',
  DK: 'dnk',
  SE: 's swe',
  NO: 'n nor',
  PT: 'p prt',
  HU: 'h hun',
  LI: 'fl lie',
  GB: 'uk gbr england schottland scotland wales grossbritannien greatbritain',
  US: 'usa unitedstatesofamerica vereinigtestaatenvonamerika unitedstates',
  IE: 'irl',
};

let codes: Map<string, string> | undefined;

/** ISO code of a country written in any of those ways; undefined for anything else. */
export function countryCode(text: string): string | undefined {
  codes ??= buildCodes();
  return codes.get(normaliseHeader(text));
}

function buildCodes(): Map<string, string> {
  const known = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = LANGUAGES.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
    // Withdrawn codes (DD, UK) lead to the country that took over; private-use ones (XA, ZZ) to none.
    const current = new Intl.Locale(`und-${code}`).region ?? code;
    if (/^(?:X[A-JL-Z]|Q[M-Z]|ZZ|AA|EU|EZ|UN)$/.test(code) || !names[0]!.of(current)) continue;
    known.set(code.toLowerCase(), current);
    for (const language of names) known.set(normaliseHeader(language.of(current) ?? code), current);
  }
  for (const [code, words] of Object.entries(SPOKEN))
    for (const word of words.split(' ')) known.set(word, code);
  return known;
}
