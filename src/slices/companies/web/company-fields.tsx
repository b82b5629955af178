import { Divider, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { OwnInputs } from '../../fields/web/own-inputs.tsx';
import { useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { COMPANY_FIELDS, type CompanyValues } from './company-values.ts';

const TYPES: Partial<Record<(typeof COMPANY_FIELDS)[number], string>> = { email: 'email', phone: 'tel' };

interface CompanyFieldsProps {
  form: Form<CompanyValues>;
  /** When values of own fields go before the company does. */
  ownEnds?: Record<string, string>;
}

export function CompanyFields({ form, ownEnds }: CompanyFieldsProps) {
  const { t } = useTranslation(['companies', 'fields']);
  const own = useOpenOwnFields('company');
  return (
    <Stack gap="lg">
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
      {own.length > 0 ? (
        <Stack gap="sm" component="section" aria-label={t('fields:section')}>
          <div>
            <Title order={2}>{t('fields:section')}</Title>
            <Divider mt={4} />
          </div>
          <OwnInputs entity="company" field={(key) => form.getInputProps(`own.${key}`)} ends={ownEnds} />
        </Stack>
      ) : null}
    </Stack>
  );
}
