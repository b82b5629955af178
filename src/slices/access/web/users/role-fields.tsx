import { Fieldset, Input, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role, type Scope } from '../../../../kernel/role.ts';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import { RoleRow } from './role-row.tsx';
import { useConcept } from './use-accounts.ts';
import type { UserValues } from './user-values.ts';

/** Several roles add up; each has its own scope. */
export function RoleFields({ form }: { form: Form<UserValues> }) {
  const { t } = useTranslation('access');
  const { data } = useConcept();
  const { roles, teamId } = form.values;
  const { error } = form.getInputProps('roles');
  const scopeOf = (role: Role): Scope | undefined => roles.find((given) => given.role === role)?.scope;
  const give = (role: Role, scope: Scope | undefined) =>
    form.setFieldValue(
      'roles',
      ROLES.flatMap((known) => {
        const given = known === role ? scope : scopeOf(known);
        return given ? [{ role: known, scope: given }] : [];
      }),
    );
  return (
    <Fieldset
      legend={t('users.roles')}
      aria-label={t('users.roles')}
      aria-describedby="roles-text"
      tabIndex={-1}
      data-path="roles"
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed" id="roles-text">
          {t('users.rolesText')}
        </Text>
        {error ? <Input.Error>{error}</Input.Error> : null}
        {ROLES.map((role) => (
          <RoleRow
            key={role}
            role={role}
            purposes={data?.items.find((item) => item.role === role)?.purposes ?? []}
            scope={scopeOf(role)}
            hasTeam={teamId !== ''}
            onChange={(scope) => give(role, scope)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
