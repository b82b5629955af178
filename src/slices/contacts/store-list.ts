import { maskOf, type PurposeDefinition } from '../../kernel/purpose.ts';
import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import { type OwnCondition, ownConditions } from '../fields/index.ts';
import type { Contact, ContactQuery } from './contract.ts';

/** Filters as the store wants them: `openPurpose` resolved, everything that is empty left out. */
export interface ContactFilter
  extends Partial<
    Pick<
      ContactQuery,
      | 'q'
      | 'companyId'
      | 'ownerId'
      | 'teamId'
      | 'tag'
      | 'email'
      | 'city'
      | 'deletesBefore'
      | 'restricted'
      | 'lastContact'
      | 'lastContactBefore'
      | 'lastContactSince'
      | 'importId'
    >
  > {
  openPurpose?: PurposeDefinition | undefined;
  /** Only these can be among those asked for. */
  among?: readonly string[];
  /** Asks for what the purpose does not open: nobody is found. */
  isClosed?: boolean;
  own?: readonly OwnCondition[];
}

export interface ContactListRecord {
  contact_id: string;
  display_name: string;
  salutation: Contact['salutation'];
  title: string | null;
  given_name: string | null;
  family_name: string | null;
  company_id: string | null;
  company_name: string | null;
  company_role: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  owner_id: string | null;
  open_purposes: string;
  last_contact_at: Date | null;
  last_channel: string | null;
  deletes_at: Date;
  created_at: Date;
  updated_at: Date;
  sort_key: string;
}

/** How far a search with filters, or one that only counts, looks. */
const SEARCH_DEPTH = 1000;

const microseconds = (column: Sql): Sql => sql`(extract(epoch FROM c.${column}) * 1000000)::bigint::text`;
const instant = (key: string): Sql => sql`'epoch'::timestamptz + ${key}::bigint * interval '1 microsecond'`;

interface SortKey {
  column: Sql;
  /** The value of the column as text, exact. */
  asText: Sql;
  fromText(key: string): Sql;
}
const nameKey: SortKey = { column: sql`sort_name`, asText: sql`c.sort_name`, fromText: (key) => sql`${key}` };
const timeKey = (column: Sql): SortKey => ({ column, asText: microseconds(column), fromText: instant });
/** Ids are UUIDv7, made in order: their order is the order of creation, and needs no index of its own. */
const SORTS = {
  name: nameKey,
  changed: timeKey(sql`updated_at`),
  created: undefined,
  deletes: timeKey(sql`deletes_at`),
};

/** One page, and one row more, which tells whether there is a next page. */
export const listContacts = (
  tx: Tx,
  filter: ContactFilter,
  page: { sort: ContactQuery['sort']; limit: number; after: Place | undefined },
): Promise<ContactListRecord[]> => tx.lookUp(listStatement(filter, page));

/** The statement of `listContacts`; the page is cut before anything is looked up for its rows. */
export function listStatement(
  filter: ContactFilter,
  page: { sort: ContactQuery['sort']; limit: number; after: Place | undefined },
): Sql {
  const rows = filter.q ? searchedPage(filter.q, filter, page.limit) : sortedPage(filter, page);
  return sql`
    SELECT c.contact_id, c.display_name, c.salutation, c.title, c.given_name, c.family_name, c.owner_id, c.deletes_at,
           c.created_at, c.updated_at, c.sort_key,
           CASE WHEN c.visible_until > now() THEN c.open_purposes ELSE 0 END::text AS open_purposes,
           e.address AS email, p.number AS phone, a.city, l.last_contact_at, l.last_channel, w.company_id, w.name AS company_name, w.role AS company_role
      FROM (${rows.statement}) c
      LEFT JOIN LATERAL (SELECT address FROM contact_email x WHERE x.contact_id = c.contact_id ORDER BY position LIMIT 1) e ON true
      LEFT JOIN LATERAL (SELECT number FROM contact_phone x WHERE x.contact_id = c.contact_id ORDER BY position LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT nullif(city, '') AS city FROM contact_address x WHERE x.contact_id = c.contact_id ORDER BY position LIMIT 1) a ON true
      LEFT JOIN LATERAL (SELECT last_contact_at, last_channel FROM contact_activity x WHERE x.contact_id = c.contact_id LIMIT 1) l ON true
      LEFT JOIN LATERAL (SELECT co.company_id, co.name, x.role FROM contact_company x JOIN company co USING (company_id)
                          WHERE x.contact_id = c.contact_id ORDER BY x.position LIMIT 1) w ON true
     ORDER BY ${rows.order}`;
}

function sortedPage(
  filter: ContactFilter,
  { sort, limit, after }: { sort: ContactQuery['sort']; limit: number; after: Place | undefined },
): { statement: Sql; order: Sql } {
  const key = SORTS[sort.replace('-', '') as keyof typeof SORTS];
  const direction = sort.startsWith('-') ? sql`DESC` : sql`ASC`;
  const than = sort.startsWith('-') ? sql`<` : sql`>`;
  const order = key
    ? sql`c.${key.column} ${direction}, c.contact_id ${direction}`
    : sql`c.contact_id ${direction}`;
  const beyond = (place: Place): Sql =>
    key
      ? sql`(c.${key.column}, c.contact_id) ${than} (${key.fromText(place.key)}, ${place.id}::uuid)`
      : sql`c.contact_id ${than} ${place.id}::uuid`;
  const conditions = [...conditionsOf(filter), ...(after ? [beyond(after)] : [])];
  const statement = sql`SELECT c.*, ${key ? key.asText : sql`''`} AS sort_key FROM contact c ${where(conditions)}
    ORDER BY ${order} ${limitTo(limit + 1)}`;
  return { statement, order };
}

/** Filters come after the search, so with them it is asked for more than one page holds. */
function searchedPage(q: string, filter: ContactFilter, limit: number): { statement: Sql; order: Sql } {
  const conditions = conditionsOf(filter);
  const order = sql`c.rank DESC, c.sort_name, c.contact_id`;
  const statement = sql`SELECT c.*, s.rank, '' AS sort_key
    FROM search_contacts(${q}, ${conditions.length > 0 ? SEARCH_DEPTH : limit}) s JOIN contact c USING (contact_id)
    ${where(conditions)} ORDER BY s.rank DESC, c.sort_name, c.contact_id ${limitTo(limit)}`;
  return { statement, order };
}

/** How many contacts the filter leaves; at most `SEARCH_DEPTH` with `q`. */
export async function countContacts(tx: Tx, filter: ContactFilter): Promise<number> {
  const rows = await tx.query<{ count: number }>(sql`SELECT count(*) AS count FROM ${selectionOf(filter)}`);
  return rows[0]!.count;
}

/** Rows `c` of `contact` that the filter leaves, without order; at most `SEARCH_DEPTH` with `q`. */
export function selectionOf(filter: ContactFilter): Sql {
  const from = filter.q
    ? sql`search_contacts(${filter.q}, ${SEARCH_DEPTH}) s JOIN contact c USING (contact_id)`
    : sql`contact c`;
  return sql`${from} ${where(conditionsOf(filter))}`;
}

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;

/** Lists are asked first (`IN`), so that one address or company leads to its few contacts through the index. */
function conditionsOf(filter: ContactFilter): Sql[] {
  const conditions: Sql[] = [];
  if (filter.email)
    conditions.push(
      sql`c.contact_id IN (SELECT contact_id FROM contact_email WHERE address = ${filter.email})`,
    );
  if (filter.companyId)
    conditions.push(
      sql`c.contact_id IN (SELECT contact_id FROM contact_company WHERE company_id = ${filter.companyId})`,
    );
  if (filter.city)
    conditions.push(
      sql`c.contact_id IN (SELECT contact_id FROM contact_address WHERE city = ANY (${spellingsOf(filter.city)}))`,
    );
  conditions.push(...ownConditions('contact', filter.own, sql`c.contact_id`));
  if (filter.tag)
    conditions.push(sql`c.contact_id IN (SELECT contact_id FROM contact_tag WHERE tag = ${filter.tag})`);
  if (filter.ownerId) conditions.push(sql`c.owner_id = ${filter.ownerId}`);
  if (filter.teamId) conditions.push(sql`c.team_id = ${filter.teamId}`);
  if (filter.importId) conditions.push(sql`c.import_id = ${filter.importId}`);
  if (filter.openPurpose)
    conditions.push(
      sql`(c.open_purposes & ${maskOf(filter.openPurpose).toString()}::bigint) <> 0 AND c.visible_until > now()`,
    );
  if (filter.deletesBefore) conditions.push(sql`c.deletes_at < ${new Date(filter.deletesBefore)}`);
  if (filter.among) conditions.push(sql`c.contact_id = ANY (${filter.among}::uuid[])`);
  if (filter.isClosed) conditions.push(sql`false`);
  if (filter.lastContact === 'never')
    conditions.push(sql`NOT EXISTS (SELECT FROM contact_activity x WHERE x.contact_id = c.contact_id)`);
  if (filter.lastContactBefore)
    conditions.push(
      sql`EXISTS (SELECT FROM contact_activity x WHERE x.contact_id = c.contact_id AND x.last_contact_at < ${new Date(filter.lastContactBefore)})`,
    );
  if (filter.lastContactSince)
    conditions.push(
      sql`EXISTS (SELECT FROM contact_activity x WHERE x.contact_id = c.contact_id AND x.last_contact_at >= ${new Date(filter.lastContactSince)})`,
    );
  if (filter.restricted !== undefined)
    conditions.push(filter.restricted ? sql`c.restricted_at IS NOT NULL` : sql`c.restricted_at IS NULL`);
  return conditions;
}

const SMALL_WORDS = new Set([
  'am',
  'an',
  'auf',
  'bei',
  'der',
  'dem',
  'den',
  'im',
  'in',
  'ob',
  'und',
  'vor',
  'von',
  'zu',
  'zum',
  'zur',
  'of',
  'de',
  'la',
  'le',
  'sur',
]);

/**
 * A city as it may have been written: as asked for, small, capital, each word with a capital. Under row-level security
 * only plain equality reaches an index, so the spellings are made here and not by lower() there.
 */
export function spellingsOf(city: string): string[] {
  const capital = (small: (word: string) => boolean) =>
    city
      .toLowerCase()
      .replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word, at: number) =>
        at > 0 && small(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
      );
  return [
    ...new Set([
      city,
      city.toLowerCase(),
      city.toUpperCase(),
      capital(() => false),
      capital((word) => SMALL_WORDS.has(word)),
    ]),
  ];
}
