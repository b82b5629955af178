import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../../web/api.ts';
import type { FieldProps } from '../../../web/ui/problem-form.tsx';

interface AskedToReturnProps {
  problem: ProblemError | undefined;
  field: FieldProps;
}

/** Asked only after the server has said that the person is suppressed: they come back at their own request alone. */
export function AskedToReturn({ problem, field }: AskedToReturnProps) {
  const { t } = useTranslation('contacts');
  const isAsked =
    problem?.code === 'suppressed' || problem?.problem.errors?.some(({ at }) => at === 'body.askedToReturn');
  if (!isAsked && !field.value) return null;
  return (
    <TextInput
      label={t('new.askedToReturn')}
      description={t('new.askedToReturnHint')}
      maxLength={500}
      required
      {...field}
    />
  );
}
