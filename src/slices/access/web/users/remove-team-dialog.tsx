import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { useRefreshAccounts } from './use-accounts.ts';
import type { Team, User } from './user-values.ts';

interface RemoveTeamDialogProps {
  team: Team;
  members: readonly User[];
  onClose: () => void;
}

/** Its people are known here; whether contacts belong to it, the server says. */
export function RemoveTeamDialog({ team: { teamId, name }, members, onClose }: RemoveTeamDialogProps) {
  const { t } = useTranslation('access');
  const refresh = useRefreshAccounts();
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/teams/${teamId}`);
    notifyDone(t('users.teams.removed', { name }));
    await refresh();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('users.teams.removeOf', { name })}
      confirmLabel={t('users.teams.remove')}
      danger
      isBlocked={members.length > 0}
      onConfirm={remove}
    >
      <Text size="sm">
        {members.length > 0
          ? t('users.teams.inUse', { members: members.map((member) => member.name).join(', ') })
          : t('users.teams.removeText')}
      </Text>
    </ConfirmDialog>
  );
}
