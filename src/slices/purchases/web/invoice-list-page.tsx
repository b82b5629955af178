import { Button, NativeSelect, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { useListView } from '../../views/web/use-list-view.tsx';
import { invoicePage } from '../contract.ts';
import { DocumentFilters } from './document-filters.tsx';
import { useInvoiceColumns } from './invoice-columns.tsx';
import { NoDocuments } from './no-documents.tsx';
import { PurchasesHeader } from './purchases-header.tsx';
import { apiFilters, INVOICE_FILTERS, type InvoiceSearch, invoiceSearch, isFiltered } from './search.ts';
import { useMayWrite } from './use-may-write.ts';

const route = getRouteApi('/shell/invoices');
const SORTS = ['-date', 'date', 'due'] as const;

export function InvoiceListPage() {
  const { t } = useTranslation('purchases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const change = (next: Partial<InvoiceSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const listView = useListView({
    list: 'invoices',
    search,
    columns: useInvoiceColumns(),
    apply: (next) => void navigate({ search: invoiceSearch.parse(next), replace: true }),
  });
  const pages = useApiPages('/api/v1/invoices', {
    schema: invoicePage,
    query: apiFilters(search),
    enabled: listView.isReady,
  });
  return (
    <>
      <PurchasesHeader view="invoices" />
      <Stack gap="sm">
        {listView.controls}
        <DocumentFilters search={search} onChange={change}>
          <NativeSelect
            label={t('filter.state')}
            data={[
              { value: '', label: t('filter.any') },
              ...INVOICE_FILTERS.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
            value={search.state ?? ''}
            onChange={(event) =>
              change({
                state: INVOICE_FILTERS.find((known) => known === event.currentTarget.value),
                age: undefined,
              })
            }
          />
          {search.age ? (
            <Button
              variant="light"
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => change({ age: undefined })}
            >
              {t(`age.${search.age}`)}
            </Button>
          ) : null}
          <NativeSelect
            label={t('filter.sort')}
            data={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
            value={search.sort ?? '-date'}
            onChange={(event) => change({ sort: SORTS.find((known) => known === event.currentTarget.value) })}
          />
        </DocumentFilters>
        <DataList
          label={t('view.invoices')}
          pages={pages}
          columns={listView.columns}
          rowKey={({ invoiceId }) => invoiceId}
          linkHeader={t('column.number')}
          link={({ invoiceId, number }, props) => (
            <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId }} {...props}>
              {number ?? t('column.noNumber')}
            </AnchorLink>
          )}
          empty={
            <NoDocuments
              of="invoices"
              isFiltered={isFiltered(search)}
              actions={
                mayWrite ? (
                  <ButtonLink to="/invoices/new" search={{}}>
                    {t('invoice.new')}
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
