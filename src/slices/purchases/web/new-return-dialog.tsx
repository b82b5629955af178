import { NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Invoice, type Order, RETURN_REASONS, RETURN_STATUS, salesReturn } from '../contract.ts';
import { sendDecimal } from './decimals.ts';
import classes from './purchases.module.css';

interface NewReturnDialogProps {
  from: Invoice | Order;
  onClose: () => void;
}

/** What a customer sends back from an invoice or an order, by quantities of its lines. */
export function NewReturnDialog({ from, onClose }: NewReturnDialogProps) {
  const { t } = useTranslation('purchases');
  return (
    <FormDialog isOpen isWide onClose={onClose} title={t('return.new')}>
      <NewReturnForm from={from} onClose={onClose} />
    </FormDialog>
  );
}

function NewReturnForm({ from, onClose }: NewReturnDialogProps) {
  const { t, i18n } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const items = from.lines.filter(({ kind }) => kind === 'item');
  const state = useProblemForm({
    initialValues: {
      returnedOn: dayOf(new Date()),
      status: 'announced',
      reason: 'other',
      note: '',
      quantities: items.map(() => ''),
    },
    send: ({ quantities, ...values }) =>
      api.post('/api/v1/returns', {
        purpose,
        body: {
          ...values,
          ...('invoiceId' in from ? { invoiceId: from.invoiceId } : { orderId: from.orderId }),
          lines: items.flatMap(({ text, unit, productId }, index) => {
            const quantity = sendDecimal(quantities[index] ?? '', i18n.language);
            return quantity === '' ? [] : [{ text, unit, productId, quantity }];
          }),
        },
        schema: salesReturn,
      }),
    onDone: ({ number }) => {
      notifyDone(t('return.recorded', { number }));
      onClose();
      return refresh('/api/v1/invoices', '/api/v1/orders', '/api/v1/returns', '/api/v1/purchase-summary');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('return.record')} onCancel={onClose}>
      <Stack gap={6}>
        <Text size="sm">{t('return.text')}</Text>
        {items.map(({ position, text, quantity, unit }, index) => (
          <div key={position} className={classes.returnLine}>
            <Text size="sm" truncate>
              {text}
            </Text>
            <TextInput
              aria-label={t('return.quantityOf', { text })}
              placeholder={`${quantity} ${unit}`.trim()}
              inputMode="decimal"
              {...form.getInputProps(`quantities.${index}`)}
            />
          </div>
        ))}
        {form.errors.lines ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {form.errors.lines}
          </Text>
        ) : null}
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextInput type="date" label={t('column.date')} required {...form.getInputProps('returnedOn')} />
        <NativeSelect
          label={t('column.state')}
          data={RETURN_STATUS.map((value) => ({ value, label: t(`returnStatus.${value}`) }))}
          {...form.getInputProps('status')}
        />
        <NativeSelect
          label={t('column.reason')}
          data={RETURN_REASONS.map((value) => ({ value, label: t(`returnReason.${value}`) }))}
          {...form.getInputProps('reason')}
        />
      </SimpleGrid>
      <Textarea label={t('field.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </ProblemForm>
  );
}
