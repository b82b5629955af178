import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { Board } from './board.tsx';
import { CommonFilters } from './common-filters.tsx';
import { DealsHeader } from './deals-header.tsx';
import { NoDeals } from './no-deals.tsx';
import type { BoardSearch } from './search.ts';
import { useBoard } from './use-board.ts';

const route = getRouteApi('/shell/deals');

export function BoardPage() {
  const { t } = useTranslation('deals');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<BoardSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { columns, error, refetch, move } = useBoard(search);
  const isEmpty = columns?.every(({ cards }) => cards.length === 0) ?? false;
  return (
    <>
      <DealsHeader view="board" search={search} />
      <search aria-label={t('filter.label')}>
        <Group gap="xs" align="flex-end" mb="sm">
          <FilterText
            label={t('filter.q')}
            value={search.q}
            onChange={(q) => change({ q })}
            flex={{ base: '1 1 12rem', sm: '0 1 18rem' }}
          />
          <CommonFilters search={search} onChange={change} needsPipeline />
        </Group>
      </search>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !columns ? (
        <LoadingState lines={8} />
      ) : isEmpty ? (
        <NoDeals isFiltered={Boolean(search.q || search.ownerId)} />
      ) : (
        <Board columns={columns} move={move} />
      )}
    </>
  );
}
