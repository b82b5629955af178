import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { MoneyInput, moneyInput, readCents } from '../../../web/ui/money.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Invoice, invoice as invoiceSchema, PAYMENT_KINDS, PAYMENT_METHODS } from '../contract.ts';

interface PaymentDialogProps {
  invoice: Pick<Invoice, 'invoiceId' | 'balance'>;
  onClose: () => void;
}

/** A payment on an invoice; what is open is proposed. */
export function PaymentDialog({ invoice, onClose }: PaymentDialogProps) {
  const { t } = useTranslation('purchases');
  return (
    <FormDialog isOpen onClose={onClose} title={t('payment.record')}>
      <PaymentForm invoice={invoice} onClose={onClose} />
    </FormDialog>
  );
}

function PaymentForm({ invoice: { invoiceId, balance }, onClose }: PaymentDialogProps) {
  const { t, i18n } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const open = balance?.openCents ?? 0;
  const state = useProblemForm({
    initialValues: {
      amountCents: open !== 0 ? moneyInput(Math.abs(open), i18n.language) : '',
      paidOn: dayOf(new Date()),
      method: 'transfer',
      // Too much was paid: what is to be recorded is a refund.
      kind: open < 0 ? 'refund' : 'payment',
      reference: '',
    },
    send: (values) =>
      api.post('/api/v1/payments', {
        purpose,
        body: { ...values, invoiceId, amountCents: readCents(values.amountCents, i18n.language) },
        schema: invoiceSchema,
      }),
    onDone: () => {
      notifyDone(t('payment.recorded'));
      onClose();
      return refresh('/api/v1/invoices', '/api/v1/payments', '/api/v1/purchase-summary');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('payment.record')} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <MoneyInput
          label={t('column.amount')}
          required
          data-autofocus
          {...form.getInputProps('amountCents')}
        />
        <TextInput type="date" label={t('payment.paidOn')} required {...form.getInputProps('paidOn')} />
        <NativeSelect
          label={t('payment.kind')}
          data={PAYMENT_KINDS.map((value) => ({ value, label: t(`payment.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NativeSelect
          label={t('column.method')}
          data={PAYMENT_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
          {...form.getInputProps('method')}
        />
      </SimpleGrid>
      <TextInput label={t('column.reference')} autoComplete="off" {...form.getInputProps('reference')} />
    </ProblemForm>
  );
}
