import { Paper, Stack } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Invoice, invoice as invoiceSchema, type Order, order as orderSchema } from '../contract.ts';
import { DocumentFields } from './document-fields.tsx';
import { invoiceBody, invoiceValues, orderBody, orderValues } from './document-values.ts';

const invoiceRoute = getRouteApi('/shell/invoices/$invoiceId/edit');
const orderRoute = getRouteApi('/shell/orders/$orderId/edit');

export function EditInvoicePage() {
  const { t } = useTranslation('purchases');
  const { invoiceId } = invoiceRoute.useParams();
  const { data, error, refetch } = useApi(`/api/v1/invoices/${invoiceId}`, { schema: invoiceSchema });
  return (
    <Stack gap="md">
      <PageHeader title={t('invoice.edit')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <InvoiceForm invoice={data} />
      ) : (
        <LoadingState />
      )}
    </Stack>
  );
}

export function EditOrderPage() {
  const { t } = useTranslation('purchases');
  const { orderId } = orderRoute.useParams();
  const { data, error, refetch } = useApi(`/api/v1/orders/${orderId}`, { schema: orderSchema });
  return (
    <Stack gap="md">
      <PageHeader title={t('order.edit')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <OrderForm order={data} />
      ) : (
        <LoadingState />
      )}
    </Stack>
  );
}

function InvoiceForm({ invoice: { invoiceId, version, ...invoice } }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation('purchases');
  const router = useRouter();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: invoiceValues({ ...invoice, invoiceId, version }, i18n.language),
    send: (values) =>
      api.put(`/api/v1/invoices/${invoiceId}`, {
        purpose,
        body: { ...invoiceBody(values, i18n.language), version },
        schema: invoiceSchema,
      }),
    onDone: async () => {
      notifyDone(t('invoice.savedDraft'));
      await router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
      await refresh('/api/v1/invoices');
    },
  });
  return (
    <Paper>
      <ProblemForm state={state} onCancel={() => router.history.back()}>
        <DocumentFields form={state.form} kind="invoice" />
      </ProblemForm>
    </Paper>
  );
}

function OrderForm({ order: { orderId, version, ...order } }: { order: Order }) {
  const { t, i18n } = useTranslation('purchases');
  const router = useRouter();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: orderValues({ ...order, orderId, version }, i18n.language),
    send: (values) =>
      api.put(`/api/v1/orders/${orderId}`, {
        purpose,
        body: { ...orderBody(values, i18n.language), version },
        schema: orderSchema,
      }),
    onDone: async () => {
      notifyDone(t('order.savedDraft'));
      await router.navigate({ to: '/orders/$orderId', params: { orderId } });
      await refresh('/api/v1/orders');
    },
  });
  return (
    <Paper>
      <ProblemForm state={state} onCancel={() => router.history.back()}>
        <DocumentFields form={state.form} kind="order" />
      </ProblemForm>
    </Paper>
  );
}
