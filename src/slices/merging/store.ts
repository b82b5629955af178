import { sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { DuplicatePair } from './contract.ts';

export interface SideRecord {
  contactId: string;
  displayName: string;
  company: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  createdAt: string;
}
export interface PairRecord {
  contact_ids: string[];
  pair_id: string;
  reasons: DuplicatePair['signs'];
  score: number;
  found_at: Date;
  first: SideRecord;
  second: SideRecord;
}

const side = (column: 'contact_id' | 'other_id') => sql`
  (SELECT json_build_object('contactId', c.contact_id, 'displayName', c.display_name, 'createdAt', c.created_at,
      'email', (SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id ORDER BY e.position LIMIT 1),
      'phone', (SELECT p.number FROM contact_phone p WHERE p.contact_id = c.contact_id ORDER BY p.position LIMIT 1),
      'city', (SELECT nullif(a.city, '') FROM contact_address a WHERE a.contact_id = c.contact_id ORDER BY a.position LIMIT 1),
      'company', (SELECT co.name FROM contact_company x JOIN company co USING (company_id)
                   WHERE x.contact_id = c.contact_id ORDER BY x.position LIMIT 1))
     FROM contact c WHERE c.contact_id = ${column === 'contact_id' ? sql`d.contact_id` : sql`d.other_id`})`;

/** Undecided pairs, the surest first; one row more than `limit` tells whether there are more. */
export const listPairs = (
  tx: Tx,
  page: { limit: number; after: Place | undefined; contactId: string | undefined },
): Promise<PairRecord[]> =>
  tx.query(sql`
    SELECT ARRAY[d.contact_id, d.other_id] AS contact_ids, d.pair_id, d.reasons, d.score, d.found_at,
           ${side('contact_id')} AS first, ${side('other_id')} AS second
      FROM (SELECT * FROM duplicate_candidate x
             WHERE x.decided_at IS NULL
               AND ${page.contactId ? sql`x.contact_id = ${page.contactId}` : sql`x.contact_id < x.other_id`}
               AND ${page.after ? sql`(x.score, x.pair_id) < (${Number(page.after.key)}::smallint, ${page.after.id}::uuid)` : sql`true`}
             ORDER BY x.score DESC, x.pair_id DESC LIMIT ${page.limit + 1}) d
     ORDER BY d.score DESC, d.pair_id DESC`);

/** False where there is no such pair, or it is decided. */
export async function decideApart(tx: Tx, pairId: string, decidedBy: string): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE duplicate_candidate SET decided_at = now(), decided_by = ${decidedBy}
     WHERE pair_id = ${pairId} AND decided_at IS NULL RETURNING contact_id`);
  return rows.length > 0;
}

export interface LockedSide {
  contact_id: string;
  version: number;
  restricted_at: Date | null;
}
/** Those of the two that are there, locked in the order of their ids, as erasure locks. */
export const lockSides = (tx: Tx, ids: readonly string[]): Promise<LockedSide[]> =>
  tx.query(sql`
    SELECT contact_id, version, restricted_at FROM contact WHERE contact_id = ANY (${ids}::uuid[])
     ORDER BY contact_id FOR UPDATE`);

/** Moves everything to the winner and deletes the loser; rows that went, by table. */
export const mergeRows = async (tx: Tx, winnerId: string, loserId: string): Promise<Record<string, number>> =>
  (
    await tx.one<{ counts: Record<string, number> }>(
      sql`SELECT merge_contacts(${winnerId}, ${loserId}) AS counts`,
    )
  ).counts;

/** How far the search was; what is being written when it ends may carry an earlier time, so a part is looked at again. */
export const readSearch = (tx: Tx): Promise<{ seen_until: string; finished_at: Date | null }> =>
  tx.one(sql`SELECT seen_until::text, finished_at FROM duplicate_search`);

export const saveSearch = (tx: Tx): Promise<number> =>
  tx.execute(sql`UPDATE duplicate_search SET seen_until = now() - interval '1 hour', finished_at = now()`);

export interface SearchStep {
  last_time: string | null;
  last_id: string | null;
  seen: number;
}
export const searchStep = (tx: Tx, after: { time: string; id: string }, batch: number): Promise<SearchStep> =>
  tx.one(sql`
    SELECT last_time::text, last_id, seen
      FROM find_duplicate_pairs(${after.time}::timestamptz, ${after.id}::uuid, ${batch}::int)`);
