import { Paper, Stack, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Invoice, invoice as invoiceSchema } from '../contract.ts';
import { CustomerLink } from './customer-link.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoicePayments } from './invoice-payments.tsx';
import { InvoiceRelated } from './invoice-related.tsx';
import { LineTable } from './line-table.tsx';
import classes from './purchases.module.css';
import { InvoiceBadge } from './state-badge.tsx';
import { SumList } from './sum-list.tsx';

const route = getRouteApi('/shell/invoices/$invoiceId');

export function InvoicePage() {
  const { t } = useTranslation('purchases');
  const { invoiceId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/invoices/${invoiceId}`, { schema: invoiceSchema });
  if (error)
    return (
      <Stack gap="md">
        <PageHeader title={t('kind.invoice')} />
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFoundHint')} />
        <AnchorLink to="/invoices" search={{}}>
          {t('page.allInvoices')}
        </AnchorLink>
      </Stack>
    );
  if (!data) return <LoadingState />;
  const { kind, number, customer } = data;
  return (
    <>
      <PageHeader
        title={number ? `${t(`kind.${kind}`)} ${number}` : t('invoice.draft')}
        back={
          <AnchorLink to="/invoices" search={{}} size="sm">
            ← {t('view.invoices')}
          </AnchorLink>
        }
        subtitle={<CustomerLink customer={customer} />}
        actions={<InvoiceActions invoice={data} />}
      />
      <div className={classes.columns}>
        <Stack gap="md">
          <Paper component="section" aria-label={t('lines.title')}>
            <Stack gap="md">
              <Title order={2}>{t('lines.title')}</Title>
              <LineTable lines={data.lines} currency={data.currency} />
              <SumList totals={data} currency={data.currency} more={moreSums(data, t)} />
            </Stack>
          </Paper>
          <InvoicePayments invoice={data} />
        </Stack>
        <Stack gap="md">
          <Paper component="section" aria-label={t('page.facts')}>
            <InvoiceFacts invoice={data} />
          </Paper>
          <InvoiceRelated invoice={data} />
        </Stack>
      </div>
    </>
  );
}

type Translate = (key: 'sum.prepaid' | 'sum.rounding' | 'sum.payable') => string;
const moreSums = ({ prepaidCents, roundingCents, grossCents }: Invoice, t: Translate): [string, number][] => [
  ...(prepaidCents ? ([[t('sum.prepaid'), -prepaidCents]] as [string, number][]) : []),
  ...(roundingCents ? ([[t('sum.rounding'), roundingCents]] as [string, number][]) : []),
  ...(prepaidCents || roundingCents
    ? ([[t('sum.payable'), grossCents + roundingCents - prepaidCents]] as [string, number][])
    : []),
];

function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('purchases');
  const {
    deliveredFrom,
    deliveredOn,
    dueOn,
    balance,
    orderId,
    orderNumber,
    creditsInvoiceId,
    creditsNumber,
  } = invoice;
  const due = dueOn ?? balance?.dueOn;
  return (
    <Facts
      facts={[
        [t('column.state'), <InvoiceBadge key="state" invoice={invoice} />],
        [t('field.on.invoice'), <DateText key="on" value={invoice.issuedOn} />],
        [
          t('field.deliveredOn.invoice'),
          deliveredOn ? (
            <span key="delivered">
              {deliveredFrom ? (
                <>
                  <DateText value={deliveredFrom} /> –{' '}
                </>
              ) : null}
              <DateText value={deliveredOn} />
            </span>
          ) : null,
        ],
        [t('field.dueOn'), due && invoice.kind === 'invoice' ? <DateText key="due" value={due} /> : null],
        [t('field.customer'), invoice.customerName],
        [
          t('field.address'),
          invoice.customerAddress ? (
            <span key="text" className={classes.address}>
              {invoice.customerAddress}
            </span>
          ) : null,
        ],
        [t('field.reference'), invoice.reference],
        [
          t('field.order'),
          orderId ? (
            <AnchorLink key="link" to="/orders/$orderId" params={{ orderId }} size="sm">
              {orderNumber ?? t('column.noNumber')}
            </AnchorLink>
          ) : null,
        ],
        [
          t('field.credits'),
          creditsInvoiceId ? (
            <AnchorLink
              key="link"
              to="/invoices/$invoiceId"
              params={{ invoiceId: creditsInvoiceId }}
              size="sm"
            >
              {creditsNumber}
            </AnchorLink>
          ) : (
            creditsNumber
          ),
        ],
        [t('field.paymentTerms'), invoice.paymentTerms],
        [
          t('field.note'),
          invoice.note ? (
            <span key="text" className={classes.address}>
              {invoice.note}
            </span>
          ) : null,
        ],
        [t('field.source'), invoice.source === 'entered' ? null : t(`source.${invoice.source}`)],
      ]}
    />
  );
}
