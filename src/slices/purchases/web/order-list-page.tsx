import { NativeSelect, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import { useListView } from '../../views/web/use-list-view.tsx';
import { ORDER_STATUS, type OrderRow, orderPage } from '../contract.ts';
import { DocumentFilters } from './document-filters.tsx';
import { NoDocuments } from './no-documents.tsx';
import { PurchasesHeader } from './purchases-header.tsx';
import { apiFilters, isFiltered, orderSearch } from './search.ts';
import { OrderBadge } from './state-badge.tsx';
import { useMayWrite } from './use-may-write.ts';

const route = getRouteApi('/shell/orders');

function useColumns(): readonly Column<OrderRow>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'customer', header: t('column.customer'), cell: ({ customer }) => customer.name },
    {
      key: 'status',
      header: t('column.state'),
      cell: (row) => <OrderBadge status={row.status} />,
      width: '8rem',
    },
    {
      key: 'date',
      header: t('column.date'),
      cell: ({ orderedOn }) => <DateText value={orderedOn} />,
      width: '7.5rem',
    },
    {
      key: 'delivery',
      header: t('column.delivery'),
      cell: ({ deliveryOn }) => (deliveryOn ? <DateText value={deliveryOn} /> : null),
      width: '7.5rem',
      from: 'md',
    },
    {
      key: 'gross',
      header: t('column.gross'),
      cell: ({ grossCents, currency }) => <MoneyText cents={grossCents} currency={currency} />,
      width: '8.5rem',
    },
  ];
}

export function OrderListPage() {
  const { t } = useTranslation('purchases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const listView = useListView({
    list: 'orders',
    search,
    columns: useColumns(),
    apply: (next) => void navigate({ search: orderSearch.parse(next), replace: true }),
  });
  const pages = useApiPages('/api/v1/orders', {
    schema: orderPage,
    query: apiFilters(search),
    enabled: listView.isReady,
  });
  return (
    <>
      <PurchasesHeader view="orders" />
      <Stack gap="sm">
        {listView.controls}
        <DocumentFilters search={search} onChange={change}>
          <NativeSelect
            label={t('filter.state')}
            data={[
              { value: '', label: t('filter.any') },
              ...ORDER_STATUS.map((value) => ({ value, label: t(`orderStatus.${value}`) })),
            ]}
            value={search.status ?? ''}
            onChange={(event) =>
              change({ status: ORDER_STATUS.find((known) => known === event.currentTarget.value) })
            }
          />
        </DocumentFilters>
        <DataList
          label={t('view.orders')}
          pages={pages}
          columns={listView.columns}
          rowKey={({ orderId }) => orderId}
          linkHeader={t('column.number')}
          link={({ orderId, number }, props) => (
            <AnchorLink to="/orders/$orderId" params={{ orderId }} {...props}>
              {number ?? t('column.noNumber')}
            </AnchorLink>
          )}
          empty={
            <NoDocuments
              of="orders"
              isFiltered={isFiltered(search)}
              actions={
                mayWrite ? (
                  <ButtonLink to="/orders/new" search={{}}>
                    {t('order.new')}
                  </ButtonLink>
                ) : null
              }
            />
          }
        />
      </Stack>
    </>
  );
}
