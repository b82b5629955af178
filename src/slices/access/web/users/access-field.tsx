import { Alert, Checkbox, List, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../../web/session.tsx';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import type { User, UserValues } from './user-values.ts';

interface AccessFieldProps {
  form: Form<UserValues>;
  user: User;
}

/** Whether somebody may sign in; says what it means before it is taken away. */
export function AccessField({ form, user }: AccessFieldProps) {
  const { t } = useTranslation('access');
  const isMe = useMe().userId === user.userId;
  return (
    <Stack gap="xs">
      <Checkbox
        label={t('users.maySignIn')}
        description={t(isMe ? 'users.maySignInMe' : 'users.maySignInText')}
        disabled={isMe}
        {...form.getInputProps('isActive', { type: 'checkbox' })}
      />
      {user.isActive && !form.values.isActive ? (
        <Alert
          role="status"
          color="amber"
          icon={<IconLock size={18} aria-hidden />}
          title={t('users.willLose', { name: user.name })}
        >
          <List size="sm">
            <List.Item>{t('users.loses.sessions')}</List.Item>
            <List.Item>{t('users.loses.keys')}</List.Item>
            <List.Item>{t('users.loses.contacts')}</List.Item>
            <List.Item>{t('users.loses.log')}</List.Item>
          </List>
        </Alert>
      ) : null}
    </Stack>
  );
}
