import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useRefresh } from '../../../../web/query.ts';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { quarantineDeleted } from '../../contract.ts';

interface DeleteRowsProps {
  ids: readonly string[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Deletes the ticked rows before their day. */
export function DeleteRows({ ids, isOpen, onClose, onDone }: DeleteRowsProps) {
  const { t } = useTranslation('transfer');
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('quarantine.deleteTitle', { count: ids.length })}
      confirmLabel={t('quarantine.delete')}
      danger
      onConfirm={async () => {
        const { deleted } = await api.delete('/api/v1/quarantine', {
          purpose: 'intake',
          body: { ids },
          schema: quarantineDeleted,
        });
        notifyDone(t('quarantine.deleted', { count: deleted }));
        onDone();
        await refresh('/api/v1/quarantine', '/api/v1/home');
      }}
    >
      <Text size="sm">{t('quarantine.deleteText')}</Text>
    </ConfirmDialog>
  );
}
