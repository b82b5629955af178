import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../../../web/ui/progress-bar.tsx';
import type { ImportRecord } from '../../contract.ts';
import { useFocusWhenLost } from '../use-focus-when-lost.ts';
import { WizardSteps } from '../wizard-steps.tsx';

/** Step 5: it runs, and one need not stay. */
export function ImportRunning({ record: { state, progress, counts } }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const heading = useFocusWhenLost();
  const isQueued = state === 'queued';
  return (
    <>
      <WizardSteps current="run" />
      <Paper>
        <Stack gap="sm">
          <Title order={2} ref={heading} tabIndex={-1}>
            {t('step.run')}
          </Title>
          <ProgressBar
            label={t(isQueued ? 'run.queued' : 'run.running')}
            done={progress?.rowsDone ?? 0}
            total={isQueued ? undefined : (progress?.rowsTotal ?? counts?.rows)}
          />
          <Text size="sm" c="dimmed">
            {t('run.mayLeave')}
          </Text>
        </Stack>
      </Paper>
    </>
  );
}
