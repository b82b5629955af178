import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ADDRESS_KINDS } from '../contract.ts';
import type { ContactFormPart } from './contact-fields.tsx';
import { FormRows } from './form-row.tsx';

const PARTS = ['street', 'extra', 'postalCode', 'city', 'region', 'country'] as const;

export function AddressRows({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows
      form={form}
      list="addresses"
      addLabel={t('row.addAddress')}
      rowLabel={t('section.addresses')}
      isWide
    >
      {(index) => (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
          <NativeSelect
            label={t('field.kind')}
            data={ADDRESS_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps(`addresses.${index}.kind`)}
          />
          {PARTS.map((part) => (
            <TextInput
              key={part}
              label={t(`field.${part}`)}
              autoComplete="off"
              {...form.getInputProps(`addresses.${index}.${part}`)}
            />
          ))}
        </SimpleGrid>
      )}
    </FormRows>
  );
}
