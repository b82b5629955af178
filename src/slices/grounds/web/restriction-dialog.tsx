import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { RESTRICTION_REASONS } from '../contract.ts';
import { useFootingChange } from './use-footing.ts';

interface RestrictionDialogProps {
  contactId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function RestrictionDialog(props: RestrictionDialogProps) {
  const { t } = useTranslation('grounds');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('restriction.title')}>
      <RestrictionForm {...props} />
    </FormDialog>
  );
}

function RestrictionForm({ contactId, onClose }: RestrictionDialogProps) {
  const { t } = useTranslation('grounds');
  const change = useFootingChange(contactId);
  const state = useProblemForm({
    initialValues: { reason: RESTRICTION_REASONS[0] as string, note: '', reviewOn: dayOf(addDays(30)) },
    send: (values) => change('post', 'restriction', values),
    onDone: () => {
      notifyDone(t('restriction.done'));
      onClose();
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('restriction.submit')} onCancel={onClose}>
      <Text size="sm">{t('restriction.text')}</Text>
      <NativeSelect
        label={t('restriction.reason')}
        required
        data={RESTRICTION_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        {...state.form.getInputProps('reason')}
      />
      <Textarea label={t('restriction.note')} {...state.form.getInputProps('note')} />
      <TextInput
        type="date"
        label={t('restriction.reviewOn')}
        required
        {...state.form.getInputProps('reviewOn')}
      />
    </ProblemForm>
  );
}
