import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { stageMoved } from '../contract.ts';
import { usePipelines } from './use-pipelines.ts';

/** Moves all deals of a stage to another one, so that it can be removed. */
export function EmptyStageDialog({ stageId, onClose }: { stageId: string; onClose: () => void }) {
  const { t } = useTranslation('deals');
  return (
    <FormDialog isOpen onClose={onClose} title={t('settings.emptyTitle')}>
      <EmptyStageForm stageId={stageId} onClose={onClose} />
    </FormDialog>
  );
}

function EmptyStageForm({ stageId, onClose }: { stageId: string; onClose: () => void }) {
  const { t } = useTranslation('deals');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const { pipelines } = usePipelines();
  const targets = pipelines.flatMap((pipeline) =>
    pipeline.stages
      .filter((stage) => stage.outcome === 'open' && stage.stageId !== stageId)
      .map((stage) => ({ value: stage.stageId, label: `${pipeline.name}: ${stage.name}` })),
  );
  const state = useProblemForm({
    initialValues: { toStageId: targets[0]?.value ?? '' },
    send: (body) => api.post(`/api/v1/stages/${stageId}/move-deals`, { purpose, body, schema: stageMoved }),
    onDone: ({ moved }) => {
      notifyDone(t('settings.emptied', { count: moved }));
      onClose();
      return refresh('/api/v1/deals');
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('settings.emptySubmit')} onCancel={onClose}>
      <Text size="sm">{t('settings.emptyText')}</Text>
      <NativeSelect label={t('settings.emptyTo')} data={targets} {...state.form.getInputProps('toStageId')} />
    </ProblemForm>
  );
}
