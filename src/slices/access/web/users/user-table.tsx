import { Anchor, Badge, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../../web/session.tsx';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { Team, User } from './user-values.ts';

interface UserTableProps {
  users: readonly User[];
  teams: readonly Team[];
  onEdit: (user: User) => void;
}

/** Those without access come last. */
export function UserTable({ users, teams, onEdit }: UserTableProps) {
  const { t } = useTranslation('access');
  const me = useMe();
  const teamOf = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  return (
    <SimpleTable<User>
      label={t('users.tab.users')}
      rows={users.toSorted((a, b) => Number(b.isActive) - Number(a.isActive))}
      rowKey={({ userId }) => userId}
      columns={[
        {
          key: 'name',
          header: t('field.name'),
          width: '22%',
          cell: (user) => (
            <Group gap={6}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                fw={500}
                ta="start"
                onClick={() => onEdit(user)}
              >
                {user.name}
              </Anchor>
              {user.userId === me.userId ? (
                <Text span size="sm" c="dimmed">
                  {t('users.you')}
                </Text>
              ) : null}
            </Group>
          ),
        },
        { key: 'email', header: t('field.email'), width: '26%', cell: ({ email }) => email },
        { key: 'roles', header: t('users.roles'), cell: ({ roles }) => <RoleList roles={roles} /> },
        {
          key: 'team',
          header: t('users.team'),
          width: '14%',
          cell: ({ teamId }) => (teamId ? teamOf.get(teamId) : null),
        },
        {
          key: 'access',
          header: t('users.access'),
          width: '10rem',
          cell: ({ isActive }) =>
            isActive ? t('users.active') : <Badge color="amber">{t('users.inactive')}</Badge>,
        },
      ]}
    />
  );
}

function RoleList({ roles }: Pick<User, 'roles'>) {
  const { t } = useTranslation(['access', 'common']);
  return (
    <List listStyleType="none" size="sm">
      {roles.map(({ role, scope }) => (
        <List.Item key={role}>
          {t(`role.${role}`)}{' '}
          <Text span size="sm" c="dimmed">
            ({t(`common:scope.${scope}`)})
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
