import { useTranslation } from 'react-i18next';
import type { Totals } from '../../../kernel/document-sums.ts';
import { MoneyText } from '../../../web/ui/money.tsx';
import { showDecimal } from './decimals.ts';
import classes from './purchases.module.css';

interface SumListProps {
  totals: Totals;
  currency: string;
  /** Further sums under the gross. */
  more?: readonly (readonly [label: string, cents: number])[];
}

/** Net, tax by rate, gross. */
export function SumList({ totals, currency, more = [] }: SumListProps) {
  const { t, i18n } = useTranslation('purchases');
  const rows: (readonly [string, number])[] = [
    [t('sum.net'), totals.netCents],
    ...totals.taxes.map(
      ({ category, rateBp, taxCents }) =>
        [
          category === 'standard' || category === 'other'
            ? t('sum.tax', { rate: showDecimal(String(rateBp / 100), i18n.language) })
            : t(`taxCategory.${category}`),
          taxCents,
        ] as const,
    ),
  ];
  return (
    <dl className={classes.sums}>
      {rows.map(([label, cents], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rate can stand there twice, and the order is fixed
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            <MoneyText cents={cents} currency={currency} />
          </dd>
        </div>
      ))}
      <div data-total>
        <dt>{t('sum.gross')}</dt>
        <dd>
          <MoneyText cents={totals.grossCents} currency={currency} />
        </dd>
      </div>
      {more.map(([label, cents]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <MoneyText cents={cents} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
