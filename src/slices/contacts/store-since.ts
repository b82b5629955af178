import { sql, type Tx } from '../../platform/db/index.ts';

/** E-mail addresses of a contact that were on record before that day (`YYYY-MM-DD`, of the firm), in the order to use them. */
export const emailsBefore = async (tx: Tx, contactId: string, day: string): Promise<string[]> =>
  (
    await tx.query<{ address: string }>(sql`
      SELECT contact_id, address FROM contact_email
       WHERE contact_id = ${contactId}::uuid AND since < (${day}::date::timestamp AT TIME ZONE 'Europe/Berlin')
       ORDER BY position, email_id`)
  ).map(({ address }) => address);
