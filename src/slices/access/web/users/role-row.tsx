import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, SCOPES, type Scope } from '../../../../kernel/role.ts';
import { usePurposeLabel } from '../../../../web/ui/labels.tsx';

interface RoleRowProps {
  role: Role;
  purposes: readonly string[];
  /** Nothing: the role is not given. */
  scope: Scope | undefined;
  hasTeam: boolean;
  onChange: (scope: Scope | undefined) => void;
}

/** A role with what it opens, and, when it is given, which contacts that means. */
export function RoleRow({ role, purposes, scope, hasTeam, onChange }: RoleRowProps) {
  const { t } = useTranslation(['access', 'common']);
  const labelOf = usePurposeLabel();
  const isWithoutTeam = scope === 'team' && !hasTeam;
  return (
    <Stack gap={6}>
      <Checkbox
        label={t(`role.${role}`)}
        description={
          purposes.length > 0
            ? t('users.purposesOfRole', { purposes: purposes.map(labelOf).join(', ') })
            : t('users.noPurposes')
        }
        checked={scope !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? 'all' : undefined)}
      />
      {scope ? (
        <NativeSelect
          ms={32}
          maw={420}
          aria-label={t('users.scopeOf', { role: t(`role.${role}`) })}
          description={t(isWithoutTeam ? 'users.scopeText.teamless' : `users.scopeText.${scope}`)}
          inputWrapperOrder={['input', 'description']}
          data={SCOPES.map((value) => ({ value, label: t(`common:scope.${value}`) }))}
          value={scope}
          onChange={({ currentTarget: { value } }) => onChange(SCOPES.find((known) => known === value))}
        />
      ) : null}
    </Stack>
  );
}
