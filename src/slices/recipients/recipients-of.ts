import type { Category } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { DisclosedVia, Instrument, RECIPIENT_KINDS } from './contract.ts';
import { listReceived } from './store-disclosure.ts';

/** What one recipient got of one person in one way; the same recipient can stand here several times. */
export interface Received {
  recipientId: string;
  name: string;
  kind: (typeof RECIPIENT_KINDS)[number];
  /** ISO 3166-1. */
  country: string;
  /** Outside the European Economic Area: what permits the transfer (Art. 45 to 49). */
  instrument: Instrument | null;
  via: DisclosedVia;
  what: Category[];
  /** How the recipient knows the person. */
  reference: string;
  firstAt: Date;
  lastAt: Date;
}

/**
 * The actual recipients of these people's data (Art. 15(1)(c), CJEU C-154/21), by contact and name; those who use an API
 * key from the log. People whose data nobody received are not in the map. Throws `not-allowed` unless the transaction is
 * for rights (in the portal: the person alone) or upkeep.
 */
export async function recipientsOf(tx: Tx, contactIds: readonly string[]): Promise<Map<string, Received[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await listReceived(tx, contactIds);
  const received = Map.groupBy(rows, (row) => row.contact_id);
  return new Map(
    [...received].map(([contactId, ofContact]) => [
      contactId,
      ofContact.map((row) => ({
        recipientId: row.recipient_id,
        name: row.name,
        kind: row.kind,
        country: row.country,
        instrument: row.instrument,
        via: row.via,
        what: row.what,
        reference: row.reference,
        firstAt: row.first_at,
        lastAt: row.last_at,
      })),
    ]),
  );
}

/**
 * Names of those who received the data of each of these people, each once: whom an erasure tells, for the letter of
 * farewell (Art. 19 sentence 2). To be asked before the erasure. Throws as `recipientsOf`.
 */
export async function nameRecipients(tx: Tx, contactIds: readonly string[]): Promise<Map<string, string[]>> {
  const received = await recipientsOf(tx, contactIds);
  return new Map(
    [...received].map(([contactId, rows]) => [contactId, [...new Set(rows.map(({ name }) => name))]]),
  );
}
