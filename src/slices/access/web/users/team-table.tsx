import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { Team, User } from './user-values.ts';

interface TeamTableProps {
  teams: readonly Team[];
  users: readonly User[];
  onRename: (team: Team) => void;
  onRemove: (team: Team) => void;
}

export function TeamTable({ teams, users, onRename, onRemove }: TeamTableProps) {
  const { t } = useTranslation('access');
  const membersOf = (team: Team): string =>
    users
      .filter(({ teamId }) => teamId === team.teamId)
      .map(({ name }) => name)
      .join(', ');
  return (
    <SimpleTable<Team>
      label={t('users.tab.teams')}
      rows={teams}
      rowKey={({ teamId }) => teamId}
      columns={[
        { key: 'name', header: t('users.team'), width: '28%', cell: ({ name }) => name },
        {
          key: 'members',
          header: t('users.teams.members'),
          cell: (team) => membersOf(team) || t('users.teams.nobody'),
        },
        {
          key: 'actions',
          header: t('users.teams.actions'),
          width: '14.5rem',
          cell: (team) => (
            <Group gap={6}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('users.teams.renameOf', { name: team.name })}
                onClick={() => onRename(team)}
              >
                {t('users.teams.rename')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('users.teams.removeOf', { name: team.name })}
                onClick={() => onRemove(team)}
              >
                {t('users.teams.remove')}
              </Button>
            </Group>
          ),
        },
      ]}
    />
  );
}
