import { sql, type Tx } from '../../platform/db/index.ts';

export const endEveryGround = (tx: Tx, contactIds: readonly string[]): Promise<number> =>
  tx.execute(sql`
    UPDATE ground SET status = 'ended', status_at = now() WHERE contact_id = ANY (${contactIds}::uuid[]) AND status = 'given'`);
