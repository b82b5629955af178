import { Fieldset, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../web/ui/money.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { CustomerSelect } from './customer-select.tsx';
import type { DocumentValues } from './document-values.ts';
import { LineRows } from './line-rows.tsx';

interface DocumentFieldsProps {
  form: Form<DocumentValues>;
  kind: 'order' | 'invoice';
}

/** The fields of an order or an invoice. */
export function DocumentFields({ form, kind }: DocumentFieldsProps) {
  const { t } = useTranslation('purchases');
  const { contactId, companyId, customer } = form.values;
  const day = (name: 'on' | 'deliveredFrom' | 'deliveredOn' | 'dueOn', label: string, at: string) => (
    <TextInput
      type="date"
      label={label}
      required={name === 'on'}
      {...form.getInputProps(name)}
      error={form.errors[at] ?? form.errors[name]}
    />
  );
  return (
    <Stack gap="md">
      <CustomerSelect
        path="contactId"
        label={t('field.customer')}
        required
        error={form.errors.contactId ?? form.errors.companyId}
        chosen={contactId || companyId ? { contactId, companyId, name: customer } : undefined}
        onChoose={(chosen) => {
          form.setFieldValue('contactId', chosen?.contactId ?? '');
          form.setFieldValue('companyId', chosen?.companyId ?? '');
          form.setFieldValue('customer', chosen?.name ?? '');
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        {day('on', t(`field.on.${kind}`), kind === 'order' ? 'orderedOn' : 'issuedOn')}
        {kind === 'invoice' ? day('deliveredFrom', t('field.deliveredFrom'), 'deliveredFrom') : null}
        {day('deliveredOn', t(`field.deliveredOn.${kind}`), kind === 'order' ? 'deliveryOn' : 'deliveredOn')}
        {kind === 'invoice' ? day('dueOn', t('field.dueOn'), 'dueOn') : null}
      </SimpleGrid>
      <LineRows form={form} />
      <Fieldset legend={t('field.more')}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          <TextInput
            label={t('field.number')}
            description={t('field.numberHint')}
            autoComplete="off"
            {...form.getInputProps('number')}
          />
          <TextInput
            label={t('field.reference')}
            description={t('field.referenceHint')}
            autoComplete="off"
            {...form.getInputProps('reference')}
          />
          <TextInput
            label={t('field.currency')}
            description={t('field.currencyHint')}
            maxLength={3}
            autoComplete="off"
            {...form.getInputProps('currency')}
          />
          {kind === 'invoice' ? (
            <MoneyInput
              label={t('field.prepaid')}
              description={t('field.prepaidHint')}
              {...form.getInputProps('prepaid')}
              error={form.errors.prepaidCents}
            />
          ) : null}
        </SimpleGrid>
        <Stack gap="sm" mt="sm">
          {kind === 'invoice' ? (
            <TextInput label={t('field.paymentTerms')} {...form.getInputProps('paymentTerms')} />
          ) : null}
          <Textarea label={t('field.note')} autosize minRows={2} {...form.getInputProps('note')} />
        </Stack>
      </Fieldset>
    </Stack>
  );
}
