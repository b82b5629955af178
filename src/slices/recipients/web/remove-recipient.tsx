import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import type { Recipient } from '../contract.ts';
import { RECIPIENTS } from './use-recipients.ts';

export function RemoveRecipient({ recipient, onClose }: { recipient: Recipient; onClose: () => void }) {
  const { t } = useTranslation('recipients');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('directory.removeOf', { name: recipient.name })}
      confirmLabel={t('directory.remove')}
      danger
      onConfirm={async () => {
        await api.tell('DELETE', `${RECIPIENTS}/${recipient.recipientId}`, { purpose });
        notifyDone(t('directory.removed'));
        await refresh(RECIPIENTS);
      }}
    >
      <Text size="sm">{t('directory.removeText')}</Text>
    </ConfirmDialog>
  );
}
