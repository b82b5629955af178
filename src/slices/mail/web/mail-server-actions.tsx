import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type ProblemError } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ErrorState } from '../../../web/ui/states.tsx';
import { mailTestResult } from '../contract.ts';

/** Tries the mail server that is saved, or takes it away. */
export function MailServerActions({ onRemoved }: { onRemoved: () => void }) {
  const { t } = useTranslation('mail');
  const [isAsking, setAsking] = useState(false);
  const test = useSend(() => api.post('/api/v1/mail-server/test', { schema: mailTestResult }));
  const remove = async () => {
    await api.tell('DELETE', '/api/v1/mail-server');
    notifyDone(t('server.removed'));
    onRemoved();
  };
  return (
    <Stack gap="sm" mt="md">
      <Divider />
      <Group gap="xs">
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('server.test')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
          {t('server.remove')}
        </Button>
      </Group>
      <div role="status">
        {test.data && !test.isPending ? (
          <Alert color="petrol" icon={<IconCheck size={18} aria-hidden />}>
            {t('server.tested', { to: test.data.to })}
          </Alert>
        ) : null}
      </div>
      {test.error && !test.isPending ? <TestFailure error={test.error} /> : null}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('server.removeTitle')}
        confirmLabel={t('server.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('server.removeText')}</Text>
      </ConfirmDialog>
    </Stack>
  );
}

/** What went wrong, as the server found it. */
function TestFailure({ error }: { error: ProblemError }) {
  const { t } = useTranslation('mail');
  const faults = error.problem.errors;
  if (!faults) return <ErrorState error={error} />;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('server.testFailed')}
    >
      {faults.map(({ message }) => message).join(' ')}
    </Alert>
  );
}
