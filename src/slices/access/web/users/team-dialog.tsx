import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { FormDialog } from '../../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../../web/ui/problem-form.tsx';
import { team as teamSchema } from '../../contract.ts';
import { useRefreshAccounts } from './use-accounts.ts';
import type { Team } from './user-values.ts';

interface TeamDialogProps {
  /** None yet: a new one. */
  team: Team | undefined;
  onClose: () => void;
}

export function TeamDialog({ team, onClose }: TeamDialogProps) {
  const { t } = useTranslation(['access', 'common']);
  const refresh = useRefreshAccounts();
  const state = useProblemForm({
    initialValues: { name: team?.name ?? '' },
    send: (body) =>
      team
        ? api.patch(`/api/v1/teams/${team.teamId}`, { body, schema: teamSchema })
        : api.post('/api/v1/teams', { body, schema: teamSchema }),
    onDone: async ({ name }) => {
      notifyDone(team ? t('common:state.saved') : t('users.teams.added', { name }));
      onClose();
      await refresh();
    },
  });
  const title = team ? t('users.teams.renameOf', { name: team.name }) : t('users.teams.add');
  return (
    <FormDialog isOpen onClose={onClose} title={title}>
      <ProblemForm
        state={state}
        submitLabel={team ? t('users.teams.rename') : t('users.teams.add')}
        onCancel={onClose}
      >
        <TextInput
          label={t('users.teams.name')}
          required
          maxLength={80}
          data-autofocus
          {...state.form.getInputProps('name')}
        />
      </ProblemForm>
    </FormDialog>
  );
}
