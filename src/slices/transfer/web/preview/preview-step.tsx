import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useSend } from '../../../../web/query.ts';
import { ErrorState } from '../../../../web/ui/states.tsx';
import { importRecord, type Preview } from '../../contract.ts';
import { Counts } from './counts.tsx';
import { PreviewProblems } from './preview-problems.tsx';
import { PreviewRows } from './preview-rows.tsx';

interface PreviewStepProps {
  preview: Preview;
  onBack: () => void;
}

/** Step 4: what the run will do, row by row decided as the run will decide. */
export function PreviewStep({ preview, onBack }: PreviewStepProps) {
  const { t } = useTranslation('transfer');
  const path = `/api/v1/imports/${preview.importId}`;
  const start = useSend(() => api.post(`${path}/run`, { purpose: 'intake', schema: importRecord }), {
    refreshes: ['/api/v1/imports'],
  });
  const buttons = (
    <Group gap="xs">
      <Button loading={start.isPending} onClick={() => start.mutate(undefined)}>
        {t('preview.start', { count: preview.counts.created })}
      </Button>
      <Button variant="default" onClick={onBack}>
        {t('step.back')}
      </Button>
    </Group>
  );
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} id="step" tabIndex={-1}>
          {t('preview.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('preview.nothingYet')} {t('preview.startText')}
        </Text>
      </div>
      {start.error ? <ErrorState error={start.error} /> : null}
      <Counts counts={preview.counts} />
      {buttons}
      <PreviewProblems problems={preview.problems} onAssign={onBack} />
      <PreviewRows rows={preview.rows} />
      {buttons}
    </Stack>
  );
}
