import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import type { DialogOfMe } from './actions.tsx';
import { useExercise } from './use-portal.ts';

/** What somebody of the firm has to see to; `question` is anything else. */
export const QUESTIONS = ['access', 'erasure', 'human-review', 'question'] as const;
export type Question = (typeof QUESTIONS)[number];

export function QuestionDialog({ question, ...props }: DialogOfMe & { question: Question }) {
  const { t } = useTranslation('portal');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t(`question.${question}.title`)}>
      <QuestionForm question={question} {...props} />
    </FormDialog>
  );
}

function QuestionForm({ question, onClose, onDone }: DialogOfMe & { question: Question }) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const state = useProblemForm({
    initialValues: { note: '' },
    send: (values) => exercise('requests', { ...values, kind: question }),
    onDone: (receipt) => {
      onClose();
      onDone(receipt);
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t(`question.${question}.confirm`)} onCancel={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t(`question.${question}.text`)}</Text>
        <Textarea
          label={question === 'question' ? t('question.yours') : t('question.note')}
          autosize
          minRows={3}
          required={question === 'question'}
          {...state.form.getInputProps('note')}
        />
      </Stack>
    </ProblemForm>
  );
}
