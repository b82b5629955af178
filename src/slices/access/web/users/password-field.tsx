import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import type { UserValues } from './user-values.ts';

interface PasswordFieldProps {
  form: Form<UserValues>;
  isNew: boolean;
}

/** The first password of an account, or another one for somebody who has forgotten theirs. */
export function PasswordField({ form, isNew }: PasswordFieldProps) {
  const { t } = useTranslation('access');
  return (
    <PasswordInput
      label={t(isNew ? 'users.firstPassword' : 'account.next')}
      description={`${t(isNew ? 'users.firstPasswordHint' : 'users.nextPasswordHint')} ${t('field.passwordHint')}`}
      autoComplete="new-password"
      required={isNew}
      visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
      {...form.getInputProps('password')}
    />
  );
}
