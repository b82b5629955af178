import { useTranslation } from 'react-i18next';
import { formatMoney, MoneyText } from '../../../../web/ui/money.tsx';

/** A currency as the file names it may be none. */
const isCurrency = (currency: string | null): currency is string => /^[A-Z]{3}$/.test(currency ?? '');

interface AmountProps {
  cents: number | null;
  currency: string | null;
}

/** An amount, or a dash where the invoice states none. */
export function Amount({ cents, currency }: AmountProps) {
  const write = useWriteAmount(currency);
  if (cents === null) return '–';
  return isCurrency(currency) ? <MoneyText cents={cents} currency={currency} /> : write(cents);
}

export function useWriteAmount(currency: string | null): (cents: number | null) => string {
  const { i18n } = useTranslation();
  return (cents) => {
    if (cents === null) return '–';
    return isCurrency(currency)
      ? formatMoney(cents, currency, i18n.language)
      : new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2 }).format(cents / 100);
  };
}

/** A decimal from the file in the notation of the page, with every digit that it has, and no fewer than `least`. */
export function useWriteDecimal(least = 0): (decimal: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    minimumFractionDigits: least,
    maximumFractionDigits: 20,
  });
  return (decimal) => format.format(decimal as Intl.StringNumericLiteral);
}
