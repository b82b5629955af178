import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import { type Payment, paymentPage } from '../contract.ts';
import { DocumentFilters } from './document-filters.tsx';
import { NoDocuments } from './no-documents.tsx';
import { PurchasesHeader } from './purchases-header.tsx';
import { apiFilters, isFiltered } from './search.ts';

const route = getRouteApi('/shell/payments');

function useColumns(): readonly Column<Payment>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'customer', header: t('column.customer'), cell: ({ customer }) => customer.name },
    {
      key: 'date',
      header: t('column.date'),
      cell: ({ paidOn }) => <DateText value={paidOn} />,
      width: '7.5rem',
    },
    {
      key: 'method',
      header: t('column.method'),
      cell: ({ method, kind }) => (kind === 'refund' ? t('payment.refund') : t(`method.${method}`)),
      width: '9rem',
    },
    { key: 'reference', header: t('column.reference'), cell: ({ reference }) => reference, from: 'lg' },
    {
      key: 'amount',
      header: t('column.amount'),
      cell: ({ amountCents, currency, kind }) => (
        <MoneyText cents={kind === 'refund' ? -amountCents : amountCents} currency={currency} />
      ),
      width: '8.5rem',
    },
  ];
}

export function PaymentListPage() {
  const { t } = useTranslation('purchases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useApiPages('/api/v1/payments', { schema: paymentPage, query: apiFilters(search) });
  return (
    <>
      <PurchasesHeader view="payments" />
      <Stack gap="sm">
        <DocumentFilters
          search={search}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })}
        />
        <DataList
          label={t('view.payments')}
          pages={pages}
          columns={useColumns()}
          rowKey={({ paymentId }) => paymentId}
          linkHeader={t('column.invoice')}
          link={({ invoiceId, invoiceNumber }, props) => (
            <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId }} {...props}>
              {invoiceNumber ?? t('column.noNumber')}
            </AnchorLink>
          )}
          empty={<NoDocuments of="payments" isFiltered={isFiltered(search)} />}
        />
      </Stack>
    </>
  );
}
