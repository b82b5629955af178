import { Group, Paper, Stack, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { forecast as forecastSchema } from '../contract.ts';
import { CommonFilters } from './common-filters.tsx';
import { DealsHeader } from './deals-header.tsx';
import { ForecastChart } from './forecast-chart.tsx';
import { monthsOf } from './forecast-months.ts';
import { ForecastTable } from './forecast-table.tsx';
import { NoDeals } from './no-deals.tsx';

const route = getRouteApi('/shell/deals/forecast');

/** Open deals by the month of their expected close; each bar and each row leads to its deals. */
export function ForecastPage() {
  const { t } = useTranslation('deals');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useApi('/api/v1/deals/forecast', {
    schema: forecastSchema,
    query: { ...search },
  });
  const currencies = [...new Set(data?.rows.map(({ currency }) => currency))];
  return (
    <>
      <DealsHeader view="forecast" search={search} />
      <search aria-label={t('filter.label')}>
        <Group gap="xs" align="flex-end" mb="md">
          <CommonFilters
            search={search}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
            }
          />
        </Group>
      </search>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingState lines={8} /> : null}
      {data && currencies.length === 0 ? <NoDeals isFiltered={Boolean(search.ownerId)} /> : null}
      <Stack gap="md">
        {data
          ? currencies.map((currency) => (
              <Paper key={currency} component="section" aria-label={currency}>
                {currencies.length > 1 ? (
                  <Title order={2} mb="xs">
                    {currency}
                  </Title>
                ) : null}
                <ForecastChart months={monthsOf(data, currency)} currency={currency} search={search} />
                <ForecastTable
                  rows={data.rows.filter((row) => row.currency === currency)}
                  currency={currency}
                  search={search}
                />
              </Paper>
            ))
          : null}
      </Stack>
    </>
  );
}
