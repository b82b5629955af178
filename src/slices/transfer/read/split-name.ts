import { takeHonorifics } from './take-honorifics.ts';

export interface NameParts {
  salutation?: string;
  title?: string;
  givenName?: string;
  familyName?: string;
  nameSuffix?: string;
}

/** Begin a family name when written small: "van der Berg", "von und zu Guttenberg". "Van Morrison" is Van by first name. */
const PARTICLE =
  /^(?:van|von|vom|zu|zum|zur|de|den|der|del|della|dello|di|da|dos|das|do|du|des|la|le|les|ten|ter|te|af|av|al|el|bin|ibn|ben|'t)$/;
/** Joins two family names: "Ortega y Gasset". */
const JOINT = /^[yie]$/;
/** In the spelling of suffixes and with their dots: "Sen", "Jun" and "Ma" are names. */
const SUFFIX =
  /^(?:[Jj]r\.?|[Ss]r\.?|[Jj]un\.|jun|[Ss]en\.|sen|junior|senior|Junior|Senior|II|III|IV|MBA|LL\.\s?M\.?|Ph\.?\s?D\.?|M\.?\s?Sc\.?|B\.?\s?Sc\.?|M\.\s?A\.|B\.\s?A\.|M\.?\s?Eng\.?|B\.?\s?Eng\.?|MdB|MdL|Esq\.?)$/;
/** Letters and what stands between them in names; a formula or an address is no name to take apart. */
const NAME_LIKE = /^[\p{L}\p{M}\s.,'’`´()-]+$/u;

export const isNameLike = (text: string): boolean => NAME_LIKE.test(text);

/** A name in one cell: "EXAMPLE, Jordan", "Dr. Änne Groß-Grün", "van der Berg". Spelling and case stay. */
export function splitName(text: string): NameParts {
  if (!isNameLike(text)) return { familyName: text };
  const { rest, ...honorifics } = takeHonorifics(text);
  const [before = '', ...after] = rest.split(/\s*,\s*/).filter(Boolean);
  if (before === '') return { familyName: text };
  const suffixes = after.filter((part) => SUFFIX.test(part));
  const others = after.filter((part) => !SUFFIX.test(part));
  if (others.length === 0) return { ...honorifics, ...withoutComma(before, suffixes) };
  // "Grün, Dr. Änne" and "Grün, Änne, Dr.": the title may stand anywhere after the comma.
  const inner = others.map((part) => takeHonorifics(part));
  const givenName = inner
    .map((part) => part.rest)
    .filter(Boolean)
    .join(' ');
  const titles = [honorifics.title, ...inner.map((part) => part.title)].filter(Boolean).join(' ');
  const salutation = honorifics.salutation ?? inner.find((part) => part.salutation)?.salutation;
  return {
    ...(salutation && { salutation }),
    ...(titles && { title: titles }),
    ...(givenName && { givenName }),
    familyName: before,
    ...(suffixes.length > 0 && { nameSuffix: suffixes.join(', ') }),
  };
}

function withoutComma(text: string, suffixes: string[]): NameParts {
  const words = text.split(/\s+/);
  const trailing = [...suffixes];
  while (words.length > 2 && SUFFIX.test(words.at(-1)!)) trailing.unshift(words.pop()!);
  const particle = words.findIndex((word, i) => i < words.length - 1 && PARTICLE.test(word));
  const joint = words.findIndex((word, i) => i > 1 && i < words.length - 1 && JOINT.test(word));
  const last = joint > 0 ? joint - 1 : words.length - 1;
  const family = words.length === 1 ? 0 : particle >= 0 ? particle : last;
  const givenName = words.slice(0, family).join(' ');
  return {
    ...(givenName && { givenName }),
    familyName: words.slice(family).join(' '),
    ...(trailing.length > 0 && { nameSuffix: trailing.join(' ') }),
  };
}
