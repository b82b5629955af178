import type { Register } from '../../kernel/register.ts';
import { empty, join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { name, rootOf } from '../retention/index.ts';
import {
  PENDING_STATES,
  type ProposedChanges,
  type RefusalReason,
  type RequestChannel,
  type RequestKind,
  type RequestState,
} from './contract.ts';
import { ASK_IDENTITY_WITHIN_DAYS, type Seat } from './deadline.ts';

export interface RequestRow {
  request_id: string;
  /** Null: from somebody who is no contact. */
  contact_id: string | null;
  /** Of the contact, else of the requester. */
  display_name: string;
  /** As the contact prefers it, ISO 639-1. */
  language: string | null;
  requester_name: string;
  requester_address: string;
  requester_email: string | null;
  kind: RequestKind;
  channel: RequestChannel;
  note: string;
  proposed: ProposedChanges | null;
  state: RequestState;
  received_on: string;
  first_due_on: string;
  due_on: string;
  identity_doubt: string;
  identity_ask: string | null;
  identity_asked_on: string | null;
  identity_shown_on: string | null;
  extension: string | null;
  refusal: string | null;
  done_at: Date | null;
  deletes_at: Date | null;
}

/** The request with the name of the person, through the register: only while the person is visible. */
function selectRequests(register: Register, conditions: readonly Sql[], rest: Sql): Sql {
  const { table, subject, root } = rootOf(register);
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty;
  return sql`
    SELECT r.request_id, r.contact_id, coalesce(person.${name(root.name)}, r.requester_name) AS display_name,
           person.${name(root.language)} AS language, r.requester_name, r.requester_address, r.requester_email, r.kind,
           r.channel, r.note, r.proposed, r.state, r.received_on, r.first_due_on, r.due_on, r.identity_doubt,
           r.identity_ask, r.identity_asked_on, r.identity_shown_on, r.extension, r.refusal, r.done_at, r.deletes_at
      FROM rights_request r LEFT JOIN ${name(table)} person ON person.${name(subject)} = r.contact_id ${where} ${rest}`;
}

const isPending = sql`r.state IN (${join([...PENDING_STATES])})`;

export interface RequestFilter {
  contactId?: string;
  state: RequestState | 'pending' | 'all';
  kind?: RequestKind | undefined;
  after?: { dueOn: string; requestId: string } | undefined;
}

/** Earliest due first, after the place given. */
export function listRequests(
  tx: Tx,
  register: Register,
  { contactId, state, kind, after }: RequestFilter,
  limit: number,
): Promise<RequestRow[]> {
  const conditions: Sql[] = [];
  if (contactId) conditions.push(sql`r.contact_id = ${contactId}::uuid`);
  if (state === 'pending') conditions.push(isPending);
  else if (state !== 'all') conditions.push(sql`r.state = ${state}`);
  if (kind) conditions.push(sql`r.kind = ${kind}`);
  if (after)
    conditions.push(sql`(r.due_on, r.request_id) > (${after.dueOn}::date, ${after.requestId}::uuid)`);
  return tx.query(selectRequests(register, conditions, sql`ORDER BY r.due_on, r.request_id LIMIT ${limit}`));
}

/** `lock`: nobody else takes a step until this transaction ends. Throws `not-found`. */
export const findRequest = (
  tx: Tx,
  register: Register,
  requestId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<RequestRow> =>
  tx.one(
    selectRequests(
      register,
      [sql`r.request_id = ${requestId}::uuid`],
      lock ? sql`FOR NO KEY UPDATE OF r` : empty,
    ),
  );

export interface PendingCount {
  kind: RequestKind;
  overdue: number;
  soon: number;
  later: number;
  waiting: number;
}

/** The clock stands: proof of identity is waited for, and was asked for in time. */
const stands = sql`(r.state = 'identity' AND r.identity_asked_on <= r.received_on + ${ASK_IDENTITY_WITHIN_DAYS}::int)`;

/** What is pending, by kind, seen from `today` with `soonUntil` as the last day that is near. */
export const countPending = (tx: Tx, today: string, soonUntil: string): Promise<PendingCount[]> =>
  tx.query(sql`
    SELECT r.kind, (count(*) FILTER (WHERE ${stands}))::int AS waiting,
           (count(*) FILTER (WHERE NOT ${stands} AND r.due_on < ${today}::date))::int AS overdue,
           (count(*) FILTER (WHERE NOT ${stands} AND r.due_on BETWEEN ${today}::date AND ${soonUntil}::date))::int AS soon,
           (count(*) FILTER (WHERE NOT ${stands} AND r.due_on > ${soonUntil}::date))::int AS later
      FROM rights_request r WHERE ${isPending} GROUP BY r.kind ORDER BY r.kind`);

export interface NewRequestRow {
  request_id: string;
  contact_id: string | null;
  requester: { name: string; address: string; email: string | null } | null;
  kind: string;
  channel: string;
  note: string;
  proposed: ProposedChanges | null;
  received_on: string;
  due_on: string;
  /** Put by the person themselves in the portal. */
  identity_shown_on: string | null;
}

export const insertRequest = (row: NewRequestRow, createdBy: string): Sql => sql`
    INSERT INTO rights_request (request_id, contact_id, requester_name, requester_address, requester_email, identifiers,
                                kind, channel, note, proposed, received_on, first_due_on, due_on, identity_shown_on, created_by)
    VALUES (${row.request_id}, ${row.contact_id}, ${row.requester?.name ?? ''}, ${row.requester?.address ?? ''},
            ${row.requester?.email ?? null}, ${row.requester?.email ? [row.requester.email] : []}::text[], ${row.kind},
            ${row.channel}, ${row.note}, ${row.proposed && JSON.stringify(row.proposed)}::jsonb, ${row.received_on},
            ${row.due_on}, ${row.due_on}, ${row.identity_shown_on}, ${createdBy})`;

/** What a step changes. */
export type RequestChange = Partial<
  Pick<
    RequestRow,
    | 'contact_id'
    | 'state'
    | 'first_due_on'
    | 'due_on'
    | 'identity_doubt'
    | 'identity_ask'
    | 'identity_asked_on'
    | 'identity_shown_on'
    | 'extension'
    | 'done_at'
  > & { refusal: RefusalReason }
>;

export const updateRequest = (requestId: string, change: RequestChange): Sql =>
  sql`UPDATE rights_request SET ${join(
    Object.entries(change).map(([column, value]) => sql`${name(column)} = ${value}`),
  )} WHERE request_id = ${requestId}::uuid`;

/** Where the firm sits; before the set-up, Germany without a state. */
export const readSeat = async (tx: Tx): Promise<Seat> =>
  (await tx.maybe<Seat>(sql`SELECT country, state FROM firm`)) ?? { country: 'DE', state: null };
