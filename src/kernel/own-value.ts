/** Values of the fields that a firm adds itself: their types, the one text in which each is stored, and how it reads. */

export const OWN_TYPES = ['text', 'number', 'date', 'choice', 'yes-no', 'link'] as const;
export type OwnType = (typeof OWN_TYPES)[number];

export interface OwnChoice {
  key: string;
  de: string;
  en: string;
}
/** A value as JSON has it: a number as number, yes and no as boolean, all else as text (dates as 2026-11-24). */
export type OwnJson = string | number | boolean;

/** Longer values would not fit into the index that filters use. */
export const OWN_TEXT_MAX = 500;
/** Numbers have up to three decimals and are stored as thousandths. */
export const OWN_NUMBER_MAX = 1_000_000_000_000;

export type OwnFault =
  | 'own-not-text'
  | 'own-not-number'
  | 'own-not-date'
  | 'own-not-choice'
  | 'own-not-yes-no'
  | 'own-not-link'
  | 'own-too-long'
  | 'not-storable';

/** The value in the form in which it is stored; null where nothing is meant by it (an empty text). */
export function storeOwn(
  type: OwnType,
  choices: readonly OwnChoice[],
  given: OwnJson,
): { value: string | null } | { fault: OwnFault } {
  if (given === '') return { value: null };
  switch (type) {
    case 'text':
      return typeof given === 'string' ? storeText(given) : { fault: 'own-not-text' };
    case 'number':
      return storeNumber(given);
    case 'date':
      return typeof given === 'string' && isDay(given) ? { value: given } : { fault: 'own-not-date' };
    case 'choice':
      return choices.some(({ key }) => key === given)
        ? { value: String(given) }
        : { fault: 'own-not-choice' };
    case 'yes-no':
      return typeof given === 'boolean' ? { value: String(given) } : { fault: 'own-not-yes-no' };
    case 'link':
      return typeof given === 'string' ? storeLink(given) : { fault: 'own-not-link' };
  }
}

function storeText(given: string): { value: string | null } | { fault: OwnFault } {
  if (!given.isWellFormed() || given.includes('\u0000')) return { fault: 'not-storable' };
  const value = given.replaceAll(/[\r\n\t]+/g, ' ').trim();
  return value.length > OWN_TEXT_MAX ? { fault: 'own-too-long' } : { value: value || null };
}

/** A number, or its text with a point before the decimals. */
function storeNumber(given: OwnJson): { value: string } | { fault: OwnFault } {
  const number = typeof given === 'string' && /^-?\d{1,13}(\.\d{1,3})?$/.test(given) ? Number(given) : given;
  if (typeof number !== 'number' || !(Math.abs(number) <= OWN_NUMBER_MAX)) return { fault: 'own-not-number' };
  const rounded = Number(number.toFixed(3));
  return rounded === number ? { value: String(rounded + 0) } : { fault: 'own-not-number' };
}

function storeLink(given: string): { value: string } | { fault: OwnFault } {
  const text = given.trim();
  if (!text.isWellFormed() || /[\s\p{C}]/u.test(text) || !URL.canParse(text))
    return { fault: 'own-not-link' };
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username || url.password || !url.hostname.includes('.'))
    return { fault: 'own-not-link' };
  return text.length > OWN_TEXT_MAX ? { fault: 'own-too-long' } : { value: text };
}

/** A day of the calendar between 1000 and 9999. */
export function isDay(text: string): boolean {
  const parts = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Of numbers: thousandths, as the filters compare them. */
export const thousandthsOf = (type: OwnType, value: string): number | null =>
  type === 'number' ? Math.round(Number(value) * 1000) : null;

/** A stored value as JSON has it. */
export function readOwn(type: OwnType, value: string): OwnJson {
  if (type === 'number') return Number(value);
  return type === 'yes-no' ? value === 'true' : value;
}

/** A stored value as people read it. */
export function showOwn(
  type: OwnType,
  choices: readonly OwnChoice[],
  value: string,
  language: 'de' | 'en',
): string {
  switch (type) {
    case 'number':
      return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(Number(value));
    case 'date':
      return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${value}T00:00:00Z`),
      );
    case 'choice':
      return choices.find(({ key }) => key === value)?.[language] ?? value;
    case 'yes-no':
      return language === 'de' ? (value === 'true' ? 'ja' : 'nein') : value === 'true' ? 'yes' : 'no';
    default:
      return value;
  }
}
