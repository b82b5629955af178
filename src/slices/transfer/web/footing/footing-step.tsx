import { Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import { ProgressBar } from '../../../../web/ui/progress-bar.tsx';
import { NoPurpose, useMayTakeIn } from '../no-purpose.tsx';
import type { PlanValues } from '../plan-values.ts';
import { ColumnFooting } from './column-footing.tsx';
import { FileGrounds } from './file-grounds.tsx';
import { ImportOptions } from './import-options.tsx';
import { WaitingRows } from './waiting-rows.tsx';

export interface FootingPart {
  form: Form<PlanValues>;
}

export function FootingStep({ form }: FootingPart) {
  const { t } = useTranslation('transfer');
  const { mode } = form.values.footing;
  const mayTakeIn = useMayTakeIn();
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} id="step" tabIndex={-1}>
          {t('footing.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('footing.intro')}
        </Text>
      </div>
      {mayTakeIn ? null : <NoPurpose />}
      <Radio.Group label={t('footing.mode.label')} {...form.getInputProps('footing.mode')}>
        <Stack gap="xs" mt="xs">
          <Radio value="file" label={t('footing.mode.file')} description={t('footing.mode.fileText')} />
          <Radio
            value="columns"
            label={t('footing.mode.columns')}
            description={t('footing.mode.columnsText')}
          />
        </Stack>
      </Radio.Group>
      {mode === 'file' ? <FileGrounds form={form} /> : <ColumnFooting form={form} />}
      <WaitingRows />
      <ImportOptions form={form} />
      {form.submitting ? <ProgressBar label={t('footing.computing')} done={0} total={undefined} /> : null}
    </Stack>
  );
}
