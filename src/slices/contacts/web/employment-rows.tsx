import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../companies/web/company-select.tsx';
import type { ContactFormPart } from './contact-fields.tsx';
import { FormRows } from './form-row.tsx';

export function EmploymentRows({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows
      form={form}
      list="companies"
      addLabel={t('row.addCompany')}
      rowLabel={t('field.company')}
      isWide
    >
      {(index) => {
        const { onChange: _, value: __, ...field } = form.getInputProps(`companies.${index}.companyId`);
        const chosen = form.values.companies[index]!;
        return (
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
            <CompanySelect
              {...field}
              label={t('field.company')}
              chosen={chosen.companyId ? chosen : undefined}
              onChoose={(company) => {
                form.setFieldValue(`companies.${index}.companyId`, company?.companyId ?? '');
                form.setFieldValue(`companies.${index}.name`, company?.name ?? '');
              }}
            />
            <TextInput label={t('field.role')} {...form.getInputProps(`companies.${index}.role`)} />
            <TextInput
              label={t('field.department')}
              {...form.getInputProps(`companies.${index}.department`)}
            />
          </SimpleGrid>
        );
      }}
    </FormRows>
  );
}
