import { Button, Paper } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { invoice as invoiceSchema, order as orderSchema } from '../contract.ts';
import { DocumentFields } from './document-fields.tsx';
import { type DocumentValues, invoiceBody, orderBody } from './document-values.ts';
import { useMayWrite } from './use-may-write.ts';
import { usePrefill } from './use-prefill.ts';
import { WritingNote } from './writing-note.tsx';

const invoiceRoute = getRouteApi('/shell/invoices/new');
const orderRoute = getRouteApi('/shell/orders/new');

export function NewInvoicePage() {
  const { t } = useTranslation('purchases');
  const start = usePrefill(invoiceRoute.useSearch());
  const mayWrite = useMayWrite();
  return (
    <>
      <PageHeader title={t('invoice.new')} />
      {!mayWrite ? <WritingNote /> : start ? <NewInvoiceForm start={start} /> : <LoadingState />}
    </>
  );
}

export function NewOrderPage() {
  const { t } = useTranslation('purchases');
  const start = usePrefill(orderRoute.useSearch());
  const mayWrite = useMayWrite();
  return (
    <>
      <PageHeader title={t('order.new')} />
      {!mayWrite ? <WritingNote /> : start ? <NewOrderForm start={start} /> : <LoadingState />}
    </>
  );
}

function NewInvoiceForm({ start }: { start: DocumentValues }) {
  const { t, i18n } = useTranslation('purchases');
  const router = useRouter();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const status = useRef<'draft' | 'issued'>('issued');
  const state = useProblemForm({
    initialValues: start,
    send: (values) =>
      api.post('/api/v1/invoices', {
        purpose,
        body: { ...invoiceBody(values, i18n.language), status: status.current },
        schema: invoiceSchema,
      }),
    onDone: async ({ invoiceId, number }) => {
      notifyDone(number ? t('invoice.issued', { number }) : t('invoice.savedDraft'));
      await router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
      await refresh('/api/v1/invoices', '/api/v1/orders', '/api/v1/purchase-summary');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        submitLabel={t('invoice.issue')}
        onCancel={() => router.history.back()}
        extra={
          <Button
            variant="subtle"
            onClick={() => {
              status.current = 'draft';
              state.submit();
              status.current = 'issued';
            }}
          >
            {t('invoice.saveDraft')}
          </Button>
        }
      >
        <DocumentFields form={state.form} kind="invoice" />
      </ProblemForm>
    </Paper>
  );
}

function NewOrderForm({ start }: { start: DocumentValues }) {
  const { t, i18n } = useTranslation('purchases');
  const router = useRouter();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const status = useRef<'draft' | 'confirmed'>('confirmed');
  const state = useProblemForm({
    initialValues: start,
    send: (values) =>
      api.post('/api/v1/orders', {
        purpose,
        body: { ...orderBody(values, i18n.language), status: status.current },
        schema: orderSchema,
      }),
    onDone: async ({ orderId, number }) => {
      notifyDone(number ? t('order.confirmed', { number }) : t('order.savedDraft'));
      await router.navigate({ to: '/orders/$orderId', params: { orderId } });
      await refresh('/api/v1/orders', '/api/v1/purchase-summary');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        submitLabel={t('order.confirm')}
        onCancel={() => router.history.back()}
        extra={
          <Button
            variant="subtle"
            onClick={() => {
              status.current = 'draft';
              state.submit();
              status.current = 'confirmed';
            }}
          >
            {t('invoice.saveDraft')}
          </Button>
        }
      >
        <DocumentFields form={state.form} kind="order" />
      </ProblemForm>
    </Paper>
  );
}
