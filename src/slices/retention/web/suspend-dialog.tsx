import { Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { addDays, dayOf, endOfDay } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { MAX_SUSPENSION_DAYS, retentionState } from '../contract.ts';

export function SuspendDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('retention');
  return (
    <FormDialog isOpen onClose={onClose} title={t('suspend.title')}>
      <SuspendForm onClose={onClose} />
    </FormDialog>
  );
}

function SuspendForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('retention');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { reason: '', until: dayOf(addDays(7)) },
    send: ({ reason, until }) =>
      api.put('/api/v1/retention/suspension', {
        purpose,
        schema: retentionState,
        body: { reason, until: until ? endOfDay(until) : until },
      }),
    onDone: async () => {
      onClose();
      await refresh('/api/v1/retention');
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('suspend.submit')} onCancel={onClose}>
      <Text size="sm">{t('suspend.text', { days: MAX_SUSPENSION_DAYS })}</Text>
      <Textarea label={t('suspend.reason')} required data-autofocus {...state.form.getInputProps('reason')} />
      <TextInput type="date" label={t('suspend.until')} required {...state.form.getInputProps('until')} />
    </ProblemForm>
  );
}
