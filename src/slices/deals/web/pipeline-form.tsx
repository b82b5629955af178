import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Pipeline, pipeline as pipelineSchema } from '../contract.ts';
import { EmptyStageDialog } from './empty-stage-dialog.tsx';
import { pipelineBody, pipelineValues } from './pipeline-values.ts';
import { StageRow } from './stage-row.tsx';

interface PipelineFormProps {
  /** Undefined: a new one. */
  pipeline?: Pipeline;
  isReadOnly?: boolean;
  onDone?: () => void;
  onCancel?: () => void;
}

/** A pipeline with all its stages, saved as a whole. */
export function PipelineForm({ pipeline, isReadOnly = false, onDone, onCancel }: PipelineFormProps) {
  const { t } = useTranslation(['deals', 'common']);
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [isRemoving, setRemoving] = useState(false);
  const [emptying, setEmptying] = useState<string>();
  const path = '/api/v1/pipelines';
  const state = useProblemForm({
    initialValues: pipelineValues(pipeline, {
      first: t('settings.firstStage'),
      won: t('outcome.won'),
      lost: t('outcome.lost'),
    }),
    send: (values) => {
      const call = { purpose, body: pipelineBody(values), schema: pipelineSchema };
      return pipeline ? api.put(`${path}/${pipeline.pipelineId}`, call) : api.post(path, call);
    },
    onDone: () => {
      notifyDone(t('common:state.saved'));
      onDone?.();
      return refresh(path, '/api/v1/deals');
    },
  });
  const { form } = state;
  const remove = async () => {
    await api.tell('DELETE', `${path}/${pipeline?.pipelineId}`, { purpose });
    notifyDone(t('settings.removed'));
    await refresh(path);
  };
  const addStage = () => {
    // Before won and lost, which stand at the end.
    const at = form.values.stages.filter(({ outcome }) => outcome === 'open').length;
    form.insertListItem('stages', { stageId: '', name: '', probabilityPercent: '50', outcome: 'open' }, at);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-path="stages.${at}.name"]:not([readonly])`)?.focus(),
    );
  };
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <ProblemForm
        state={state}
        onCancel={onCancel}
        extra={
          pipeline ? (
            <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
              {t('settings.remove')}
            </Button>
          ) : null
        }
      >
        <Group gap="md" align="flex-end">
          <TextInput label={t('settings.name')} required maw={320} {...form.getInputProps('name')} />
          <Checkbox
            label={t('settings.isActive')}
            pb={8}
            {...form.getInputProps('isActive', { type: 'checkbox' })}
          />
        </Group>
        <Stack gap="xs" role="group" aria-label={t('settings.stages')}>
          {form.values.stages.map((stage, index) => (
            <StageRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
              key={index}
              form={form}
              index={index}
              onEmpty={stage.stageId ? () => setEmptying(stage.stageId) : undefined}
            />
          ))}
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={addStage}
            >
              {t('settings.addStage')}
            </Button>
          </div>
        </Stack>
      </ProblemForm>
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('settings.remove')}
        confirmLabel={t('settings.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('settings.removeText')}</Text>
      </ConfirmDialog>
      {emptying ? <EmptyStageDialog stageId={emptying} onClose={() => setEmptying(undefined)} /> : null}
    </fieldset>
  );
}
