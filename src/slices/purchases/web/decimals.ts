import { readNumber } from '../../../web/ui/money.tsx';

/** A decimal of the API (with a point) as people read it: 1.234,5 in German. */
export const showDecimal = (value: string, language: string): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'de-DE', { maximumFractionDigits: 6 }).format(
    Number(value),
  );

/** The same as one types it, without groups. */
export const typeDecimal = (value: string | number, language: string): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    maximumFractionDigits: 6,
    useGrouping: false,
  }).format(Number(value));

/** What was typed, for the API. What is no number goes as it is: the server says what is wrong. */
export function sendDecimal(typed: string, language: string): string {
  const value = readNumber(typed, language);
  return value === null || typed.trim() === '' ? typed : String(Number(value.toFixed(6)));
}

/** Per cent as typed, in hundredths; NaN where it is no number. Nothing is none. */
export function basisPoints(typed: string, language: string): number {
  const value = readNumber(typed, language);
  return value === null ? Number.NaN : Math.round(value * 10_000) / 100;
}
