export type Salutation = 'ms' | 'mr' | 'mx' | 'family' | 'none';

/** Salutation and academic title at the beginning of a text, and what follows them. */
export interface Honorifics {
  salutation?: Salutation;
  title?: string;
  rest: string;
}

const SALUTATIONS: [key: Salutation, words: RegExp][] = [
  ['mr', /^(?:herrn?|hr\.?|mr\.?|mister|monsieur|señor|signor|dhr\.?)$/i],
  ['ms', /^(?:frau|fr\.|mrs\.?|ms\.?|miss|mme\.?|madame|señora|signora|mevr\.?|mevrouw)$/i],
  ['mx', /^mx\.?$/i],
];

/** Begins a title. "Ing." and "Mag." need their dot: they are names too. */
const TITLE =
  /^(?:(?:univ\.?-|o\.\s?)?prof\.?|(?:pd|ddr\.?|dr\.?)(?:-ing\.?)?|dipl\.?-\p{L}+\.?(?:-?\p{L}+\.?)?(?:\s?\((?:fh|ba|univ)\))?|mag\.|ing\.|priv\.?-doz\.?|doz\.)$/iu;
/** Continues one: "Dr. med. dent.", "Prof. h.c. mult.", "Dipl.-Ing. (FH)". */
const TITLE_GOES_ON =
  /^(?:med|dent|vet|jur|iur|rer|nat|pol|oec|soc|phil|theol|paed|habil|techn|mult|h\.?\s?c|e\.?\s?h|\((?:fh|ba|univ)\))\.?$/i;

export function takeHonorifics(text: string): Honorifics {
  const words = text.split(/\s+/).filter(Boolean);
  const titles: string[] = [];
  let salutation: Honorifics['salutation'];
  let taken = 0;
  for (const word of words) {
    const key = salutationOf(word);
    if (key && !salutation && titles.length === 0) salutation = key;
    else if (TITLE.test(word) || (titles.length > 0 && TITLE_GOES_ON.test(word))) titles.push(word);
    else break;
    taken += 1;
  }
  return {
    ...(salutation && { salutation }),
    ...(titles.length > 0 && { title: titles.join(' ') }),
    rest: words.slice(taken).join(' '),
  };
}

export const salutationOf = (word: string): Salutation | undefined =>
  SALUTATIONS.find(([, words]) => words.test(word))?.[0];

/**
 * A salutation column: "Herr", "Frau Dr.", "Sehr geehrte Frau Grün". Words that are none of ours are kept as they are
 * ("Herr und Frau").
 */
export function readSalutation(text: string): { salutation?: string; title?: string } {
  const plain = text.replace(/^(?:sehr geehrte[rs]?|geehrte[rs]?|liebe[rs]?|dear|hallo|guten tag)\s+/i, '');
  if (/^(?:m\.|h\.|pan)$/i.test(plain)) return { salutation: 'mr' };
  if (/^(?:f\.?|w\.?|weiblich|female|pani)$/i.test(plain)) return { salutation: 'ms' };
  if (/^(?:männlich|male)$/i.test(plain)) return { salutation: 'mr' };
  if (/^(?:divers|neutral|diverse|non-?binary)$/i.test(plain)) return { salutation: 'mx' };
  if (/^(?:familie|family|fam\.)$/i.test(plain)) return { salutation: 'family' };
  if (/^(?:keine?|none|ohne)$/i.test(plain)) return { salutation: 'none' };
  const { salutation, title, rest } = takeHonorifics(plain);
  const wholeLetterSalutation = plain !== text;
  if (rest !== '' && !(wholeLetterSalutation && salutation)) return { salutation: text };
  return { ...(salutation && { salutation }), ...(title && { title }) };
}
