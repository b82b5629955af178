import { sql, type Tx } from '../../platform/db/index.ts';

/**
 * E-mail addresses of a contact alone that were on record before that day (`YYYY-MM-DD`, of the firm), in the order to use
 * them. What another contact has as well, as far as the caller sees, says nothing about who opens the mailbox.
 */
export const emailsBefore = async (tx: Tx, contactId: string, day: string): Promise<string[]> =>
  (
    await tx.query<{ address: string }>(sql`
      SELECT e.contact_id, e.address FROM contact_email e
       WHERE e.contact_id = ${contactId}::uuid AND e.since < (${day}::date::timestamp AT TIME ZONE 'Europe/Berlin')
         AND NOT EXISTS (SELECT FROM contact_email o WHERE o.address = e.address AND o.contact_id <> e.contact_id)
       ORDER BY e.position, e.email_id`)
  ).map(({ address }) => address);
