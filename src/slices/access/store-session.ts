import type { Role, Scope } from '../../kernel/role.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';

export interface RoleRow {
  role: Role;
  scope: Scope;
  purposes: string[];
}
export interface UserActorRow {
  user_id: string;
  team_id: string | null;
  language: 'de' | 'en';
  roles: RoleRow[];
}
export interface KeyActorRow extends RoleRow {
  api_key_id: string;
  user_id: string;
  team_id: string | null;
  language: 'de' | 'en';
}

const userActor = sql`
  u.user_id, u.team_id, u.language, coalesce((
    SELECT jsonb_agg(jsonb_build_object('role', r.role_key, 'scope', r.scope, 'purposes',
      ARRAY(SELECT p.purpose_key FROM role_purpose p WHERE p.role_key = r.role_key)) ORDER BY r.role_key)
    FROM user_role r WHERE r.user_id = u.user_id), '[]') AS roles`;

/** Whose session it is, with roles and purposes; marks it as used, at most every five minutes. */
export const findSessionActor = (
  tx: Tx,
  token: string,
  idleHours: number,
): Promise<UserActorRow | undefined> =>
  tx.maybe(sql`
    WITH live AS (
      SELECT session_id, user_id, updated_at FROM app_session
       WHERE token = ${token} AND expires_at > now() AND updated_at > now() - make_interval(hours => ${idleHours})
    ), used AS (
      UPDATE app_session s SET updated_at = now() FROM live
       WHERE s.session_id = live.session_id AND live.updated_at < now() - interval '5 minutes'
    )
    SELECT ${userActor} FROM live JOIN app_user u USING (user_id) WHERE u.is_active`);

export const findUserActor = (tx: Tx, userId: string): Promise<UserActorRow | undefined> =>
  tx.maybe(sql`SELECT ${userActor} FROM app_user u WHERE u.user_id = ${userId} AND u.is_active`);

export const findUserActorByEmail = (tx: Tx, email: string): Promise<UserActorRow | undefined> =>
  tx.maybe(sql`SELECT ${userActor} FROM app_user u WHERE u.email = ${email} AND u.is_active`);

/** What a key may do now: its purposes as far as the role still has them, while its user is active. */
const findKey = (tx: Tx, which: Sql): Promise<KeyActorRow | undefined> =>
  tx.maybe(sql`
    SELECT k.api_key_id, k.role_key AS role, k.scope, u.user_id, u.team_id, u.language,
           ARRAY(SELECT p.purpose_key FROM role_purpose p
                  WHERE p.role_key = k.role_key AND p.purpose_key = ANY (k.purposes)) AS purposes
      FROM api_key k JOIN app_user u USING (user_id)
     WHERE ${which} AND k.expires_at > now() AND u.is_active`);

export const findKeyActor = (tx: Tx, secretHash: Buffer): Promise<KeyActorRow | undefined> =>
  findKey(tx, sql`k.secret_hash = ${secretHash}`);

export const findKeyActorById = (tx: Tx, keyId: string): Promise<KeyActorRow | undefined> =>
  findKey(tx, sql`k.api_key_id = ${keyId}`);

export const endSession = (tx: Tx, token: string): Promise<number> =>
  tx.execute(sql`DELETE FROM app_session WHERE token = ${token}`);

/** All sessions of a user but the one with this token. */
export const endSessionsOf = (tx: Tx, userId: string, exceptToken: string | undefined): Promise<number> =>
  tx.execute(
    sql`DELETE FROM app_session WHERE user_id = ${userId} AND token IS DISTINCT FROM ${exceptToken ?? null}`,
  );

/** What has ended by itself goes: sessions and one-time links at once, API keys 90 days later. */
export async function removeEnded(tx: Tx, idleHours: number): Promise<void> {
  await tx.batch([
    sql`DELETE FROM app_session WHERE expires_at <= now() OR updated_at <= now() - make_interval(hours => ${idleHours})`,
    sql`DELETE FROM app_verification WHERE expires_at <= now()`,
    sql`DELETE FROM api_key WHERE expires_at <= now() - interval '90 days'`,
  ]);
}
