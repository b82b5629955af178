import { sql, type Tx } from '../../platform/db/index.ts';

export const listAccounts = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ id: string }>(sql`SELECT user_id AS id FROM app_user`)).map(({ id }) => id);

/** In a replay alone. */
export const changeAgain = (
  tx: Tx,
  { closed, opened, gone }: Record<'closed' | 'opened' | 'gone', readonly string[]>,
): Promise<number> =>
  tx.execute(sql`SELECT replay_accounts(${closed}::uuid[], ${opened}::uuid[], ${gone}::uuid[])`);
