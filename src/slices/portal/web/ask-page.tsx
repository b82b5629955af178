import { Alert, Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { PortalFrame } from './portal-frame.tsx';

/** The front door. What comes after the address is the same for every address. */
export function AskPage() {
  const { t } = useTranslation('portal');
  const [isAsked, setAsked] = useState(false);
  return (
    <PortalFrame tabTitle={t('ask.title')}>
      <Paper p={{ base: 'md', sm: 'xl' }}>
        <Title order={1} mb="sm">
          {t('ask.title')}
        </Title>
        {isAsked ? <Asked onAgain={() => setAsked(false)} /> : <Ask onDone={() => setAsked(true)} />}
      </Paper>
    </PortalFrame>
  );
}

function Ask({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('portal');
  const state = useProblemForm({
    initialValues: { email: '' },
    send: (body) => api.tell('POST', '/api/v1/portal/ask', { body }),
    onDone,
  });
  return (
    <Stack gap="md">
      <Text>{t('ask.text')}</Text>
      <ProblemForm state={state} submitLabel={t('ask.submit')}>
        <TextInput
          label={t('ask.email')}
          description={t('ask.hint')}
          type="email"
          autoComplete="email"
          required
          {...state.form.getInputProps('email')}
        />
      </ProblemForm>
      <Text size="sm" c="dimmed">
        {t('ask.elsewhere')}
      </Text>
    </Stack>
  );
}

function Asked({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('portal');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Stack gap="md" align="flex-start">
      <Alert ref={box} tabIndex={-1} role="status" icon={<IconMail aria-hidden />} title={t('asked.title')}>
        {t('asked.text')}
      </Alert>
      <Text size="sm">{t('asked.none')}</Text>
      <Button variant="default" onClick={onAgain}>
        {t('asked.again')}
      </Button>
    </Stack>
  );
}
