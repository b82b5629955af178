import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { dataMap } from '../contract.ts';
import { MapFilters } from './map-filters.tsx';
import { MapSummary } from './map-summary.tsx';
import { MapTables } from './map-tables.tsx';
import type { DataMapSearch } from './search.ts';

const route = getRouteApi('/shell/data-map');

/** Every table and column there is: whose, for which purposes, until when, and how it leaves. */
export function DataMapPage() {
  const { t } = useTranslation('records');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<DataMapSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const reset = () => void navigate({ search: {}, replace: true });
  // The route's purpose is its own, whatever the header says.
  const { data, error, refetch } = useApi('/api/v1/data-map', { schema: dataMap, purpose: 'access' });
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <LoadingState lines={10} />}
      {data ? (
        <Stack gap="md">
          <MapSummary tables={data.tables} />
          <MapFilters tables={data.tables} search={search} onChange={change} />
          <MapTables tables={data.tables} search={search} onReset={reset} />
        </Stack>
      ) : null}
    </>
  );
}
