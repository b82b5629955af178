import { Center, Loader, Stack, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from './links.tsx';
import { ErrorState } from './states.tsx';

export function RouteLoading() {
  const { t } = useTranslation();
  return (
    <Center mih="40vh" role="status">
      <Loader aria-label={t('state.loading')} />
    </Center>
  );
}

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Stack p="md" maw={640} mx="auto">
      <ErrorState
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Stack>
  );
}

/** Stands alone, outside the shell: an address that leads nowhere says nothing about who may see what. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack component="main" align="center" gap="md" p="xl" mt="10vh">
      <Title order={1}>{t('error.noSuchPage')}</Title>
      <AnchorLink to="/">{t('error.toStart')}</AnchorLink>
    </Stack>
  );
}
