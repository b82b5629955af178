import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { requestPage } from '../contract.ts';
import { useRequestColumns } from './request-columns.tsx';
import { RequestDrawer } from './request-drawer.tsx';
import { REQUEST_STATES, type RightsDeskSearch } from './search.ts';

const route = getRouteApi('/shell/rights');

export function RequestList({ record }: { record: ReactNode }) {
  const { t } = useTranslation('requests');
  const { state = 'open', request } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<RightsDeskSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const pages = useApiPages('/api/v1/requests', { schema: requestPage, query: { state } });
  const shown = pages.data?.pages
    .flatMap(({ items }) => items)
    .find(({ requestId }) => requestId === request);
  return (
    <>
      <SegmentedControl
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('desk.show')}
        data={REQUEST_STATES.map((value) => ({ value, label: t(`desk.state.${value}`) }))}
        value={state}
        onChange={(value) => change({ state: value === 'open' ? undefined : value })}
      />
      <DataList
        label={t('desk.list')}
        pages={pages}
        columns={useRequestColumns()}
        rowKey={({ requestId }) => requestId}
        linkHeader={t('column.person')}
        link={({ requestId, displayName }, props) => (
          <AnchorLink
            to="/rights"
            search={{ ...(state === 'open' ? {} : { state }), request: requestId }}
            replace
            resetScroll={false}
            {...props}
          >
            {displayName}
          </AnchorLink>
        )}
        empty={
          state === 'open' ? (
            <EmptyState title={t('desk.emptyTitle')} actions={record}>
              {t('desk.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('desk.emptyOther')} />
          )
        }
      />
      <RequestDrawer request={shown} onClose={() => change({ request: undefined })} />
    </>
  );
}
