import { NativeSelect, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { RETURN_STATUS, returnPage, type SalesReturn } from '../contract.ts';
import { DocumentFilters } from './document-filters.tsx';
import { NoDocuments } from './no-documents.tsx';
import { PurchasesHeader } from './purchases-header.tsx';
import { OneReturn } from './return-dialog.tsx';
import { apiFilters, isFiltered } from './search.ts';
import { ReturnBadge } from './state-badge.tsx';

const route = getRouteApi('/shell/returns');

function useColumns(): readonly Column<SalesReturn>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'customer', header: t('column.customer'), cell: ({ customer }) => customer.name },
    {
      key: 'status',
      header: t('column.state'),
      cell: (row) => <ReturnBadge status={row.status} />,
      width: '9rem',
    },
    {
      key: 'reason',
      header: t('column.reason'),
      cell: ({ reason }) => t(`returnReason.${reason}`),
      width: '11rem',
    },
    {
      key: 'date',
      header: t('column.date'),
      cell: ({ returnedOn }) => <DateText value={returnedOn} />,
      width: '7.5rem',
    },
    {
      key: 'from',
      header: t('column.from'),
      cell: ({ invoiceId, invoiceNumber, orderId, orderNumber }) =>
        invoiceId ? (
          <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId }} size="sm">
            {invoiceNumber ?? t('column.noNumber')}
          </AnchorLink>
        ) : orderId ? (
          <AnchorLink to="/orders/$orderId" params={{ orderId }} size="sm">
            {orderNumber ?? t('column.noNumber')}
          </AnchorLink>
        ) : null,
      width: '9rem',
      from: 'md',
    },
  ];
}

export function ReturnListPage() {
  const { t } = useTranslation('purchases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { min: _, max: __, entry, ...filters } = search;
  const pages = useApiPages('/api/v1/returns', { schema: returnPage, query: apiFilters(filters) });
  return (
    <>
      <PurchasesHeader view="returns" />
      <Stack gap="sm">
        <DocumentFilters search={search} onChange={change}>
          <NativeSelect
            label={t('filter.state')}
            data={[
              { value: '', label: t('filter.any') },
              ...RETURN_STATUS.map((value) => ({ value, label: t(`returnStatus.${value}`) })),
            ]}
            value={search.status ?? ''}
            onChange={(event) =>
              change({ status: RETURN_STATUS.find((known) => known === event.currentTarget.value) })
            }
          />
        </DocumentFilters>
        <DataList
          label={t('view.returns')}
          pages={pages}
          columns={useColumns()}
          rowKey={({ returnId }) => returnId}
          linkHeader={t('column.number')}
          link={(row, props) => (
            <AnchorLink
              to="/returns"
              search={{ ...search, entry: row.returnId }}
              replace
              resetScroll={false}
              {...props}
            >
              {row.number}
            </AnchorLink>
          )}
          empty={<NoDocuments of="returns" isFiltered={isFiltered(search)} />}
        />
      </Stack>
      {entry ? <OneReturn returnId={entry} onClose={() => change({ entry: undefined })} /> : null}
    </>
  );
}
