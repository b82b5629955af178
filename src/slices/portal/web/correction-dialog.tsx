import { Alert, Textarea } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { CorrectionFields } from '../../requests/web/correction-fields.tsx';
import { changesIn, type ProposedValues, proposedOf } from '../../requests/web/proposed-values.ts';
import type { PortalMe } from '../contract.ts';
import type { DialogOfMe } from './actions.tsx';
import { useExercise } from './use-portal.ts';

type CorrectionDialogProps = DialogOfMe & { current: PortalMe['current'] };

/** Art. 16: names and ways of contact as they are, to be put right. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { t } = useTranslation('portal');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('correct.title')} isWide>
      <CorrectionForm {...props} />
    </FormDialog>
  );
}

function CorrectionForm({ current, onClose, onDone }: CorrectionDialogProps) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const before = proposedOf(current);
  const state = useProblemForm<
    { proposed: ProposedValues; note: string },
    Awaited<ReturnType<typeof exercise>>
  >({
    initialValues: { proposed: before, note: '' },
    send: ({ proposed, note }) =>
      exercise('corrections', { proposed: changesIn(before, proposed) ?? {}, note }),
    onDone: (receipt) => {
      onClose();
      onDone(receipt);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('correct.confirm')} onCancel={onClose}>
      <Alert icon={<IconInfoCircle aria-hidden />}>{t('correct.why')}</Alert>
      <CorrectionFields
        isShort
        form={{
          proposed: form.values.proposed,
          inputProps: form.getInputProps,
          insert: form.insertListItem,
          remove: form.removeListItem,
        }}
      />
      <Textarea label={t('correct.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </ProblemForm>
  );
}
