import {
  List,
  NativeSelect,
  Paper,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { speak } from '../../../web/i18n/index.ts';
import { sessionQuery, useLabelOfMine, useMe } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { me as meSchema } from '../contract.ts';

export function AccountPage() {
  const { t } = useTranslation('access');
  return (
    <>
      <PageHeader title={t('account.title')} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Section title={t('account.profile')}>
          <ProfileForm />
        </Section>
        <Section title={t('account.password')}>
          <PasswordForm />
        </Section>
        <Section title={t('account.roles')}>
          <Roles />
        </Section>
      </SimpleGrid>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function ProfileForm() {
  const { t } = useTranslation(['access', 'common']);
  const { name, language, email } = useMe();
  const client = useQueryClient();
  const state = useProblemForm({
    initialValues: { name, language },
    send: (body) => api.patch('/api/v1/me', { body, schema: meSchema }),
    onDone: async (me) => {
      await speak(me.language);
      client.setQueryData(sessionQuery.queryKey, me);
      notifyDone(t('common:state.saved'));
    },
  });
  return (
    <ProblemForm state={state}>
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          autoComplete="name"
          required
          {...state.form.getInputProps('name')}
        />
        <TextInput label={t('field.email')} value={email} readOnly />
        <NativeSelect
          label={t('account.language')}
          data={[
            { value: 'de', label: t('account.german') },
            { value: 'en', label: t('account.english') },
          ]}
          {...state.form.getInputProps('language')}
        />
      </Stack>
    </ProblemForm>
  );
}

function PasswordForm() {
  const { t } = useTranslation('access');
  const { email } = useMe();
  const state = useProblemForm({
    initialValues: { password: { current: '', next: '' } },
    send: (body) => api.patch('/api/v1/me', { body, schema: meSchema }),
    onDone: () => {
      state.form.reset();
      notifyDone(t('account.passwordChanged'));
    },
  });
  const toggle = { 'aria-label': t('field.showPassword') };
  return (
    <ProblemForm state={state} submitLabel={t('account.changePassword')}>
      <Stack gap="sm">
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t('account.current')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={toggle}
          {...state.form.getInputProps('password.current')}
        />
        <PasswordInput
          label={t('account.next')}
          description={t('field.passwordHint')}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={toggle}
          {...state.form.getInputProps('password.next')}
        />
      </Stack>
    </ProblemForm>
  );
}

function Roles() {
  const { t } = useTranslation(['access', 'common']);
  const { roles, purposes } = useMe();
  const label = useLabelOfMine();
  return (
    <Stack gap="xs">
      <List size="sm">
        {roles.map(({ role, scope }) => (
          <List.Item key={role}>
            {t(`role.${role}`)} ({t(`common:scope.${scope}`)})
          </List.Item>
        ))}
      </List>
      <Text size="sm">{purposes.map(label).join(', ')}</Text>
      <Text size="sm" c="dimmed">
        {t('account.rolesText')}
      </Text>
    </Stack>
  );
}
