import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { ArchiveKind, HoldInput } from './contract.ts';

export interface HoldRecord {
  hold_id: string;
  reason: HoldInput['reason'];
  note: string;
  from_year: number | null;
  until_year: number | null;
  kinds: ArchiveKind[];
  numbers: string[] | null;
  review_on: string;
  is_review_due: boolean;
  set_at: Date;
  set_by_name: string | null;
  ended_at: Date | null;
  ended_by_name: string | null;
}
const select = (where: Sql): Sql => sql`
  SELECT h.hold_id, h.reason, h.note, h.from_year, h.until_year, h.kinds, h.review_on, h.set_at, h.ended_at,
         h.ended_at IS NULL AND h.review_on <= (now() AT TIME ZONE 'Europe/Berlin')::date AS is_review_due,
         s.name AS set_by_name, e.name AS ended_by_name,
         (SELECT array_agg(a.number ORDER BY a.number) FROM archive_hold_document d JOIN archive_document a USING (archive_id)
           WHERE d.hold_id = h.hold_id) AS numbers
    FROM archive_hold h LEFT JOIN app_user s ON s.user_id = h.set_by LEFT JOIN app_user e ON e.user_id = h.ended_by ${where}
   ORDER BY h.ended_at DESC NULLS FIRST, h.review_on, h.hold_id ${limitTo(500)}`;

/** Those that have not ended first, by the day on which they are to be looked at. */
export const listHolds = (tx: Tx): Promise<HoldRecord[]> => tx.query<HoldRecord>(select(sql``));

/** @throws AppError not-found */
export const readHold = (tx: Tx, holdId: string): Promise<HoldRecord> =>
  tx.one<HoldRecord>(select(sql`WHERE h.hold_id = ${holdId}`));

export const countKnown = async (tx: Tx, archiveIds: readonly string[]): Promise<number> =>
  (
    await tx.one<{ known: number }>(
      sql`SELECT count(*) AS known FROM archive_document WHERE archive_id = ANY (${archiveIds}::uuid[])`,
    )
  ).known;

export const insertHold = (tx: Tx, entry: HoldInput & { holdId: string }): Promise<unknown> =>
  tx.batch([
    sql`
      INSERT INTO archive_hold (hold_id, reason, note, from_year, until_year, kinds, review_on, set_by)
      VALUES (${entry.holdId}, ${entry.reason}, ${entry.note}, ${entry.fromYear}, ${entry.untilYear},
              ${entry.archiveIds.length > 0 ? [] : entry.kinds}, ${entry.reviewOn}, ${tx.work.actor.id}::uuid)`,
    sql`INSERT INTO archive_hold_document (hold_id, archive_id) SELECT ${entry.holdId}, unnest(${entry.archiveIds}::uuid[])`,
  ]);

/** None where it has ended: the policy shows only open ones to be changed. */
export const writeReview = (tx: Tx, holdId: string, reviewOn: string): Promise<number> =>
  tx.execute(sql`UPDATE archive_hold SET review_on = ${reviewOn}::date WHERE hold_id = ${holdId}`);

/** The entry itself stays as long as its deletion class says; the database reckons it. */
export const writeEnd = (tx: Tx, holdId: string): Promise<number> =>
  tx.execute(sql`
    UPDATE archive_hold SET ended_at = now(), ended_by = ${tx.work.actor.id}::uuid
     WHERE hold_id = ${holdId}`);
