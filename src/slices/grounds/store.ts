import { NIL_ID } from '../../kernel/actor.ts';
import type { LegalBasis } from '../../kernel/purpose.ts';
import { type Database, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Ground } from './contract.ts';
import type { PlannedGround } from './plan.ts';

export interface FootingRow {
  contact_id: string;
  restricted_at: Date | null;
  deletes_at: Date;
}
export interface GroundRow {
  ground_id: string;
  purpose_key: string;
  legal_basis: LegalBasis;
  origin: Ground['origin'];
  origin_detail: string;
  evidence: string;
  starts_at: Date;
  ends_at: Date;
  end_rule: string;
  /** Why it ends then, in the language that was asked for. */
  because: string;
  status: Ground['status'];
  status_at: Date;
  created_at: Date;
}

const groundColumns = (language: 'de' | 'en'): Sql => sql`
  ground_id, purpose_key, legal_basis, origin, origin_detail, evidence, starts_at, ends_at, end_rule,
  end_because(end_rule, purpose_key, ${language}) AS because, status, status_at, created_at`;

const readContact = (contactId: string): Sql => sql`
  SELECT contact_id, restricted_at, deletes_at FROM contact WHERE contact_id = ${contactId}`;
/** Nobody changes the footing of the contact until the end of the transaction, here or in `recompute_footing`. */
const lockContact = (contactId: string): Sql => sql`${readContact(contactId)} FOR NO KEY UPDATE`;

/** Of the restriction `r`. */
const openUntil = (tx: Tx): Sql => sql`
  SELECT max(o.expires_at) FROM restriction_opening o
   WHERE o.restriction_id = r.restriction_id AND o.requested_by = ${tx.work.actor.id} AND o.decision = 'approved'
     AND o.expires_at > now()`;

const lastingFirst: Sql = sql`(status = 'given' AND ends_at > now()) DESC, ends_at DESC, ground_id`;

/** Without grounds and restriction where the contact is not to be seen. */
export interface FootingRows {
  contact: FootingRow | undefined;
  /** The lasting ones first. */
  grounds: GroundRow[];
  restriction: RestrictionRow | undefined;
}

type FlatRow = FootingRow & Partial<GroundRow> & { [K in keyof RestrictionRow]: RestrictionRow[K] | null };

/** The contact and its grounds, as a whole transaction. */
export async function lookUpFootingRows(
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
): Promise<FootingRows> {
  const rows = await tx.lookUp<FlatRow>(sql`
    SELECT c.contact_id, c.restricted_at, c.deletes_at, r.restriction_id, r.reason, r.note, r.review_on,
           CASE WHEN r.restriction_id IS NOT NULL THEN (${openUntil(tx)}) END AS open_until, g.*
      FROM contact c
      LEFT JOIN restriction r ON r.contact_id = c.contact_id
      LEFT JOIN LATERAL (SELECT ${groundColumns(language)} FROM ground WHERE ground.contact_id = c.contact_id) g ON true
     WHERE c.contact_id = ${contactId} ORDER BY ${lastingFirst}`);
  const [contact] = rows;
  const restriction = contact?.reason ? (contact as RestrictionRow) : undefined;
  return { contact, grounds: rows.filter((row): row is FlatRow & GroundRow => !!row.ground_id), restriction };
}

/** The same among other statements. With `lock` nobody else changes the footing until the transaction ends. */
export async function readFootingRows(
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
  options: { lock: boolean },
): Promise<FootingRows> {
  const [contacts, grounds, restrictions] = await tx.batch([
    options.lock ? lockContact(contactId) : readContact(contactId),
    sql`SELECT ${groundColumns(language)} FROM ground WHERE contact_id = ${contactId}
         ORDER BY ${lastingFirst}`,
    sql`SELECT r.restriction_id, r.reason, r.note, r.review_on, (${openUntil(tx)}) AS open_until
          FROM restriction r WHERE r.contact_id = ${contactId}`,
  ]);
  return {
    contact: contacts!.rows[0] as FootingRow | undefined,
    grounds: grounds!.rows as unknown as GroundRow[],
    restriction: restrictions!.rows[0] as RestrictionRow | undefined,
  };
}

/** One statement for any number of rows; the trigger computes the footing of their contacts once. */
export async function insertGroundRows(
  tx: Tx,
  rows: readonly { contactId: string; ground: PlannedGround }[],
  importId: string | null,
): Promise<void> {
  const grounds = rows.map(({ ground }) => ground);
  await tx.execute(sql`
    INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, evidence_hash,
                        starts_at, ends_at, end_rule, import_id, created_by)
    SELECT ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence,
           CASE WHEN evidence <> '' THEN sha256(convert_to(evidence, 'UTF8')) END,
           starts_at, ends_at, end_rule, ${importId}::uuid, ${authorOf(tx)}::uuid
      FROM unnest(${grounds.map(({ groundId }) => groundId)}::uuid[], ${rows.map(({ contactId }) => contactId)}::uuid[],
                  ${grounds.map(({ purpose }) => purpose)}::text[], ${grounds.map(({ legalBasis }) => legalBasis)}::text[],
                  ${grounds.map(({ origin }) => origin)}::text[], ${grounds.map(({ originDetail }) => originDetail)}::text[],
                  ${grounds.map(({ evidence }) => evidence)}::text[], ${grounds.map(({ startsAt }) => startsAt)}::timestamptz[],
                  ${grounds.map(({ endsAt }) => endsAt)}::timestamptz[], ${grounds.map(({ endRule }) => endRule)}::text[])
        AS g(ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, starts_at, ends_at, end_rule)`);
}
const authorOf = (tx: Tx): string | null => (tx.work.actor.id === NIL_ID ? null : tx.work.actor.id);

/** Returns the rows as they are now: read later, they may be behind a purpose that they themselves kept open. */
export const updateGroundStatus = (
  tx: Tx,
  groundIds: readonly string[],
  status: Exclude<Ground['status'], 'given'>,
  language: 'de' | 'en',
): Promise<GroundRow[]> =>
  tx.query(sql`
    UPDATE ground SET status = ${status}, status_at = now() WHERE ground_id = ANY (${groundIds}::uuid[])
    RETURNING ${groundColumns(language)}`);

export const updateGroundEnd = (
  tx: Tx,
  groundId: string,
  endsAt: Date,
  endRule: string,
  language: 'de' | 'en',
): Promise<GroundRow> =>
  tx.one(sql`
    UPDATE ground SET ends_at = ${endsAt}, end_rule = ${endRule} WHERE ground_id = ${groundId}
    RETURNING ${groundColumns(language)}`);

/** Earlier ends for any number of grounds, in one statement. */
export const updateGroundEnds = (
  tx: Tx,
  ends: readonly { groundId: string; endsAt: Date; endRule: string }[],
): Promise<number> =>
  tx.execute(sql`
    UPDATE ground g SET ends_at = n.ends_at, end_rule = n.end_rule
      FROM unnest(${ends.map(({ groundId }) => groundId)}::uuid[], ${ends.map(({ endsAt }) => endsAt)}::timestamptz[],
                  ${ends.map(({ endRule }) => endRule)}::text[]) AS n(ground_id, ends_at, end_rule)
     WHERE g.ground_id = n.ground_id`);

export interface RestrictionRow {
  restriction_id: string;
  /** Until when it is open to the caller; null in the portal. */
  open_until: Date | null;
  reason: 'accuracy-contested' | 'unlawful' | 'claims' | 'objection-pending';
  note: string;
  review_on: string;
}

export async function insertRestriction(
  tx: Tx,
  restriction: { restrictionId: string; contactId: string; reason: string; note: string; reviewOn: string },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO restriction (restriction_id, contact_id, reason, note, review_on, created_by)
    VALUES (${restriction.restrictionId}, ${restriction.contactId}, ${restriction.reason}, ${restriction.note},
            ${restriction.reviewOn}, ${authorOf(tx)})`);
}

export const deleteRestriction = (tx: Tx, contactId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM restriction WHERE contact_id = ${contactId}`);

/** Milliseconds until the next ground of anybody ends or starts, 0 when that time is past; null when none will. */
export async function readNextEnd(db: Database): Promise<number | null> {
  const [row] = await db.queryWithoutPurpose<{ wait: number | null }>(sql`
    SELECT ceil(extract(epoch FROM next_end() - clock_timestamp()) * 1000)::float8 AS wait`);
  return row?.wait == null ? null : Math.max(row.wait, 0);
}

/** Needs the purpose upkeep. Number of contacts whose footing was looked at, at most `batch`. */
export const refreshEnded = async (tx: Tx, batch: number): Promise<number> =>
  (await tx.one<{ refreshed: number }>(sql`SELECT refresh_ended(${batch}) AS refreshed`)).refreshed;
