import { useTranslation } from 'react-i18next';

/** Days on the wire (2027-05-24) carry no time zone: read as noon here, so that they stay the day they are. */
const toDate = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00` : value);

const FORMATS = {
  de: {
    day: new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' }),
    time: new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short' }),
  },
  en: {
    day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
    time: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
  },
};

/** 24.05.2027 in German, 24 May 2027 in English. */
export const formatDay = (value: string, language: string): string =>
  FORMATS[language === 'en' ? 'en' : 'de'].day.format(toDate(value));

export const formatTime = (value: string, language: string): string =>
  FORMATS[language === 'en' ? 'en' : 'de'].time.format(toDate(value));

interface DateTextProps {
  value: string;
  withTime?: boolean;
}

export function DateText({ value, withTime = false }: DateTextProps) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={value}>
      {withTime ? formatTime(value, i18n.language) : formatDay(value, i18n.language)}
    </time>
  );
}

/** The last second of a day here, for ends that people choose by the day. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
/** The first moment of a day here. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

/** The day that a moment falls on here, for `<input type="date">`. */
export function dayOf(value: string | Date): string {
  const date = new Date(value);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const addDays = (days: number, from: Date = new Date()): Date =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, 12);
