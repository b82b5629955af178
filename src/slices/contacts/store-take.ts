import { sql, type Tx } from '../../platform/db/index.ts';
import { FILLED } from './store-blanks.ts';

/** Fills what is empty of one contact with what another has. */
export const takeBlanks = (tx: Tx, contactId: string, fromId: string): Promise<number> =>
  tx.execute(sql`
    UPDATE contact c
       SET owner_id = coalesce(c.owner_id, n.owner_id), team_id = coalesce(c.team_id, n.team_id), ${FILLED}
      FROM contact n WHERE c.contact_id = ${contactId} AND n.contact_id = ${fromId}`);
