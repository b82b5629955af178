import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ClosingEffect } from './closing-effect.tsx';
import { useFootingChange } from './use-footing.ts';

interface ObjectionDialogProps {
  contactId: string;
  openPurposes: readonly string[];
  isOpen: boolean;
  onClose: () => void;
}

export function ObjectionDialog(props: ObjectionDialogProps) {
  const { t } = useTranslation('grounds');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('objection.title')}>
      <ObjectionForm {...props} />
    </FormDialog>
  );
}

function ObjectionForm({ contactId, openPurposes, onClose }: ObjectionDialogProps) {
  const { t } = useTranslation('grounds');
  const labelOf = usePurposeLabel();
  const change = useFootingChange(contactId);
  const state = useProblemForm({
    initialValues: { directMarketing: true, purposes: [] as string[] },
    send: ({ directMarketing, purposes }) =>
      change('post', 'objection', { directMarketing, ...(purposes.length > 0 ? { purposes } : {}) }),
    onDone: () => {
      notifyDone(t('objection.done'));
      onClose();
    },
  });
  const { directMarketing, purposes } = state.form.values;
  return (
    <ProblemForm state={state} submitLabel={t('objection.submit')} onCancel={onClose}>
      <Text size="sm">{t('objection.text')}</Text>
      <Checkbox
        label={t('objection.directMarketing')}
        {...state.form.getInputProps('directMarketing', { type: 'checkbox' })}
      />
      {openPurposes.length > 0 ? (
        <Checkbox.Group label={t('objection.purposes')} {...state.form.getInputProps('purposes')}>
          <Stack gap="xs" mt="xs">
            {openPurposes.map((key) => (
              <Checkbox key={key} value={key} label={labelOf(key)} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
      {directMarketing || purposes.length > 0 ? (
        <ClosingEffect
          contactId={contactId}
          change={{ directMarketing, ...(purposes.length > 0 ? { purposes } : {}) }}
        />
      ) : null}
    </ProblemForm>
  );
}
