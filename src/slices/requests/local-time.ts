import { TIME_ZONE } from '../../kernel/time-zone.ts';

type Language = 'de' | 'en';
const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

type Options = Intl.DateTimeFormatOptions;
const format = (de: Options, en: Options = de) => {
  const formats = {
    de: new Intl.DateTimeFormat(LOCALES.de, { timeZone: TIME_ZONE, ...de }),
    en: new Intl.DateTimeFormat(LOCALES.en, { timeZone: TIME_ZONE, ...en }),
  };
  return (time: Date, language: Language): string => formats[language].format(time);
};
const NUMBERS: Options = { day: '2-digit', month: '2-digit', year: 'numeric' };
/** English readers do not agree on the order of day and month: the month is a word. */
const SHORT_WORDS: Options = { day: 'numeric', month: 'short', year: 'numeric' };

/** 24. November 2026, 24 November 2026 */
export const longDate = format({ day: 'numeric', month: 'long', year: 'numeric' });
/** 24.11.2026, 24 Nov 2026 */
export const shortDate = format(NUMBERS, SHORT_WORDS);
/** 09:20 */
export const clockTime = format({ hour: '2-digit', minute: '2-digit', hour12: false });
/** A date without a time of day, `YYYY-MM-DD`, is the same everywhere. */
export const plainDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    ...(language === 'de' ? NUMBERS : SHORT_WORDS),
  }).format(new Date(`${date}T00:00:00Z`));
/** 24. November 2026 from `YYYY-MM-DD`. */
export const longDay = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));
