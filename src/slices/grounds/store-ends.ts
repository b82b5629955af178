import { sql, type Tx } from '../../platform/db/index.ts';

export interface LastEnd {
  contact_id: string;
  purpose_key: string;
  ends_at: Date;
}

/** Until when open grounds carry each purpose of these contacts. */
export const readLastEnds = (tx: Tx, contactIds: readonly string[]): Promise<LastEnd[]> =>
  tx.query<LastEnd>(sql`
    SELECT contact_id, purpose_key, max(ends_at) AS ends_at FROM ground
     WHERE contact_id = ANY (${contactIds}::uuid[]) AND status = 'given' AND starts_at <= now() AND ends_at > now()
     GROUP BY contact_id, purpose_key`);
