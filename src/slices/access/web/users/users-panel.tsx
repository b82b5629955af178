import { Button, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState } from '../../../../web/ui/states.tsx';
import { useTeams, useUsers } from './use-accounts.ts';
import { UserDialog } from './user-dialog.tsx';
import { UserTable } from './user-table.tsx';
import type { User } from './user-values.ts';

export function UsersPanel() {
  const { t } = useTranslation('access');
  const users = useUsers();
  const teams = useTeams();
  const [editing, setEditing] = useState<User | 'new'>();
  const error = users.error ?? teams.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void users.refetch();
          void teams.refetch();
        }}
      />
    );
  if (!users.data || !teams.data) return <LoadingState />;
  const { items } = users.data;
  const add = (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('users.add')}
    </Button>
  );
  const isAlone = items.length === 1;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={840}>
        {t('users.text')}
      </Text>
      {isAlone ? null : <div>{add}</div>}
      <UserTable users={items} teams={teams.data.items} onEdit={setEditing} />
      {isAlone ? (
        <EmptyState title={t('users.alone')} actions={add}>
          {t('users.aloneText')}
        </EmptyState>
      ) : null}
      {editing ? (
        <UserDialog
          user={editing === 'new' ? undefined : editing}
          teams={teams.data.items}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Stack>
  );
}
