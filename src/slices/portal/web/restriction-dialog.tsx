import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { RESTRICTION_REASONS } from '../../grounds/contract.ts';
import type { DialogOfMe } from './actions.tsx';
import { useExercise } from './use-portal.ts';

/** Art. 18: at once; the four cases of the law in plain words. */
export function RestrictionDialog(props: DialogOfMe) {
  const { t } = useTranslation('portal');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('restrict.title')}>
      <RestrictionForm {...props} />
    </FormDialog>
  );
}

function RestrictionForm({ onClose, onDone }: DialogOfMe) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const state = useProblemForm({
    initialValues: { reason: 'accuracy-contested', note: '' },
    send: (values) => exercise('restrictions', values),
    onDone: (receipt) => {
      onClose();
      onDone(receipt);
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('restrict.confirm')} onCancel={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t('restrict.text')}</Text>
        <Radio.Group label={t('restrict.reason')} {...state.form.getInputProps('reason')}>
          <Stack gap="xs" mt="xs">
            {RESTRICTION_REASONS.map((reason) => (
              <Radio key={reason} value={reason} label={t(`restrict.${reason}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea label={t('restrict.note')} autosize minRows={2} {...state.form.getInputProps('note')} />
      </Stack>
    </ProblemForm>
  );
}
