import { v7 as uuid } from 'uuid';
import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type TaskRow, taskColumns } from './store.ts';

export interface FeedRow {
  feed_id: string;
  user_id: string;
  purpose_key: string;
  names_people: boolean;
  created_at: Date;
  read_at: Date | null;
}
const columns: Sql = sql`feed_id, user_id, purpose_key, names_people, created_at, read_at`;

export const listFeeds = (tx: Tx, userId: string): Promise<FeedRow[]> =>
  tx.query(sql`SELECT ${columns} FROM calendar_feed WHERE user_id = ${userId} ORDER BY feed_id`);

/** Undefined where the user has one for this purpose already. */
export const insertFeed = (
  tx: Tx,
  feed: { userId: string; purpose: string; namesPeople: boolean; secretHash: Buffer },
): Promise<FeedRow | undefined> =>
  tx.maybe(sql`
    INSERT INTO calendar_feed (feed_id, user_id, purpose_key, names_people, secret_hash)
    VALUES (${uuid()}, ${feed.userId}, ${feed.purpose}, ${feed.namesPeople}, ${feed.secretHash})
    ON CONFLICT (user_id, purpose_key) DO NOTHING RETURNING ${columns}`);

/** @throws AppError not-found */
export const replaceSecret = (tx: Tx, feedId: string, secretHash: Buffer): Promise<FeedRow> =>
  tx.one(sql`
    UPDATE calendar_feed SET secret_hash = ${secretHash}, created_at = now(), read_at = NULL
     WHERE feed_id = ${feedId} RETURNING ${columns}`);

/** @throws AppError not-found */
export const deleteFeed = (tx: Tx, feedId: string): Promise<FeedRow> =>
  tx.one(sql`DELETE FROM calendar_feed WHERE feed_id = ${feedId} RETURNING ${columns}`);

/** Whose address this is; marks it as read. Needs the purpose access and the machine as the actor. */
export const recogniseFeed = (tx: Tx, secretHash: Buffer): Promise<FeedRow | undefined> =>
  tx.maybe(sql`
    UPDATE calendar_feed SET read_at = now() WHERE secret_hash = ${secretHash} RETURNING ${columns}`);

/** More than anybody has in a year and a half. */
const MOST = 5000;

/** The user's dated tasks: what is open, and appointments that are over, from a quarter ago to a year ahead. */
export const listForCalendar = (tx: Tx, userId: string): Promise<TaskRow[]> =>
  tx.query(sql`
    SELECT ${taskColumns} FROM task t
     WHERE t.owner_id = ${userId} AND t.due_at BETWEEN now() - interval '92 days' AND now() + interval '366 days'
       AND (t.done_at IS NULL OR t.kind IN ('meeting', 'visit'))
     ORDER BY t.due_at, t.task_id ${limitTo(MOST)}`);

/** The name of a purpose, which is nobody's data. */
export const readPurposeName = (tx: Tx, key: string): Promise<{ de: string; en: string }> =>
  tx.one(sql`SELECT label_de AS de, label_en AS en FROM purpose WHERE purpose_key = ${key}`);
