import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../../web/api.ts';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { ErrorState } from '../../../web/ui/states.tsx';
import { entered } from '../contract.ts';
import { PortalFrame } from './portal-frame.tsx';

/** What stands behind the #; it has never left this browser. */
const tokenHere = (): string => location.hash.slice(1);

/** Opening the page does nothing: mail scanners open links, and do not press buttons. */
export function EnterPage() {
  const { t } = useTranslation('portal');
  const navigate = useNavigate();
  const [token] = useState(tokenHere);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isOver = !token || (error instanceof ProblemError && error.code === 'not-found');
  const enter = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.post('/api/v1/portal/session', { body: { token }, schema: entered });
      await navigate({ to: '/portal/me', replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <PortalFrame tabTitle={t('enter.tab')}>
      <Paper p={{ base: 'md', sm: 'xl' }}>
        <Stack gap="md" align="flex-start">
          <Title order={1}>{isOver ? t('enter.overTitle') : t('enter.title')}</Title>
          {error && !isOver ? <ErrorState error={error} /> : null}
          <Text>{isOver ? t('enter.overText') : t('enter.text')}</Text>
          {isOver ? (
            <ButtonLink to="/portal">{t('enter.askAgain')}</ButtonLink>
          ) : (
            <Button size="md" loading={isBusy} onClick={() => void enter()}>
              {t('enter.go')}
            </Button>
          )}
        </Stack>
      </Paper>
    </PortalFrame>
  );
}
