import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayOf, endOfDay } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import type { Ground } from '../contract.ts';
import { useFootingChange } from './use-footing.ts';

interface ChangeEndDialogProps {
  contactId: string;
  ground: Ground;
  isOpen: boolean;
  onClose: () => void;
}

export function ChangeEndDialog(props: ChangeEndDialogProps) {
  const { t } = useTranslation('grounds');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('changeEnd.title')}>
      <ChangeEndForm {...props} />
    </FormDialog>
  );
}

function ChangeEndForm({ contactId, ground, onClose }: ChangeEndDialogProps) {
  const { t } = useTranslation('grounds');
  const labelOf = usePurposeLabel();
  const change = useFootingChange(contactId);
  const state = useProblemForm({
    initialValues: { endsAt: dayOf(ground.endsAt), endRule: '' },
    send: ({ endsAt, endRule }) =>
      change('patch', `grounds/${ground.groundId}`, {
        endsAt: endOfDay(endsAt),
        ...(endRule.trim() ? { endRule } : {}),
      }),
    onDone: () => {
      notifyDone(t('changeEnd.done'));
      onClose();
    },
  });
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm">{t('changeEnd.intro', { purpose: labelOf(ground.purpose) })}</Text>
      <TextInput
        type="date"
        label={t('field.endsAt')}
        required
        data-autofocus
        {...state.form.getInputProps('endsAt')}
      />
      <TextInput
        label={t('field.endRule')}
        description={t('field.endRuleHint')}
        maxLength={300}
        {...state.form.getInputProps('endRule')}
      />
    </ProblemForm>
  );
}
