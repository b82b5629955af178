import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh, useSend } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type Mail, mail as mailSchema } from '../contract.ts';

/** Sends a mail that waits, failed or is held, or gives it up. Nothing for one that is sent. */
export function MailActions({ mail, onGone }: { mail: Mail; onGone: () => void }) {
  const { t } = useTranslation('mail');
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const path = `/api/v1/mails/${mail.mailId}`;
  const retry = useSend(
    (_: undefined, purpose) => api.post(`${path}/retry`, { purpose, schema: mailSchema }),
    { refreshes: ['/api/v1/mails'], onDone: () => notifyDone(t('detail.retryDone')) },
  );
  const giveUp = async () => {
    await api.tell('DELETE', path, { purpose: 'rights' });
    notifyDone(t('detail.giveUpDone'));
    onGone();
    await refresh('/api/v1/mails');
  };
  if (mail.state === 'sent' || mail.state === 'sending') return null;
  return (
    <>
      <Group gap="xs">
        {mail.failure === 'no-server' ? null : (
          <Button
            loading={retry.isPending}
            onClick={() => retry.mutate(undefined, { onError: notifyProblem })}
          >
            {t('detail.retry')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('detail.giveUp')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('detail.giveUpTitle')}
        confirmLabel={t('detail.giveUp')}
        danger
        onConfirm={giveUp}
      >
        <Text size="sm">{t('detail.giveUpText')}</Text>
      </ConfirmDialog>
    </>
  );
}
