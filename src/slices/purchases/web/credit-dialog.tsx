import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Invoice, invoice as invoiceSchema } from '../contract.ts';
import { sendDecimal, typeDecimal } from './decimals.ts';
import classes from './purchases.module.css';

interface CreditDialogProps {
  invoice: Invoice;
  onClose: () => void;
}

/** Takes an invoice back: wholly, or by quantities of its lines. */
export function CreditDialog({ invoice, onClose }: CreditDialogProps) {
  const { t } = useTranslation('purchases');
  return (
    <FormDialog isOpen isWide onClose={onClose} title={t('credit.newFor', { number: invoice.number ?? '' })}>
      <CreditForm invoice={invoice} onClose={onClose} />
    </FormDialog>
  );
}

function CreditForm({ invoice, onClose }: CreditDialogProps) {
  const { t, i18n } = useTranslation('purchases');
  const { language } = i18n;
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: {
      extent: 'whole',
      issuedOn: dayOf(new Date()),
      note: '',
      quantities: invoice.lines.map(({ quantity }) => typeDecimal(quantity, language)),
    },
    send: ({ extent, issuedOn, note, quantities }) =>
      api.post('/api/v1/credit-notes', {
        purpose,
        body: {
          invoiceId: invoice.invoiceId,
          issuedOn,
          note,
          ...(extent === 'whole'
            ? {}
            : {
                lines: invoice.lines.flatMap(
                  ({ position: _, discountCents: __, netCents: ___, ...line }, index) => {
                    const quantity = sendDecimal(quantities[index] ?? '', language);
                    return quantity === '' || Number(quantity) === 0 ? [] : [{ ...line, quantity }];
                  },
                ),
              }),
        },
        schema: invoiceSchema,
      }),
    onDone: async ({ invoiceId, number }) => {
      notifyDone(t('credit.done', { number: number ?? '' }));
      onClose();
      await router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
      await refresh('/api/v1/invoices', '/api/v1/purchase-summary');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('credit.issue')} onCancel={onClose}>
      <Text size="sm">{t('credit.text')}</Text>
      <Radio.Group label={t('credit.extent')} {...form.getInputProps('extent')}>
        <Stack gap={6} mt={6}>
          <Radio value="whole" label={t('credit.whole')} data-autofocus />
          <Radio value="part" label={t('credit.part')} />
        </Stack>
      </Radio.Group>
      {form.values.extent === 'part' ? (
        <Stack gap={6}>
          {invoice.lines.map(({ position, text }, index) => (
            <div key={position} className={classes.returnLine}>
              <Text size="sm" truncate>
                {text}
              </Text>
              <TextInput
                aria-label={t('credit.quantityOf', { text })}
                inputMode="decimal"
                {...form.getInputProps(`quantities.${index}`)}
              />
            </div>
          ))}
        </Stack>
      ) : null}
      <TextInput type="date" label={t('credit.issuedOn')} required {...form.getInputProps('issuedOn')} />
      <Textarea label={t('field.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </ProblemForm>
  );
}
