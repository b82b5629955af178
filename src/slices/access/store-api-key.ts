import { v7 as uuid } from 'uuid';
import type { Role, Scope } from '../../kernel/role.ts';
import { sql, type Tx } from '../../platform/db/index.ts';

export interface ApiKeyRow {
  api_key_id: string;
  label: string;
  role_key: Role;
  scope: Scope;
  purposes: string[];
  recipient_id: string | null;
  recipient_name: string | null;
  user_name: string;
  expires_at: Date;
  created_at: Date;
}
export interface NewApiKey {
  label: string;
  role: Role;
  scope: Scope;
  purposes: readonly string[];
  recipientId: string | null;
  expiresAt: Date;
  userId: string;
  secretHash: Buffer;
}

const whole = sql`k.api_key_id, k.label, k.role_key, k.scope, k.purposes, r.recipient_id, r.name AS recipient_name,
  u.name AS user_name, k.expires_at, k.created_at`;

export const listApiKeys = (tx: Tx): Promise<ApiKeyRow[]> =>
  tx.query(sql`SELECT ${whole} FROM api_key k JOIN app_user u USING (user_id)
    LEFT JOIN api_key_recipient kr USING (api_key_id) LEFT JOIN recipient r USING (recipient_id) ORDER BY k.api_key_id DESC`);

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<ApiKeyRow> {
  return tx.one(sql`
    WITH k AS (
      INSERT INTO api_key (api_key_id, label, secret_hash, role_key, scope, purposes, user_id, expires_at)
      VALUES (${uuid()}, ${key.label}, ${key.secretHash}, ${key.role}, ${key.scope}, ${key.purposes}, ${key.userId}, ${key.expiresAt})
      RETURNING *
    ), kr AS (
      INSERT INTO api_key_recipient (api_key_id, recipient_id) SELECT api_key_id, ${key.recipientId}::uuid FROM k WHERE ${key.recipientId}::uuid IS NOT NULL
      RETURNING *
    ) SELECT ${whole} FROM k JOIN app_user u USING (user_id) LEFT JOIN kr USING (api_key_id) LEFT JOIN recipient r USING (recipient_id)`);
}

/** Whether a key can be given to them: in the directory, and not past their last day. */
export const isRecipientOpen = async (tx: Tx, recipientId: string): Promise<boolean> =>
  (
    await tx.query(
      sql`SELECT FROM recipient WHERE recipient_id = ${recipientId} AND (ends_on IS NULL OR ends_on >= current_date)`,
    )
  ).length > 0;

/** Returns 0 where there is no such key. */
export const deleteApiKey = (tx: Tx, apiKeyId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM api_key WHERE api_key_id = ${apiKeyId}`);
