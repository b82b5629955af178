import { sql, type Tx } from '../../platform/db/index.ts';

export type AskOutcome = 'asked' | 'opened' | 'not-found' | 'not-a-person' | 'not-alone' | 'asked-already';
export type DecideOutcome =
  | 'decided'
  | 'not-found'
  | 'not-a-person'
  | 'own-request'
  | 'decided-already'
  | 'lapsed';

export interface OpeningRow {
  opening_id: string;
  restriction_id: string;
  reason: string;
  requested_by: string | null;
  requested_at: Date;
  decision: 'approved' | 'refused' | null;
  decided_by: string | null;
  decided_at: Date | null;
  expires_at: Date | null;
  alone: boolean;
  is_mine: boolean;
  lapsed: boolean;
  /** Over by the clock of the database. */
  is_over: boolean;
  reads: number;
}

/** The database decides whether somebody may ask; it says so in a word and changes nothing otherwise. */
export const insertOpening = (
  tx: Tx,
  asked: { openingId: string; restrictionId: string; reason: string; isAlone: boolean; minutes: number },
): Promise<{ outcome: AskOutcome; contact_id: string | null }> =>
  tx.one(sql`
    SELECT outcome, contact_id FROM ask_opening(${asked.openingId}, ${asked.restrictionId}, ${asked.reason},
                                                ${asked.isAlone}, ${asked.minutes}::integer)`);

export const decideOpening = (
  tx: Tx,
  openingId: string,
  isApproved: boolean,
  minutes: number,
): Promise<{ outcome: DecideOutcome; contact_id: string | null }> =>
  tx.one(
    sql`SELECT outcome, contact_id FROM decide_opening(${openingId}, ${isApproved}, ${minutes}::integer)`,
  );

/** False where it is not open, or not the caller's to end. */
export const endOpening = async (tx: Tx, openingId: string): Promise<boolean> =>
  (await tx.maybe(sql`SELECT contact_id FROM close_opening(${openingId})`)) !== undefined;

/** Undecided ones first, at most a hundred; names of colleagues, never of whom it is about. */
export const readOpenings = (tx: Tx): Promise<OpeningRow[]> =>
  tx.query(sql`
    SELECT o.opening_id, o.restriction_id, o.reason, a.name AS requested_by, o.requested_at, o.decision,
           d.name AS decided_by, o.decided_at, o.expires_at, o.alone, o.is_mine, o.lapsed,
           coalesce(o.expires_at <= now(), false) AS is_over, o.reads
      FROM listed_openings() o
      LEFT JOIN app_user a ON a.user_id = o.requested_by LEFT JOIN app_user d ON d.user_id = o.decided_by
     ORDER BY o.decision IS NOT NULL, o.requested_at DESC, o.opening_id`);
