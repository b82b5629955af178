import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { COMPANY_FIELDS, type CompanyValues } from './company-values.ts';

const TYPES: Partial<Record<keyof CompanyValues, string>> = { email: 'email', phone: 'tel' };

export function CompanyFields({ form }: { form: Form<CompanyValues> }) {
  const { t } = useTranslation('companies');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {COMPANY_FIELDS.map((name) => (
        <TextInput
          key={name}
          label={t(`field.${name}`)}
          type={TYPES[name] ?? 'text'}
          required={name === 'name'}
          autoComplete="off"
          {...form.getInputProps(name)}
        />
      ))}
    </SimpleGrid>
  );
}
