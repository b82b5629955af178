import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { useSelection } from '../../../web/ui/data-list/use-selection.ts';
import { startOfDay } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { BulkBar } from '../../bulk/web/bulk-bar.tsx';
import { ownQuery } from '../../fields/web/own-search.ts';
import { useListView } from '../../views/web/use-list-view.tsx';
import { type DealRow, dealPage } from '../contract.ts';
import { useDealColumns } from './deal-columns.tsx';
import { DealFilters } from './deal-filters.tsx';
import { DealSums } from './deal-sums.tsx';
import { DealsHeader } from './deals-header.tsx';
import { NoDeals } from './no-deals.tsx';
import { activeFilters, type DealSearch, dealSearch, SORTS } from './search.ts';

const route = getRouteApi('/shell/deals/list');

/** The filters as the API wants them: cents, and moments where people choose days. */
export function apiFilters({
  sort: _,
  view: _view,
  outcome,
  amountFrom,
  amountTo,
  lastContactBefore,
  own,
  ...rest
}: DealSearch) {
  return {
    ...rest,
    ...ownQuery(own),
    ...(outcome ? { state: outcome } : {}),
    ...(amountFrom === undefined ? {} : { amountFromCents: amountFrom * 100 }),
    ...(amountTo === undefined ? {} : { amountToCents: amountTo * 100 }),
    ...(lastContactBefore ? { lastContactBefore: startOfDay(lastContactBefore) } : {}),
  };
}

export function DealListPage() {
  const { t } = useTranslation('deals');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<DealSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const filters = apiFilters(search);
  const listView = useListView({
    list: 'deals',
    search,
    columns: useDealColumns(),
    apply: (next) => void navigate({ search: dealSearch.parse(next), replace: true }),
  });
  const pages = useApiPages('/api/v1/deals', {
    schema: dealPage,
    enabled: listView.isReady,
    query: { ...filters, ...(search.sort ? { sort: search.sort } : {}) },
  });
  const mayChange = useMay('deal.write');
  const selection = useSelection<DealRow>({
    keyOf: ({ dealId }) => dealId,
    labelOf: ({ title }) => title,
    scope: JSON.stringify(search),
  });
  return (
    <>
      <DealsHeader view="list" search={search} />
      <Stack gap="sm">
        {listView.controls}
        <DealFilters search={search} onChange={change} />
        <DealSums filters={filters} />
        <DataList
          label={t('view.list.title')}
          pages={pages}
          columns={listView.columns}
          selection={mayChange ? selection : undefined}
          rowKey={({ dealId }) => dealId}
          linkHeader={t('column.title')}
          link={({ dealId, title }, props) => (
            <AnchorLink to="/deals/$dealId" params={{ dealId }} {...props}>
              {title}
            </AnchorLink>
          )}
          sorting={{
            value: search.sort ?? '-changed',
            onChange: (sort) => change({ sort: SORTS.find((known) => known === sort) }),
          }}
          empty={<NoDeals isFiltered={Boolean(search.q || search.outcome) || activeFilters(search) > 0} />}
        />
        {mayChange ? <BulkBar list="deals" selection={selection} filter={{}} /> : null}
      </Stack>
    </>
  );
}
