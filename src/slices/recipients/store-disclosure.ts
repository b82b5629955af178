import type { Category } from '../../kernel/category.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { DisclosedVia, Instrument, RECIPIENT_KINDS } from './contract.ts';
import type { NewDisclosure } from './record-disclosure.ts';

export interface ReceivedRow {
  contact_id: string;
  recipient_id: string;
  name: string;
  kind: (typeof RECIPIENT_KINDS)[number];
  country: string;
  instrument: Instrument | null;
  via: DisclosedVia;
  what: Category[];
  reference: string;
  first_at: Date;
  last_at: Date;
}

/** By contact and name. Needs the purpose rights or upkeep. */
export const listReceived = (tx: Tx, contactIds: readonly string[]): Promise<ReceivedRow[]> =>
  tx.query(sql`SELECT * FROM recipients_of(${contactIds}::uuid[])`);

export interface DisclosureRow {
  contact_id: string;
  disclosure_id: string;
  recipient_id: string;
  name: string;
  via: DisclosedVia;
  what: string[];
  reference: string;
  first_at: Date;
  last_at: Date;
}

/** As recorded, newest first. */
export const listDisclosures = (tx: Tx, contactId: string): Promise<DisclosureRow[]> =>
  tx.query(sql`
    SELECT d.contact_id, d.disclosure_id, d.recipient_id, r.name, d.via, d.what, d.reference, d.first_at, d.last_at
      FROM disclosure d JOIN recipient r USING (recipient_id) WHERE d.contact_id = ${contactId}
     ORDER BY d.last_at DESC, d.disclosure_id`);

export const isContactThere = async (tx: Tx, contactId: string): Promise<boolean> =>
  (await tx.query(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`)).length > 0;

/** Returns the contacts that are there. */
export async function insertDisclosures(
  tx: Tx,
  { contactIds, references, reference, recipientId, via, what }: NewDisclosure,
): Promise<string[]> {
  const known = references ?? contactIds.map(() => reference ?? null);
  const isReachable = what.includes('contact-points');
  const rows = await tx.query<{ contact_id: string }>(sql`
    INSERT INTO disclosure AS d (disclosure_id, contact_id, recipient_id, via, what, reference, recorded_by)
    SELECT gen_random_uuid(), c.contact_id, ${recipientId}::uuid, ${via}, ${what}::text[],
           left(coalesce(nullif(n.reference, ''), CASE WHEN ${isReachable}::boolean THEN
             (SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id ORDER BY e.position LIMIT 1) END, c.display_name), 254),
           ${tx.work.actor.id}::uuid
      FROM unnest(${contactIds}::uuid[], ${known}::text[]) AS n(contact_id, reference) JOIN contact c USING (contact_id)
     ORDER BY c.contact_id
    ON CONFLICT (contact_id, recipient_id, via, reference, what) DO UPDATE
       SET last_at = now(), times = d.times + 1, recorded_by = excluded.recorded_by
    RETURNING contact_id`);
  return rows.map(({ contact_id }) => contact_id);
}

/** Returns 0 where there is no such entry. */
export const deleteDisclosure = async (tx: Tx, contactId: string, disclosureId: string): Promise<number> =>
  (
    await tx.query(sql`
      DELETE FROM disclosure WHERE contact_id = ${contactId} AND disclosure_id = ${disclosureId} RETURNING contact_id`)
  ).length;
