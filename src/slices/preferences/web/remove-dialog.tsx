import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';

interface RemoveDialogProps {
  path: string;
  title: string;
  text: string;
  done: string;
  onClose: () => void;
}

export function RemoveDialog({ path, title, text, done, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('preferences');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      confirmLabel={t('action.remove')}
      danger
      onConfirm={async () => {
        await api.tell('DELETE', path, { purpose });
        notifyDone(done);
        await refresh(path.slice(0, path.lastIndexOf('/')));
      }}
    >
      <Text size="sm">{text}</Text>
    </ConfirmDialog>
  );
}
