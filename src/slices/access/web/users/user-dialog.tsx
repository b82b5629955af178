import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { currentLanguage } from '../../../../web/i18n/index.ts';
import { FormDialog } from '../../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../../web/ui/problem-form.tsx';
import { user as userSchema } from '../../contract.ts';
import { AccessField } from './access-field.tsx';
import { PasswordField } from './password-field.tsx';
import { RoleFields } from './role-fields.tsx';
import { useRefreshAccounts } from './use-accounts.ts';
import { UserFields } from './user-fields.tsx';
import { changeOf, inputOf, type Team, type User, type UserValues, valuesOf } from './user-values.ts';

interface UserDialogProps {
  /** Nobody yet: a new account. */
  user: User | undefined;
  teams: readonly Team[];
  onClose: () => void;
}

export function UserDialog({ user, teams, onClose }: UserDialogProps) {
  const { t } = useTranslation(['access', 'common']);
  const refresh = useRefreshAccounts();
  const state = useProblemForm<UserValues, User>({
    initialValues: valuesOf(user, currentLanguage()),
    send: (values) =>
      user
        ? api.patch(`/api/v1/users/${user.userId}`, { body: changeOf(user, values), schema: userSchema })
        : api.post('/api/v1/users', { body: inputOf(values), schema: userSchema }),
    onDone: async ({ name }) => {
      notifyDone(user ? t('common:state.saved') : t('users.added', { name }));
      onClose();
      await refresh();
    },
  });
  const { form } = state;
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={user ? t('users.editOf', { name: user.name }) : t('users.add')}
      isWide
    >
      <ProblemForm
        state={state}
        submitLabel={user ? t('common:action.save') : t('users.add')}
        onCancel={onClose}
      >
        <UserFields form={form} teams={teams} />
        <PasswordField form={form} isNew={!user} />
        <RoleFields form={form} />
        {user ? <AccessField form={form} user={user} /> : null}
      </ProblemForm>
    </FormDialog>
  );
}
