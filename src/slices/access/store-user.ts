import { v7 as uuid } from 'uuid';
import type { Role, Scope } from '../../kernel/role.ts';
import { sql, type Tx } from '../../platform/db/index.ts';

export interface UserRow {
  user_id: string;
  name: string;
  email: string;
  language: 'de' | 'en';
  team_id: string | null;
  is_active: boolean;
  created_at: Date;
  roles: { role: Role; scope: Scope }[];
}
export interface NewUser {
  name: string;
  email: string;
  language: 'de' | 'en';
  teamId: string | null;
  passwordHash: string;
  roles: readonly { role: Role; scope: Scope }[];
}
export interface UserChange {
  name?: string | undefined;
  email?: string | undefined;
  language?: 'de' | 'en' | undefined;
  /** Null takes the user out of their team; undefined leaves them in it. */
  teamId?: string | null | undefined;
  isActive?: boolean | undefined;
}

const whole = sql`
  u.user_id, u.name, u.email, u.language, u.team_id, u.is_active, u.created_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('role', r.role_key, 'scope', r.scope) ORDER BY r.role_key)
    FROM user_role r WHERE r.user_id = u.user_id), '[]') AS roles`;

export const listUsers = (tx: Tx): Promise<UserRow[]> =>
  tx.query(sql`SELECT ${whole} FROM app_user u ORDER BY u.is_active DESC, lower(u.name), u.user_id`);

export const findUser = (tx: Tx, userId: string): Promise<UserRow> =>
  tx.one(sql`SELECT ${whole} FROM app_user u WHERE u.user_id = ${userId}`);

/** Account, password and roles; returns the new id. */
export async function insertUser(tx: Tx, user: NewUser): Promise<string> {
  const userId = uuid();
  await tx.batch([
    sql`INSERT INTO app_user (user_id, email, name, language, team_id)
        VALUES (${userId}, ${user.email}, ${user.name}, ${user.language}, ${user.teamId})`,
    sql`INSERT INTO app_account (account_id, account_ref, provider_id, user_id, password)
        VALUES (${uuid()}, ${userId}, 'credential', ${userId}, ${user.passwordHash})`,
    insertRoles(userId, user.roles),
  ]);
  return userId;
}

/** Returns 0 where there is no such user. */
export const updateUser = (tx: Tx, userId: string, change: UserChange): Promise<number> =>
  tx.execute(sql`
    UPDATE app_user SET
      name = coalesce(${change.name ?? null}, name),
      email = coalesce(${change.email ?? null}, email),
      language = coalesce(${change.language ?? null}, language),
      team_id = CASE WHEN ${change.teamId !== undefined} THEN ${change.teamId ?? null}::uuid ELSE team_id END,
      is_active = coalesce(${change.isActive ?? null}, is_active),
      updated_at = now()
    WHERE user_id = ${userId}`);

const insertRoles = (userId: string, roles: NewUser['roles']) => sql`
  INSERT INTO user_role (user_id, role_key, scope)
  SELECT ${userId}, role, scope FROM jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) AS r(role text, scope text)`;

export async function replaceRoles(tx: Tx, userId: string, roles: NewUser['roles']): Promise<void> {
  await tx.batch([sql`DELETE FROM user_role WHERE user_id = ${userId}`, insertRoles(userId, roles)]);
}

export const updatePassword = (tx: Tx, userId: string, passwordHash: string): Promise<number> =>
  tx.execute(sql`
    UPDATE app_account SET password = ${passwordHash}, updated_at = now()
     WHERE user_id = ${userId} AND provider_id = 'credential'`);

export const findPasswordHash = (tx: Tx, userId: string): Promise<{ password: string } | undefined> =>
  tx.maybe(sql`
    SELECT password FROM app_account
     WHERE user_id = ${userId} AND provider_id = 'credential' AND password IS NOT NULL`);

/** One at a time: two administrators who demote each other at once must not both succeed. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obhut administrators'))`);
}

export async function countAdministrators(tx: Tx): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    SELECT count(*) AS n FROM user_role r JOIN app_user u USING (user_id)
     WHERE r.role_key = 'administrator' AND u.is_active`);
  return n;
}
