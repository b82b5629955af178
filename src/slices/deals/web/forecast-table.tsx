import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { Forecast } from '../contract.ts';
import { searchOf } from './forecast-months.ts';
import type { CommonSearch } from './search.ts';

interface ForecastTableProps {
  rows: Forecast['rows'];
  currency: string;
  search: CommonSearch;
}

export function ForecastTable({ rows, currency, search }: ForecastTableProps) {
  const { t, i18n } = useTranslation('deals');
  const months = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    month: 'long',
    year: 'numeric',
  });
  const nameOf = ({ span, month }: Forecast['rows'][number]): string =>
    month && span === 'month'
      ? months.format(new Date(`${month}-15T12:00:00`))
      : t(`forecast.${span as 'before'}`);
  const sum = (of: 'count' | 'sumCents' | 'weightedCents') => rows.reduce((all, row) => all + row[of], 0);
  const total = { count: sum('count'), sumCents: sum('sumCents'), weightedCents: sum('weightedCents') };
  const lines = [
    ...rows.map((row) => ({ key: `${row.span}${row.month}`, row, ...row })),
    { key: 'total', row: undefined, ...total },
  ];
  return (
    <SimpleTable
      label={t('forecast.table', { currency })}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'month',
          header: t('forecast.month'),
          cell: ({ row }) =>
            row ? (
              <AnchorLink to="/deals/list" search={searchOf(row, search)}>
                {nameOf(row)}
              </AnchorLink>
            ) : (
              t('forecast.total')
            ),
        },
        {
          key: 'count',
          header: t('forecast.count'),
          cell: ({ count }) => count,
          isNumber: true,
          width: '6rem',
        },
        {
          key: 'sum',
          header: t('forecast.sum'),
          cell: ({ sumCents }) => <MoneyText cents={sumCents} currency={currency} />,
          isNumber: true,
          width: '11rem',
        },
        {
          key: 'weighted',
          header: t('forecast.weighted'),
          cell: ({ weightedCents }) => <MoneyText cents={weightedCents} currency={currency} />,
          isNumber: true,
          width: '11rem',
        },
      ]}
    />
  );
}
