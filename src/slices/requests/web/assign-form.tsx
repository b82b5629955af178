import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import type { RequestDetail } from '../contract.ts';
import { PersonSelect } from './person-select.tsx';
import { useStep } from './use-step.ts';

export interface StepFormProps {
  request: RequestDetail;
  onClose: () => void;
}

/** The stranger turns out to be somebody the firm knows. */
export function AssignForm({ request, onClose }: StepFormProps) {
  const { t } = useTranslation(['requests', 'common']);
  const { send, done } = useStep(request.requestId, onClose);
  const state = useProblemForm({
    initialValues: { contactId: '' },
    send: (body) => send('assignment', body),
    onDone: (result) => done(result),
  });
  const { form } = state;
  const askWho = () => {
    form.setFieldError('contactId', t('common:form.choose'));
    form.getInputNode('contactId')?.focus();
  };
  return (
    <ProblemForm
      state={state}
      submitLabel={t('steps.assign.label')}
      onCancel={onClose}
      onSubmit={form.values.contactId ? undefined : askWho}
    >
      <Text size="sm">{t('steps.assign.text')}</Text>
      <PersonSelect
        label={t('record.contact')}
        description={t('record.contactHint')}
        {...form.getInputProps('contactId')}
      />
    </ProblemForm>
  );
}
