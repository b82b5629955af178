import { v7 as uuid } from 'uuid';
import { NIL_ID } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Wish } from './contract.ts';

export interface WishRow {
  contact_id: string;
  wish_id: string;
  version: number;
  refused: Wish['refused'];
  only_by: Wish['onlyBy'];
  weekdays_refused: Wish['weekdaysRefused'];
  hours_from: string;
  hours_until: string;
  timed: Wish['timed'];
  language: string;
  salutation: string;
  details: string;
  source: Wish['source'];
  noted_on: string;
  starts_on: string | null;
  ends_on: string | null;
  updated_at: Date;
}
/** What is written; `notedOn` null is today. */
export type WishValues = Omit<Wish, 'wishId' | 'contactId' | 'version' | 'updatedAt' | 'notedOn'> & {
  notedOn: string | null;
};

const columns: Sql = sql`w.wish_id, w.version, w.refused, w.only_by, w.weekdays_refused, w.hours_from, w.hours_until, w.timed,
  w.language, w.salutation, w.details, w.source, w.noted_on, w.starts_on, w.ends_on, w.updated_at`;

/** Newest first, as a whole transaction. @throws AppError not-found: no such contact here */
export async function listWishes(tx: Tx, contactId: string): Promise<WishRow[]> {
  const rows = await tx.lookUp<WishRow | { wish_id: null }>(sql`
    SELECT c.contact_id, ${columns} FROM contact c LEFT JOIN wish w ON w.contact_id = c.contact_id
     WHERE c.contact_id = ${contactId} ORDER BY w.noted_on DESC, w.wish_id DESC`);
  if (rows.length === 0) throw new AppError('not-found');
  return rows.filter((row): row is WishRow => row.wish_id !== null);
}

export const readWishesOf = (tx: Tx, contactIds: readonly string[]): Promise<WishRow[]> =>
  tx.query(sql`
    SELECT w.contact_id, ${columns} FROM wish w WHERE w.contact_id = ANY (${contactIds}::uuid[]) ORDER BY w.wish_id`);

/** @throws AppError not-found */
export const readContact = (tx: Tx, contactId: string): Promise<{ contact_id: string }> =>
  tx.one(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId} FOR KEY SHARE`);

/** @throws AppError not-found */
export const lockWish = (tx: Tx, contactId: string, wishId: string): Promise<WishRow> =>
  tx.one(sql`
    SELECT w.contact_id, ${columns} FROM wish w WHERE w.contact_id = ${contactId} AND w.wish_id = ${wishId} FOR UPDATE`);

export const insertWish = (tx: Tx, contactId: string, values: WishValues, today: string): Promise<WishRow> =>
  tx.one(sql`
    INSERT INTO wish AS w (wish_id, contact_id, refused, only_by, weekdays_refused, hours_from, hours_until, timed, language,
                           salutation, details, source, noted_on, starts_on, ends_on, created_by)
    VALUES (${uuid()}, ${contactId}, ${values.refused}, ${values.onlyBy}, ${values.weekdaysRefused}, ${values.hoursFrom},
            ${values.hoursUntil}, ${values.timed}, ${values.language}, ${values.salutation}, ${values.details},
            ${values.source}, ${values.notedOn ?? today}::date, ${values.startsOn}::date, ${values.endsOn}::date,
            ${authorOf(tx)})
    RETURNING w.contact_id, ${columns}`);

export const updateWish = (tx: Tx, wishId: string, values: WishValues): Promise<WishRow> =>
  tx.one(sql`
    UPDATE wish w SET refused = ${values.refused}, only_by = ${values.onlyBy}, weekdays_refused = ${values.weekdaysRefused},
           hours_from = ${values.hoursFrom}, hours_until = ${values.hoursUntil}, timed = ${values.timed},
           language = ${values.language}, salutation = ${values.salutation}, details = ${values.details},
           source = ${values.source}, noted_on = coalesce(${values.notedOn}::date, noted_on),
           starts_on = ${values.startsOn}::date, ends_on = ${values.endsOn}::date, version = version + 1, updated_at = now()
     WHERE w.wish_id = ${wishId} RETURNING w.contact_id, ${columns}`);

/** @throws AppError not-found */
export const deleteWish = (tx: Tx, contactId: string, wishId: string): Promise<{ contact_id: string }> =>
  tx.one(sql`DELETE FROM wish WHERE contact_id = ${contactId} AND wish_id = ${wishId} RETURNING contact_id`);

/** Who records it; the machine is nobody. */
export const authorOf = (tx: Tx): string | null => (tx.work.actor.id === NIL_ID ? null : tx.work.actor.id);

/** Wishes past their last day, and preferences whose ground holds no more. Needs the purpose upkeep. */
export async function removeEnded(tx: Tx, today: string): Promise<void> {
  await tx.batch([
    sql`DELETE FROM wish WHERE ends_on < ${today}::date RETURNING contact_id`,
    sql`DELETE FROM preference p USING ground g
         WHERE g.ground_id = p.ground_id AND (g.status <> 'given' OR g.ends_at <= now()) RETURNING p.contact_id`,
  ]);
}
