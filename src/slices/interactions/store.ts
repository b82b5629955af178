import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import {
  type Channel,
  type Direction,
  type InteractionFile,
  type InteractionQuery,
  LIST_CONTENT_LENGTH,
  type Outcome,
  type TopicQuery,
} from './contract.ts';

export interface InteractionRecord {
  interaction_id: string;
  /** The people whom the caller sees; the log collects them. */
  contact_ids: string[] | null;
  version: number;
  channel: Channel;
  direction: Direction;
  occurred_at: Date;
  duration_minutes: number | null;
  subject: string;
  content: string;
  is_content_cut: boolean;
  outcome: Outcome;
  topic: string;
  network: string;
  handle: string;
  url: string;
  company_id: string | null;
  company_name: string | null;
  deal_id: string | null;
  deal_title: string | null;
  ticket_id: string | null;
  ticket_number: number | null;
  ticket_subject: string | null;
  archive_id: string | null;
  owner_id: string | null;
  owner_name: string | null;
  has_people: boolean;
  people: { contactId: string; displayName: string }[] | null;
  files: InteractionFile[] | null;
  created_at: Date;
  updated_at: Date;
  /** Microseconds since 1970. */
  sort_key: string;
}

type Filter = Omit<InteractionQuery, 'limit' | 'cursor'>;
const NEWEST_FIRST = (table: Sql): Sql => sql`${table}.occurred_at DESC, ${table}.interaction_id DESC`;

/** One page of a timeline and one row more, which tells whether there is a next page. */
export const listInteractions = (
  tx: Tx,
  filter: Filter,
  page: { limit: number; after: Place | undefined },
): Promise<InteractionRecord[]> => tx.query(timelineStatement(filter, page));

/** The statement of `listInteractions`; the page is cut before anything is looked up for its rows. */
export const timelineStatement = (
  filter: Filter,
  { limit, after }: { limit: number; after: Place | undefined },
): Sql =>
  recordsOf(
    pageOf(filter, after, limit + 1),
    sql`left(i.content, ${LIST_CONTENT_LENGTH}) AS content, length(i.content) > ${LIST_CONTENT_LENGTH} AS is_content_cut`,
  );

/** The whole of one. @throws AppError not-found */
export const readInteraction = (tx: Tx, interactionId: string): Promise<InteractionRecord> =>
  tx.one(
    recordsOf(
      sql`SELECT interaction_id FROM interaction WHERE interaction_id = ${interactionId}`,
      sql`i.content, false AS is_content_cut`,
    ),
  );

const recordsOf = (page: Sql, content: Sql): Sql => sql`
  SELECT i.interaction_id, i.version, i.channel, i.direction, i.occurred_at, i.duration_minutes, i.subject, ${content},
         i.outcome, i.topic, i.network, i.handle, i.url, i.archive_id, i.owner_id, u.name AS owner_name, i.has_people,
         co.company_id, co.name AS company_name, d.deal_id, d.title AS deal_title,
         t.ticket_id, t.number AS ticket_number, t.subject AS ticket_subject,
         who.contact_ids, who.people, f.files, i.created_at, i.updated_at,
         (extract(epoch FROM i.occurred_at) * 1000000)::bigint::text AS sort_key
    FROM (${page}) k JOIN interaction i USING (interaction_id)
    LEFT JOIN LATERAL (
      SELECT array_agg(c.contact_id) AS contact_ids,
             json_agg(json_build_object('contactId', c.contact_id, 'displayName', c.display_name) ORDER BY c.sort_name, c.contact_id) AS people
        FROM interaction_person p JOIN contact c USING (contact_id) WHERE p.interaction_id = i.interaction_id) who ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('fileId', x.file_id, 'name', x.name, 'mediaType', x.media_type, 'bytes', x.bytes,
                                        'createdAt', x.created_at) ORDER BY x.file_id) AS files
        FROM interaction_file x WHERE x.interaction_id = i.interaction_id) f ON true
    LEFT JOIN company co ON co.company_id = i.company_id
    LEFT JOIN deal d ON d.deal_id = i.deal_id
    LEFT JOIN ticket t ON t.ticket_id = i.ticket_id
    LEFT JOIN app_user u ON u.user_id = i.owner_id
   ORDER BY ${NEWEST_FIRST(sql`i`)}`;

/** Ids of the page: one walk along the index of the timeline, cut where the page ends. */
function pageOf(filter: Filter, after: Place | undefined, limit: number): Sql {
  if (filter.contactId) return walkOfPerson(sql`${filter.contactId}::uuid`, filter, after, limit);
  if (filter.dealId) return walkOfRecord(sql`i.deal_id = ${filter.dealId}`, filter, after, limit);
  if (filter.ticketId) return walkOfRecord(sql`i.ticket_id = ${filter.ticketId}`, filter, after, limit);
  return walkOfCompany(filter.companyId!, filter, after, limit);
}

/** The rows of people repeat time and channel, so that only a filter by topic or person looks into the interaction. */
function walkOfPerson(contactId: Sql, filter: Filter, after: Place | undefined, limit: number): Sql {
  const looksInside = filter.topic !== undefined;
  const conditions = [sql`p.contact_id = ${contactId}`, ...conditionsOf(sql`p`, filter, after)];
  if (looksInside) conditions.push(sql`i.topic = ${filter.topic}`);
  return sql`SELECT p.interaction_id, p.occurred_at FROM interaction_person p
    ${looksInside ? sql`JOIN interaction i USING (interaction_id)` : sql``}
    WHERE ${join(conditions, ' AND ')} ORDER BY ${NEWEST_FIRST(sql`p`)} ${limitTo(limit)}`;
}

function walkOfRecord(whose: Sql, filter: Filter, after: Place | undefined, limit: number): Sql {
  const conditions = [whose, ...conditionsOf(sql`i`, filter, after)];
  if (filter.topic !== undefined) conditions.push(sql`i.topic = ${filter.topic}`);
  return sql`SELECT i.interaction_id, i.occurred_at FROM interaction i
    WHERE ${join(conditions, ' AND ')} ORDER BY ${NEWEST_FIRST(sql`i`)} ${limitTo(limit)}`;
}

/** What names the company, and what its people took part in: a walk each, and the newest of all. */
const walkOfCompany = (
  companyId: string,
  filter: Filter,
  after: Place | undefined,
  limit: number,
): Sql => sql`
  SELECT m.interaction_id, m.occurred_at FROM (
    (${walkOfRecord(sql`i.company_id = ${companyId}`, filter, after, limit)})
    UNION
    (SELECT w.interaction_id, w.occurred_at FROM contact_company cc
      CROSS JOIN LATERAL (${walkOfPerson(sql`cc.contact_id`, filter, after, limit)}) w WHERE cc.company_id = ${companyId})) m
   ORDER BY ${NEWEST_FIRST(sql`m`)} ${limitTo(limit)}`;

function conditionsOf(row: Sql, filter: Filter, after: Place | undefined): Sql[] {
  const conditions: Sql[] = [];
  if (filter.channel) conditions.push(sql`${row}.channel = ${filter.channel}`);
  if (filter.from) conditions.push(sql`${row}.occurred_at >= ${new Date(filter.from)}`);
  if (filter.to) conditions.push(sql`${row}.occurred_at < ${new Date(filter.to)}`);
  if (filter.personId)
    conditions.push(sql`EXISTS (SELECT FROM interaction_person q WHERE q.contact_id = ${filter.personId}
      AND q.occurred_at = ${row}.occurred_at AND q.interaction_id = ${row}.interaction_id)`);
  if (after)
    conditions.push(
      sql`(${row}.occurred_at, ${row}.interaction_id) < ('epoch'::timestamptz + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
    );
  return conditions;
}

/** Topics of the newest thousand of a timeline, most used first. */
export async function listTopics(tx: Tx, whose: TopicQuery): Promise<string[]> {
  const rows = await tx.query<{ topic: string }>(sql`
    SELECT i.topic, ${whose.contactId ?? null}::uuid AS contact_id
      FROM (${pageOf(whose, undefined, 1000)}) k JOIN interaction i USING (interaction_id)
     WHERE i.topic <> '' GROUP BY i.topic ORDER BY count(*) DESC, i.topic ${limitTo(100)}`);
  return rows.map(({ topic }) => topic);
}
