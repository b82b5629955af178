import { NativeSelect, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import type { ImportFile } from '../../contract.ts';
import type { PlanValues } from '../plan-values.ts';
import { FileFacts } from './file-facts.tsx';
import { MappingTable } from './mapping-table.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { SameFileNotice } from './same-file-notice.tsx';

interface MappingStepProps {
  file: ImportFile;
  form: Form<PlanValues>;
  onReread: (file: ImportFile) => void;
}

const DATES = ['birthday', 'consentDate', 'createdAt'];

export function MappingStep({ file, form, onReread }: MappingStepProps) {
  const { t } = useTranslation('transfer');
  const hasDates = form.values.mapping.columns.some(({ field }) => DATES.includes(field));
  return (
    <Stack gap="md">
      <div>
        <Title order={2} id="step" tabIndex={-1}>
          {t('mapping.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('mapping.intro')}
        </Text>
      </div>
      <SameFileNotice file={file} />
      <FileFacts file={file} />
      <ReadingOptions file={file} onReread={onReread} />
      <MappingTable file={file} form={form} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Radio.Group label={t('mapping.recordKind.label')} {...form.getInputProps('mapping.recordKind')}>
          <Stack gap="xs" mt="xs">
            <Radio value="person" label={t('mapping.recordKind.person')} />
            <Radio value="company" label={t('mapping.recordKind.company')} />
          </Stack>
        </Radio.Group>
        {hasDates && !file.mapping.dateOrder ? (
          <NativeSelect
            label={t('mapping.dateOrder.label')}
            data={(['', 'dmy', 'mdy'] as const).map((value) => ({
              value,
              label: t(`mapping.dateOrder.${value || 'auto'}`),
            }))}
            {...form.getInputProps('mapping.dateOrder')}
          />
        ) : null}
      </SimpleGrid>
    </Stack>
  );
}
