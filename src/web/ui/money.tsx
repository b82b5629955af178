import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const LOCALES = { de: 'de-DE', en: 'en-GB' };
const localeOf = (language: string): string => LOCALES[language === 'en' ? 'en' : 'de'];

const formats = new Map<string, Intl.NumberFormat>();
type Length = 'full' | 'whole' | 'compact';
function formatOf(language: string, currency: string, length: Length): Intl.NumberFormat {
  const key = `${language} ${currency} ${length}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), {
      style: 'currency',
      currency,
      ...(length === 'whole' ? { maximumFractionDigits: 0 } : {}),
      ...(length === 'compact' ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

const MILLION_CENTS = 100_000_000;
/** 1.234,50 € in German, €1,234.50 in English. `isShort`, for charts: 1.235 €, 1,2 Mio. €. */
export const formatMoney = (cents: number, currency: string, language: string, isShort = false): string =>
  formatOf(
    language,
    currency,
    isShort ? (Math.abs(cents) < MILLION_CENTS ? 'whole' : 'compact') : 'full',
  ).format(cents / 100);

interface MoneyTextProps {
  cents: number;
  currency: string;
}
export function MoneyText({ cents, currency }: MoneyTextProps) {
  const { i18n } = useTranslation();
  return (
    <data value={(cents / 100).toFixed(2)} style={{ whiteSpace: 'nowrap' }}>
      {formatMoney(cents, currency, i18n.language)}
    </data>
  );
}

/** Cents as one types them, without a currency: 1234,5 in German becomes 1234,50. */
export const moneyInput = (cents: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: false,
  }).format(cents / 100);

/**
 * A number as people type it: `1.234,50`, `1,234.50`, `1234.5`, `12 000`. The last of two different separators is the
 * decimal one; a single one is, unless exactly three digits follow and the language groups with it. Null: no number.
 */
export function readNumber(typed: string, language: string): number | null {
  const text = typed.replaceAll(/[\s\u00a0\u202f€$£'’]/g, '');
  if (text === '') return 0;
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const group = language === 'en' ? ',' : '.';
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  const last = Math.max(comma, point);
  const mark = text[last] ?? '';
  const isMixed = comma >= 0 && point >= 0;
  const isRepeated = last >= 0 && text.indexOf(mark) !== last;
  const isGroup = mark === group && text.length - last - 1 === 3;
  const isDecimal = last >= 0 && !(isMixed ? false : isRepeated || isGroup);
  const whole = isDecimal ? text.slice(0, last) : text;
  const digits = whole.replaceAll(/[.,]/g, '');
  const value = Number(isDecimal ? `${digits}.${text.slice(last + 1)}` : digits);
  return Number.isFinite(value) ? value : null;
}

/** Cents of an amount as people type it; null where it is no amount, which the server then says. */
export function readCents(typed: string, language: string): number | null {
  const value = readNumber(typed, language);
  if (value === null) return null;
  const cents = Math.round(value * 100);
  return Math.abs(value * 100 - cents) < 1e-4 ? cents : value * 100;
}

/** A field for an amount; holds text, tidied up when one leaves it. Send it with `readCents`. */
export function MoneyInput({
  value,
  onChange,
  onBlur,
  ...props
}: Omit<TextInputProps, 'value' | 'onChange'> & { value?: string; onChange?: (text: string) => void }) {
  const { i18n } = useTranslation();
  return (
    <TextInput
      {...props}
      inputMode="decimal"
      autoComplete="off"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      onBlur={(event) => {
        const cents = readCents(value ?? '', i18n.language);
        if (value?.trim() && cents !== null && Number.isInteger(cents))
          onChange?.(moneyInput(cents, i18n.language));
        onBlur?.(event);
      }}
    />
  );
}
