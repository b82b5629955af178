import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { REQUEST_KINDS, requestPage } from '../contract.ts';
import { useRequestColumns } from './request-columns.tsx';
import { type RightsDeskSearch, SHOWN_STATES } from './search.ts';

const route = getRouteApi('/shell/rights');

export function RequestList({ record }: { record: ReactNode }) {
  const { t } = useTranslation('requests');
  const { state = 'pending', kind } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<RightsDeskSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const pages = useApiPages('/api/v1/requests', { schema: requestPage, query: { state, kind } });
  return (
    <>
      <Group gap="xs" align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t('desk.show')}
          data={SHOWN_STATES.map((value) => ({ value, label: t(`desk.state.${value}`) }))}
          value={state}
          onChange={(value) => change({ state: value === 'pending' ? undefined : value })}
        />
        <NativeSelect
          size="xs"
          aria-label={t('column.kind')}
          data={[
            { value: '', label: t('desk.allKinds') },
            ...REQUEST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ kind: REQUEST_KINDS.find((known) => known === value) })
          }
        />
      </Group>
      <DataList
        label={t('desk.list')}
        pages={pages}
        columns={useRequestColumns()}
        rowKey={({ requestId }) => requestId}
        linkHeader={t('column.person')}
        link={({ requestId, displayName }, props) => (
          <AnchorLink to="/rights/$requestId" params={{ requestId }} {...props}>
            {displayName}
          </AnchorLink>
        )}
        empty={
          state === 'pending' && !kind ? (
            <EmptyState title={t('desk.emptyTitle')} actions={record}>
              {t('desk.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('desk.emptyOther')} />
          )
        }
      />
    </>
  );
}
