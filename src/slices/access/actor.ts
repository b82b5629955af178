import type { Actor } from '../../kernel/actor.ts';
import { type Permission, ROLE_PERMISSIONS, SCOPES, type Scope } from '../../kernel/role.ts';
import type { KeyActorRow, RoleRow, UserActorRow } from './store-session.ts';

/** Several roles: every purpose of any, each with the widest of its scopes. */
function purposesOf(roles: readonly RoleRow[]): Map<string, Scope> {
  const widest = new Map<string, Scope>();
  for (const { scope, purposes } of roles) {
    for (const purpose of purposes) {
      const known = widest.get(purpose);
      if (!known || SCOPES.indexOf(scope) > SCOPES.indexOf(known)) widest.set(purpose, scope);
    }
  }
  return widest;
}

export const userActor = (row: UserActorRow): Actor => ({
  kind: 'user',
  id: row.user_id,
  roles: row.roles.map(({ role }) => role),
  permissions: new Set(row.roles.flatMap(({ role }) => ROLE_PERMISSIONS[role])),
  purposes: purposesOf(row.roles),
  teamId: row.team_id,
  language: row.language,
});

/** Accounts, roles and the firm are changed by a key only if it has the purpose `access`; else it could widen itself. */
const NEED_ACCESS: readonly Permission[] = ['user.manage', 'firm.manage'];

export const keyActor = (row: KeyActorRow): Actor => ({
  kind: 'api-key',
  id: row.api_key_id,
  userId: row.user_id,
  roles: [row.role],
  permissions: new Set(
    ROLE_PERMISSIONS[row.role].filter(
      (permission) => row.purposes.includes('access') || !NEED_ACCESS.includes(permission),
    ),
  ),
  purposes: purposesOf([row]),
  teamId: row.team_id,
  language: row.language,
});
