import { Center, Loader, Stack } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from './links.tsx';
import { EmptyState, ErrorState } from './states.tsx';

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

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('error.noSuchPage')}
      actions={<AnchorLink to="/">{t('error.toStart')}</AnchorLink>}
    />
  );
}
