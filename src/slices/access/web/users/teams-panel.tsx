import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState } from '../../../../web/ui/states.tsx';
import { RemoveTeamDialog } from './remove-team-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { TeamTable } from './team-table.tsx';
import { useTeams, useUsers } from './use-accounts.ts';
import type { Team } from './user-values.ts';

/** What one is about to do with which department; without one: a new one. */
type Doing = { act: 'save'; team?: Team } | { act: 'remove'; team: Team };

export function TeamsPanel() {
  const { t } = useTranslation('access');
  const { data, error, refetch } = useTeams();
  const users = useUsers().data?.items ?? [];
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={4} />;
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDoing({ act: 'save' })}>
      {t('users.teams.add')}
    </Button>
  );
  return (
    <Stack gap="md" maw={840}>
      <Text size="sm" c="dimmed">
        {t('users.teams.text')}
      </Text>
      {data.items.length === 0 ? (
        <EmptyState title={t('users.teams.none')} actions={add}>
          {t('users.teams.noneText')}
        </EmptyState>
      ) : (
        <>
          <div>{add}</div>
          <TeamTable
            teams={data.items}
            users={users}
            onRename={(team) => setDoing({ act: 'save', team })}
            onRemove={(team) => setDoing({ act: 'remove', team })}
          />
        </>
      )}
      {doing?.act === 'save' ? <TeamDialog team={doing.team} onClose={close} /> : null}
      {doing?.act === 'remove' ? (
        <RemoveTeamDialog
          team={doing.team}
          members={users.filter(({ teamId }) => teamId === doing.team.teamId)}
          onClose={close}
        />
      ) : null}
    </Stack>
  );
}
