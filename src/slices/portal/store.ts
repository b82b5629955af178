import type { Register } from '../../kernel/register.ts';
import { empty, identifier, join, type Sql, sql, type Tx } from '../../platform/db/index.ts';

type Language = 'de' | 'en';

export const insertAsk = (
  tx: Tx,
  ask: { askId: string; address: string; language: Language },
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO portal_ask (ask_id, address, identifiers, language)
    VALUES (${ask.askId}, ${ask.address}, ${[ask.address]}::text[], ${ask.language})`);

/** Takes the ask out of the table: it is answered in this transaction, or stays. Undefined where it is over. */
export const takeAsk = (
  tx: Tx,
  askId: string,
): Promise<{ address: string; language: Language } | undefined> =>
  tx.maybe(
    sql`DELETE FROM portal_ask WHERE ask_id = ${askId} AND deletes_at > now() RETURNING address, language`,
  );

/** Counts one mail more to this address today; false where there were `most` already. */
export const countMail = async (tx: Tx, hash: Buffer, most: number): Promise<boolean> =>
  (await tx.execute(sql`
    INSERT INTO portal_count (hash, day, mails, deletes_at)
    VALUES (${hash}, (now() AT TIME ZONE 'UTC')::date, 1, now() + interval '2 days')
    ON CONFLICT (hash, day) DO UPDATE SET mails = portal_count.mails + 1 WHERE portal_count.mails < ${most}::int`)) ===
  1;

/** Ids of the contacts with this e-mail address, at most two: more make no difference. */
export const findByEmail = async (tx: Tx, address: string): Promise<string[]> =>
  (
    await tx.query<{ contact_id: string }>(
      sql`SELECT DISTINCT contact_id FROM contact_email WHERE address = ${address} LIMIT 2`,
    )
  ).map(({ contact_id }) => contact_id);

/** What was written to people, and what they typed here, is no data about them that they would not know of. */
const OWN_WORDS: readonly string[] = ['mail', 'portal'];

/**
 * Whether the address stands in rows that are nobody's contact yet: files that came in, requests by letter. From every
 * table of the register that knows people by identifiers.
 */
export async function isHeldElsewhere(tx: Tx, register: Register, address: string): Promise<boolean> {
  const tables = register.flatMap(({ table, subject, slice }): Sql[] => {
    if (typeof subject !== 'object' || !('identifiers' in subject) || OWN_WORDS.includes(slice)) return [];
    const nobodys = subject.contact ? sql` AND ${identifier(subject.contact)} IS NULL` : empty;
    return [
      sql`EXISTS (SELECT FROM ${identifier(table)} WHERE ${identifier(subject.identifiers)} && ${[address]}::text[]${nobodys})`,
    ];
  });
  if (tables.length === 0) return false;
  const [row] = await tx.query<{ held: boolean }>(sql`SELECT ${join(tables, ' OR ')} AS held`);
  return row!.held;
}

/** Whether somebody is to answer to this address already. */
export const isBeingAnswered = async (tx: Tx, address: string): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS one FROM rights_request
     WHERE contact_id IS NULL AND requester_email = ${address} AND state NOT IN ('done', 'refused') LIMIT 1`)) !==
  undefined;

export const insertLink = (
  tx: Tx,
  link: {
    linkId: string;
    contactId: string;
    address: string;
    hash: Buffer;
    /** Request that it is sent for. */
    requestId: string | null;
    language: Language;
    createdBy: string;
    validHours: number;
  },
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO portal_link (link_id, contact_id, address, request_id, hash, language, created_by, expires_at)
    VALUES (${link.linkId}, ${link.contactId}, ${link.address}, ${link.requestId}, ${link.hash}, ${link.language},
            ${link.createdBy}, now() + make_interval(hours => ${link.validHours}::int))`);

/** Uses the link up, in one statement, so that of two at the same time one comes in; undefined where it opens nothing. */
export const takeLink = (
  tx: Tx,
  hash: Buffer,
): Promise<
  { contact_id: string; address: string; request_id: string | null; language: Language } | undefined
> =>
  tx.maybe(sql`
    UPDATE portal_link l SET used_at = now()
     WHERE l.hash = ${hash} AND l.used_at IS NULL AND l.expires_at > now()
       AND EXISTS (SELECT FROM contact_email e WHERE e.contact_id = l.contact_id AND e.address = l.address)
    RETURNING l.contact_id, l.address, l.request_id, l.language`);

export async function insertSession(
  tx: Tx,
  session: { sessionId: string; contactId: string; hash: Buffer; language: Language; minutes: number },
): Promise<Date> {
  const { expires_at } = await tx.one<{ expires_at: Date }>(sql`
    INSERT INTO portal_session (session_id, contact_id, hash, language, expires_at)
    VALUES (${session.sessionId}, ${session.contactId}, ${session.hash}, ${session.language},
            now() + make_interval(mins => ${session.minutes}::int))
    RETURNING contact_id, expires_at`);
  return expires_at;
}

/** `person_id` and not `contact_id`: recognising somebody is no look at their data; what they then do names them in the log. */
export const findSession = (
  tx: Tx,
  hash: Buffer,
): Promise<{ person_id: string; language: Language } | undefined> =>
  tx.maybe(
    sql`SELECT contact_id AS person_id, language FROM portal_session WHERE hash = ${hash} AND expires_at > now()`,
  );

export const endSession = (tx: Tx, hash: Buffer): Promise<number> =>
  tx.execute(sql`DELETE FROM portal_session WHERE hash = ${hash}`);

export const hasAddress = async (tx: Tx, contactId: string, address: string): Promise<boolean> =>
  (await tx.maybe(
    sql`SELECT contact_id FROM contact_email WHERE contact_id = ${contactId} AND address = ${address} LIMIT 1`,
  )) !== undefined;

/** Whether somebody else has this address, too, as far as the caller sees. */
export const isShared = async (tx: Tx, contactId: string, address: string): Promise<boolean> =>
  (
    await tx.one<{ shared: boolean }>(
      sql`SELECT EXISTS (SELECT FROM contact_email WHERE address = ${address} AND contact_id <> ${contactId}) AS shared`,
    )
  ).shared;

/** Whether the last ground has ended: then the contact goes by itself, unless a restriction holds it. */
export const nothingCarries = async (tx: Tx, contactId: string): Promise<boolean> =>
  (await tx.maybe(
    sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId} AND deletes_at <= now() AND restricted_at IS NULL`,
  )) !== undefined;
