import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { formatDay } from '../../../web/ui/dates.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { BarList } from '../../home/web/bar-list.tsx';
import { type Forecast, forecast, STEPS } from '../contract.ts';
import classes from './retention.module.css';

/** How many people and rows go when, in the next twelve months. */
export function ForecastChart() {
  const { t } = useTranslation('retention');
  const [by, setBy] = useState<(typeof STEPS)[number]>('month');
  const { data, error, refetch } = useApi('/api/v1/retention/forecast', { schema: forecast, query: { by } });
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('forecast.by')}
        value={by}
        onChange={(value) => setBy(value as typeof by)}
        data={STEPS.map((value) => ({ value, label: t(`forecast.${value}`) }))}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Steps forecast={data} by={by} /> : error ? null : <LoadingState lines={6} />}
    </>
  );
}

function Steps({ forecast: { steps, kinds }, by }: { forecast: Forecast; by: (typeof STEPS)[number] }) {
  const { t, i18n } = useTranslation('retention');
  const busy = steps.filter(({ people, rows }) => people + rows > 0);
  if (busy.length === 0) return <Text size="sm">{t('forecast.none')}</Text>;
  const month = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    month: 'long',
    year: 'numeric',
  });
  const nameOf = (from: string) =>
    by === 'month' ? month.format(new Date(`${from}T12:00:00`)) : formatDay(from, i18n.language);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <>
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls */}
      <section className={classes.bars} tabIndex={0} aria-label={t('forecast.people')}>
        <BarList
          label={t('forecast.people')}
          bars={busy.map(({ from, people }) => ({
            key: from,
            label: nameOf(from),
            value: people,
            text: number.format(people),
          }))}
        />
      </section>
      <details>
        <summary>{t('forecast.asTable')}</summary>
        <SimpleTable
          label={t('forecast.title')}
          rowKey={({ from }) => from}
          rows={busy}
          columns={[
            { key: 'from', header: t('forecast.from'), cell: ({ from }) => nameOf(from) },
            {
              key: 'people',
              header: t('forecast.people'),
              isNumber: true,
              cell: ({ people }) => number.format(people),
            },
            {
              key: 'rows',
              header: t('forecast.rows'),
              cell: ({ byTable }) =>
                kinds
                  .filter(({ table }) => byTable[table])
                  .map(({ table, label }) => `${label}: ${number.format(byTable[table]!)}`)
                  .join(', '),
            },
          ]}
        />
      </details>
    </>
  );
}
