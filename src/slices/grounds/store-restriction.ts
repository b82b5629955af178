import { TIME_ZONE } from '../../kernel/time-zone.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Sender } from '../mail/index.ts';
import type { RESTRICTION_REASONS } from './contract.ts';
import type { TOLD_WAYS } from './contract-restriction.ts';

export interface RestrictedRow {
  restriction_id: string;
  reason: (typeof RESTRICTION_REASONS)[number];
  since: Date;
  review_on: string;
  is_due: boolean;
  overdue_at: Date | null;
  told_how: (typeof TOLD_WAYS)[number] | null;
  told_at: Date | null;
  lift_on: string | null;
  notice_state: string | null;
  deletes_at: Date;
  opened_contact_id: string | null;
  opened_until: Date | null;
  asked_at: Date | null;
  asked_by_me: boolean;
  requests: { requestId: string; kind: string; receivedOn: string; dueOn: string }[];
}

/** The list and whether anybody else could look, in one round trip. */
export async function readRestricted(tx: Tx): Promise<{ records: RestrictedRow[]; isAlone: boolean }> {
  const [records, alone] = await tx.batch([
    sql`SELECT * FROM restricted_records() ORDER BY is_due DESC, review_on, restriction_id`,
    sql`SELECT acts_alone() AS alone`,
  ]);
  return {
    records: records!.rows as unknown as RestrictedRow[],
    isAlone: alone!.rows[0]!.alone as boolean,
  };
}

export const readRestrictedRecord = (tx: Tx, restrictionId: string): Promise<RestrictedRow> =>
  tx.one(sql`SELECT * FROM restricted_records() WHERE restriction_id = ${restrictionId}`);

export const readRestrictedMatches = (
  tx: Tx,
  named: { emails: readonly string[]; phones: readonly string[]; externalIds: readonly string[] },
): Promise<{ restriction_id: string; contact_id: string }[]> =>
  tx.query(sql`
    SELECT restriction_id, contact_id
      FROM find_restricted(${named.emails}::text[], ${named.phones}::text[], ${named.externalIds}::text[])`);

export const readCountry = async (tx: Tx): Promise<string> =>
  (await tx.maybe<{ country: string }>(sql`SELECT country FROM firm`))?.country ?? 'DE';

/** Needs the purpose rights; false for whoever is not there at all. */
export const isRestricted = async (tx: Tx, contactId: string): Promise<boolean> =>
  (await tx.one<{ is: boolean }>(sql`SELECT is_restricted(${contactId}) AS is`)).is;

/** What somebody is recognised by who is entered or changed; what is absent stays as it is. */
export interface Entry {
  emails?: readonly string[];
  phones?: readonly string[];
  externalId?: string | null;
  givenName?: string | null;
  nickname?: string | null;
  familyName?: string | null;
}

/** The restriction of whom somebody would become the double of: a value for a statement. */
const doubleOf = (entry: Entry, standing: readonly string[]): Sql => {
  const { emails, phones, externalId, givenName, nickname, familyName } = entry;
  const person = JSON.stringify({
    emails,
    phones,
    external_id: externalId,
    given: givenName,
    nickname,
    family: familyName,
  });
  return sql`restricted_double(${person}::jsonb, ${standing}::uuid[])`;
};

export const readDouble = async (tx: Tx, entry: Entry, standing: readonly string[]): Promise<string | null> =>
  (await tx.one<{ found: string | null }>(sql`SELECT ${doubleOf(entry, standing)} AS found`)).found;

/** The same, and the purposes that a suppression of one of these hashes blocks, in one statement. */
export const readObstacles = (
  tx: Tx,
  entry: Entry,
  { standing, hashes }: { standing: readonly string[]; hashes: readonly string[] },
): Promise<{ restriction_id: string | null; blocked: string[] }> =>
  tx.one(sql`
    SELECT ${doubleOf(entry, standing)} AS restriction_id,
           ARRAY(SELECT DISTINCT s.purpose_key FROM suppression s
                  WHERE s.hash = ANY (${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[])) AS blocked`);

/** The restriction of a contact that is open to the caller. `contact_id` names whom the log is about. */
export interface NoticeRow {
  contact_id: string;
  restriction_id: string;
  told_on: string | null;
  lift_on: string | null;
  today: string;
}
/** Whether the person was told, with what the mail server took until now. */
export async function readNotice(tx: Tx, contactId: string): Promise<NoticeRow | undefined> {
  const [, rows] = await tx.batch([
    settle,
    sql`SELECT contact_id, restriction_id, (told_at AT TIME ZONE ${TIME_ZONE})::date AS told_on, lift_on, local_today() AS today
          FROM restriction WHERE contact_id = ${contactId}`,
  ]);
  return rows!.rows[0] as unknown as NoticeRow | undefined;
}

/** Undefined where there is no such restriction, or it is not the caller's. */
export const noteTold = (
  tx: Tx,
  restrictionId: string,
  told: { how: string; at: Date | null; liftOn: string; messageId: string | null },
): Promise<{ contact_id: string } | undefined> =>
  tx.maybe(sql`
    SELECT contact_id FROM note_told(${restrictionId}, ${told.how}, ${told.at}::timestamptz, ${told.liftOn}::date,
                                     ${told.messageId}::uuid)`);

export const noteReview = (
  tx: Tx,
  restrictionId: string,
  reviewOn: string,
): Promise<{ contact_id: string } | undefined> =>
  tx.maybe(sql`SELECT contact_id FROM review_restriction(${restrictionId}, ${reviewOn}::date)`);

const settle: Sql = sql`SELECT overdue, told FROM settle_restrictions()`;
/** Needs the purpose upkeep or rights. How many reviews became overdue, and how many notices were handed over. */
export const settleRestrictions = (tx: Tx): Promise<{ overdue: number; told: number }> => tx.one(settle);

export interface AddresseeRow {
  contact_id: string;
  name: string;
  address: string | null;
  language: 'de' | 'en';
  firm: Sender;
}
/** Where the person is told, and by whom; of a contact that is open to the caller. */
export const readAddressee = (tx: Tx, contactId: string): Promise<AddresseeRow> =>
  tx.one(sql`
    SELECT c.contact_id, c.display_name AS name,
           (SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id ORDER BY e.position, e.email_id LIMIT 1) AS address,
           CASE WHEN coalesce(c.language, f.language) = 'en' THEN 'en' ELSE 'de' END AS language,
           json_build_object('name', coalesce(f.name, ''), 'street', coalesce(f.street, ''),
             'postalCode', coalesce(f.postal_code, ''), 'city', coalesce(f.city, ''),
             'privacyName', coalesce(f.privacy_name, ''), 'privacyEmail', coalesce(f.privacy_email, ''),
             'privacyPhone', f.privacy_phone) AS firm
      FROM contact c LEFT JOIN firm f ON true WHERE c.contact_id = ${contactId}`);
