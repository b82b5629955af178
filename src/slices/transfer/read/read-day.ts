import type { ColumnMapping } from '../fields.ts';
import type { DraftDay, Warn } from './contact-draft.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN_MONTHS = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

/** What a program writes for "no date": Outlook's 0.0.00, and the zero days of databases. */
const NO_DATE =
  /^(?:0{1,4}[./-]0{1,2}[./-]0{1,4}(?:\s.*)?|[-–—?]+|n\/?a|null|unbekannt|unknown|k\.?\s?a\.?)$/i;

export const isNoDate = (text: string): boolean => text === '' || NO_DATE.test(text);

/** A day in any of the ways that programs and people write it; undefined if it is no day of the calendar. */
export function readDay(text: string, order: ColumnMapping['dateOrder'], warn: Warn): DraftDay | undefined {
  const plain = text.trim();
  // vCard and Google: --02-29, --0229. ISO, with or without a time behind it.
  let found = plain.match(/^--(\d{2})-?(\d{2})$/);
  if (found) return checked({ month: Number(found[1]), day: Number(found[2]) });
  found =
    plain.match(/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s].*)?$/) ??
    plain.match(/^(\d{4})(\d{2})(\d{2})(?:T.*)?$/);
  if (found) return checked({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
  // 29.2.1980, 29.02.
  found = plain.match(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})?(?:[,\s]+\d{1,2}:.*)?$/);
  if (found) return checked({ ...yearOf(found[3], warn), month: Number(found[2]), day: Number(found[1]) });
  found = plain.match(/^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})(?:[,\s]+\d{1,2}:.*)?$/);
  if (found) return slashed(Number(found[1]), Number(found[2]), found[3]!, order, warn);
  return written(plain, warn);
}

function slashed(
  first: number,
  second: number,
  year: string,
  order: ColumnMapping['dateOrder'],
  warn: Warn,
): DraftDay | undefined {
  let dayFirst = order !== 'mdy';
  if (first > 12) dayFirst = true;
  else if (second > 12) dayFirst = false;
  else if (!order && first !== second) warn('date-order-assumed');
  return checked({ ...yearOf(year, warn), month: dayFirst ? second : first, day: dayFirst ? first : second });
}

/** "29. Februar 1980", "Feb 29, 1980". */
function written(text: string, warn: Warn): DraftDay | undefined {
  const [, a, word = '', c] =
    text.toLowerCase().match(/^(\d{1,2})[.\s-]+(\p{L}{3,})[.\s,-]+(\d{2}|\d{4})$/u) ?? [];
  const [, monthFirst = '', d, e] =
    text.toLowerCase().match(/^(\p{L}{3,})[.\s]+(\d{1,2})[,\s]+(\d{4})$/u) ?? [];
  const name = (word || monthFirst).slice(0, 3);
  const month = Math.max(MONTHS.indexOf(name), GERMAN_MONTHS.indexOf(name)) + 1;
  return month > 0 ? checked({ ...yearOf(c ?? e, warn), month, day: Number(a ?? d) }) : undefined;
}

function yearOf(text: string | undefined, warn: Warn): { year?: number } {
  if (text === undefined) return {};
  if (text.length > 2) return { year: Number(text) };
  warn('year-two-digits');
  const now = new Date().getFullYear();
  const year = now - (now % 100) + Number(text);
  return { year: year > now ? year - 100 : year };
}

/** Only days that were: no 31 February, nothing before 1850. A missing year allows the 29th. */
function checked(day: DraftDay): DraftDay | undefined {
  // Apple's year for "no year".
  const { year, ...rest } = day;
  const known: DraftDay = year === 1604 ? rest : day;
  const inMonth = new Date(Date.UTC(known.year ?? 2000, known.month, 0)).getUTCDate();
  const fits = known.month >= 1 && known.month <= 12 && known.day >= 1 && known.day <= inMonth;
  return fits && (known.year === undefined || known.year >= 1850) ? known : undefined;
}

export const isoDay = ({ year, month, day }: DraftDay): string | undefined =>
  year === undefined
    ? undefined
    : [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
