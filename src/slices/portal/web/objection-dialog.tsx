import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import type { Recorded } from '../contract.ts';
import { useExercise } from './use-portal.ts';

interface ObjectionDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Against all advertising where there is none. */
  purpose?: { purpose: string; label: string };
  onDone: (receipt: Recorded) => void;
}

/** Art. 21: against advertising without a word of reason; against a purpose with those of one's situation. */
export function ObjectionDialog(props: ObjectionDialogProps) {
  const { t } = useTranslation('portal');
  const title = props.purpose ? t('object.title') : t('object.marketingTitle');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={title}>
      <ObjectionForm {...props} />
    </FormDialog>
  );
}

function ObjectionForm({ purpose, onClose, onDone }: ObjectionDialogProps) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const state = useProblemForm({
    initialValues: { note: '' },
    send: (values) =>
      exercise(
        'objections',
        purpose ? { ...values, purposes: [purpose.purpose] } : { directMarketing: true },
      ),
    onDone: (receipt) => {
      onClose();
      onDone(receipt);
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('object.confirm')} onCancel={onClose}>
      <Stack gap="sm">
        <Text size="sm">
          {purpose ? t('object.text', { purpose: purpose.label }) : t('object.marketingText')}
        </Text>
        {purpose ? (
          <Textarea label={t('object.reasons')} autosize minRows={3} {...state.form.getInputProps('note')} />
        ) : null}
      </Stack>
    </ProblemForm>
  );
}
