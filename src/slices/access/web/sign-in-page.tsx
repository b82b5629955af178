import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { speak } from '../../../web/i18n/index.ts';
import { sessionQuery, setupQuery } from '../../../web/session.tsx';
import { PublicFrame } from '../../../web/shell/public-frame.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { me as meSchema } from '../contract.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation('access');
  const { from } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const { data: setup } = useQuery(setupQuery);
  const state = useProblemForm({
    initialValues: { email: '', password: '' },
    send: (body) => api.post('/api/v1/session', { body, schema: meSchema }),
    onDone: async (me) => {
      await speak(me.language);
      client.setQueryData(sessionQuery.queryKey, me);
      router.history.push(from ?? '/');
    },
  });
  return (
    <PublicFrame title={t('signIn.title')}>
      <ProblemForm state={state} submitLabel={t('signIn.submit')}>
        {setup?.isDemo ? (
          <Text size="sm" c="dimmed">
            {t('signIn.demo')}
          </Text>
        ) : null}
        <Stack gap="sm">
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            data-autofocus
            required
            {...state.form.getInputProps('email')}
          />
          <PasswordInput
            label={t('field.password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            {...state.form.getInputProps('password')}
          />
        </Stack>
      </ProblemForm>
    </PublicFrame>
  );
}
