import { sql, type Tx } from '../../platform/db/index.ts';

/** Names of users by id; keys, the machine and people in the portal have none. */
export async function userNames(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx.query<{ user_id: string; name: string }>(
    sql`SELECT user_id, name FROM app_user WHERE user_id = ANY (${userIds}::uuid[])`,
  );
  return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}
