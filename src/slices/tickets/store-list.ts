import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import { type OwnCondition, ownConditions } from '../fields/index.ts';
import type { TicketQuery, TicketRow, TicketStatus } from './contract.ts';
import { isOverdue, lastContact } from './store-ticket.ts';

/** Filters as the store wants them: `mine` resolved, text and number told apart. */
export interface TicketFilter
  extends Partial<
    Pick<
      TicketQuery,
      | 'status'
      | 'priority'
      | 'kind'
      | 'ownerId'
      | 'unassigned'
      | 'teamId'
      | 'companyId'
      | 'contactId'
      | 'overdue'
      | 'silentSince'
    >
  > {
  group: TicketQuery['group'];
  number?: number | undefined;
  words?: string | undefined;
  own?: readonly OwnCondition[];
}

export interface TicketListRecord {
  ticket_id: string;
  number: number;
  subject: string;
  kind: TicketRow['kind'];
  status: TicketStatus;
  priority: TicketRow['priority'];
  due_at: Date;
  is_overdue: boolean;
  person_id: string | null;
  person_name: string | null;
  company_id: string | null;
  company_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  team_name: string | null;
  last_contact_at: Date | null;
  created_at: Date;
  updated_at: Date;
  sort_key: string;
}

interface SortKey {
  column: Sql;
  /** The value of the column as text, exact. */
  asText: Sql;
  fromText(key: string): Sql;
}
const timeKey = (column: Sql): SortKey => ({
  column,
  asText: sql`(extract(epoch FROM t.${column}) * 1000000)::bigint::text`,
  fromText: (key) => sql`'epoch'::timestamptz + ${key}::bigint * interval '1 microsecond'`,
});
/** Ids are UUIDv7, made in order: their order is the order of creation, and needs no index of its own. */
const SORTS: Record<string, SortKey | undefined> = {
  due: timeKey(sql`due_at`),
  changed: timeKey(sql`updated_at`),
  created: undefined,
  priority: {
    column: sql`priority_rank`,
    asText: sql`t.priority_rank::text`,
    fromText: (key) => sql`${key}::smallint`,
  },
};

interface Page {
  sort: TicketQuery['sort'];
  limit: number;
  after: Place | undefined;
}

/** One page, and one row more, which tells whether there is a next page. */
export const listTickets = (tx: Tx, filter: TicketFilter, page: Page): Promise<TicketListRecord[]> =>
  tx.query(listStatement(filter, page));

/** The statement of `listTickets`; the page is cut before anything is looked up for its rows. */
export function listStatement(filter: TicketFilter, { sort, limit, after }: Page): Sql {
  const key = SORTS[sort.replace('-', '')];
  const direction = sort.startsWith('-') ? sql`DESC` : sql`ASC`;
  const than = sort.startsWith('-') ? sql`<` : sql`>`;
  const order = key
    ? sql`t.${key.column} ${direction}, t.ticket_id ${direction}`
    : sql`t.ticket_id ${direction}`;
  const beyond = (place: Place): Sql =>
    key
      ? sql`(t.${key.column}, t.ticket_id) ${than} (${key.fromText(place.key)}, ${place.id}::uuid)`
      : sql`t.ticket_id ${than} ${place.id}::uuid`;
  const conditions = [...conditionsOf(filter), ...(after ? [beyond(after)] : [])];
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;
  return sql`
    SELECT t.ticket_id, t.number, t.subject, t.kind, t.status, t.priority, t.due_at, t.owner_id, t.created_at, t.updated_at,
           t.sort_key, ${isOverdue} AS is_overdue, ${lastContact} AS last_contact_at,
           p.contact_id AS person_id, p.display_name AS person_name, co.company_id, co.name AS company_name,
           u.name AS owner_name, tm.name AS team_name,
           array_remove(ARRAY[p.contact_id, co.sole_trader_contact_id], NULL) AS contact_ids
      FROM (SELECT t.*, ${key ? key.asText : sql`''`} AS sort_key FROM ticket t ${where} ORDER BY ${order} ${limitTo(limit + 1)}) t
      LEFT JOIN LATERAL (SELECT tp.contact_id, c.display_name FROM ticket_person tp JOIN contact c USING (contact_id)
                          WHERE tp.ticket_id = t.ticket_id ORDER BY tp.position, tp.contact_id LIMIT 1) p ON true
      LEFT JOIN company co ON co.company_id = t.company_id
      LEFT JOIN app_user u ON u.user_id = t.owner_id
      LEFT JOIN team tm ON tm.team_id = t.team_id
     ORDER BY ${order}`;
}

const OPEN = sql`t.status IN ('new', 'open', 'waiting')`;

function conditionsOf(filter: TicketFilter): Sql[] {
  const conditions: Sql[] = [];
  if (filter.status) conditions.push(sql`t.status = ${filter.status}`);
  else if (filter.group === 'open') conditions.push(OPEN);
  else if (filter.group === 'done') conditions.push(sql`t.status IN ('resolved', 'closed')`);
  if (filter.contactId)
    conditions.push(
      sql`t.ticket_id IN (SELECT ticket_id FROM ticket_person WHERE contact_id = ${filter.contactId})`,
    );
  if (filter.companyId) conditions.push(sql`t.company_id = ${filter.companyId}`);
  if (filter.number !== undefined) conditions.push(sql`t.number = ${filter.number}`);
  if (filter.words) conditions.push(sql`t.ticket_id IN (SELECT tickets_about(${filter.words}))`);
  if (filter.priority) conditions.push(sql`t.priority = ${filter.priority}`);
  if (filter.kind) conditions.push(sql`t.kind = ${filter.kind}`);
  if (filter.ownerId) conditions.push(sql`t.owner_id = ${filter.ownerId}`);
  if (filter.unassigned !== undefined)
    conditions.push(filter.unassigned ? sql`t.owner_id IS NULL` : sql`t.owner_id IS NOT NULL`);
  if (filter.teamId) conditions.push(sql`t.team_id = ${filter.teamId}`);
  if (filter.overdue !== undefined)
    conditions.push(filter.overdue ? sql`${OPEN} AND t.due_at < now()` : sql`NOT ${isOverdue}`);
  if (filter.silentSince)
    conditions.push(sql`NOT EXISTS (SELECT FROM interaction i WHERE i.ticket_id = t.ticket_id AND i.direction <> 'internal'
      AND i.occurred_at >= ${new Date(filter.silentSince)})`);
  conditions.push(...ownConditions('ticket', filter.own, sql`t.ticket_id`));
  return conditions;
}
