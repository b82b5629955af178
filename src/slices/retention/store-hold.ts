import { sql, type Tx } from '../../platform/db/index.ts';

export interface HoldRow {
  hold_id: string;
  contact_id: string;
  reason: 'dispute' | 'authority' | 'other';
  note: string;
  categories: number;
  review_on: string;
  created_by: string | null;
  created_at: Date;
  ended_at: Date | null;
}

const COLUMNS = sql`h.hold_id, h.contact_id, h.reason, h.note, h.categories, h.review_on, h.created_by, h.created_at, h.ended_at`;

/** Legal holds of these contacts that are in force, the longest first. Needs rights or upkeep. */
export const holdsOf = (tx: Tx, contactIds: readonly string[]): Promise<HoldRow[]> =>
  tx.query<HoldRow>(sql`
    SELECT ${COLUMNS} FROM legal_hold h WHERE h.contact_id = ANY (${contactIds}::uuid[]) AND h.ended_at IS NULL
     ORDER BY h.created_at, h.hold_id`);

/** Also those that have ended, the newest first. */
export const readHolds = (tx: Tx, contactId: string): Promise<HoldRow[]> =>
  tx.query<HoldRow>(sql`
    SELECT ${COLUMNS} FROM legal_hold h WHERE h.contact_id = ${contactId}
     ORDER BY h.ended_at IS NOT NULL, h.created_at DESC, h.hold_id`);

/** In force, by the day of their review. */
export const listHolds = (tx: Tx, limit: number): Promise<HoldRow[]> =>
  tx.query<HoldRow>(sql`
    SELECT ${COLUMNS} FROM legal_hold h WHERE h.ended_at IS NULL ORDER BY h.review_on, h.hold_id LIMIT ${limit}`);

export const insertHold = (
  tx: Tx,
  hold: Pick<HoldRow, 'hold_id' | 'contact_id' | 'reason' | 'note' | 'categories' | 'review_on'>,
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO legal_hold (hold_id, contact_id, reason, note, categories, review_on, created_by)
    VALUES (${hold.hold_id}, ${hold.contact_id}, ${hold.reason}, ${hold.note}, ${hold.categories}, ${hold.review_on}, ${tx.work.actor.id})`);

/** Throws `not-found` where it is not there, or has ended. */
export const changeHoldRow = (
  tx: Tx,
  contactId: string,
  holdId: string,
  change: { reviewOn?: string | undefined; note?: string | undefined; end: boolean },
): Promise<HoldRow> =>
  tx.one<HoldRow>(sql`
    UPDATE legal_hold h
       SET review_on = coalesce(${change.reviewOn ?? null}, h.review_on), note = coalesce(${change.note ?? null}, h.note),
           ended_at = CASE WHEN ${change.end} THEN now() END, ended_by = CASE WHEN ${change.end} THEN ${tx.work.actor.id}::uuid END
     WHERE h.hold_id = ${holdId} AND h.contact_id = ${contactId} AND h.ended_at IS NULL
    RETURNING ${COLUMNS}`);
