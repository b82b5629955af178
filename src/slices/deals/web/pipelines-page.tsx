import { Alert, Button, Paper, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { PipelineForm } from './pipeline-form.tsx';
import { ReasonsForm } from './reasons-form.tsx';
import { usePipelines } from './use-pipelines.ts';

/** How the firm sells: its pipelines with their stages, and the reasons for winning and losing. */
export function PipelinesPage() {
  const { t } = useTranslation('deals');
  const mayManage = useMay('pipeline.manage');
  const { pipelines, isPending, error } = usePipelines();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        subtitle={t('settings.subtitle')}
        back={
          <AnchorLink to="/deals" search={{}} size="sm">
            ← {t('page.back')}
          </AnchorLink>
        }
        actions={
          mayManage && !isAdding ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {t('settings.add')}
            </Button>
          ) : null
        }
      />
      {error ? <ErrorState error={error} /> : null}
      {isPending ? <LoadingState /> : null}
      {mayManage ? null : (
        <Alert color="gray" mb="md">
          {t('settings.readOnly')}
        </Alert>
      )}
      <Stack gap="md">
        {isAdding ? (
          <Paper component="section" aria-label={t('settings.add')}>
            <Title order={2} mb="sm">
              {t('settings.add')}
            </Title>
            <PipelineForm onDone={() => setAdding(false)} onCancel={() => setAdding(false)} />
          </Paper>
        ) : null}
        {pipelines.map((pipeline) => (
          <Paper component="section" key={pipeline.pipelineId} aria-label={pipeline.name}>
            <Title order={2} mb="sm">
              {pipeline.name}
            </Title>
            <PipelineForm key={JSON.stringify(pipeline)} pipeline={pipeline} isReadOnly={!mayManage} />
          </Paper>
        ))}
        {isPending ? null : (
          <Paper component="section" aria-label={t('reasons.title')}>
            <Title order={2} mb="sm">
              {t('reasons.title')}
            </Title>
            <ReasonsForm isReadOnly={!mayManage} />
          </Paper>
        )}
      </Stack>
    </>
  );
}
