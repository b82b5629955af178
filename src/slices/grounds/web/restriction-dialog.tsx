import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { RESTRICTION_REASONS } from '../contract.ts';
import { restrictionReceipt } from '../contract-restriction.ts';

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
  const { purpose } = usePurpose();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { reason: RESTRICTION_REASONS[0] as string, note: '', reviewOn: dayOf(addDays(30)) },
    send: (body) =>
      api.post(`/api/v1/contacts/${contactId}/restriction`, { purpose, body, schema: restrictionReceipt }),
    // The contact is out of sight: the page that showed it has nothing to show any more.
    onDone: async ({ marker }) => {
      notifyDone(t('restriction.done', { marker }));
      onClose();
      await navigate({ to: '/restrictions' });
      await refresh('/api/v1/restrictions', '/api/v1/home');
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
