import type { Register } from '../../kernel/register.ts';
import { empty, join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { name, rootOf } from '../retention/index.ts';
import type { Seat } from './deadline.ts';

export interface RequestRow {
  request_id: string;
  contact_id: string;
  display_name: string;
  kind: string;
  channel: string;
  note: string;
  state: string;
  received_on: string;
  due_on: string;
  done_at: Date | null;
}

/** The request with the name of the person, through the register: only while the person is visible. */
function selectRequests(register: Register, conditions: readonly Sql[], limit: number): Sql {
  const { table, subject, root } = rootOf(register);
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty;
  return sql`
    SELECT r.request_id, r.contact_id, person.${name(root.name)} AS display_name, r.kind, r.channel, r.note, r.state,
           r.received_on, r.due_on, r.done_at
      FROM rights_request r JOIN ${name(table)} person ON person.${name(subject)} = r.contact_id ${where}
     ORDER BY r.due_on, r.request_id LIMIT ${limit}`;
}

/** Earliest due first, after the place given. */
export function listRequests(
  tx: Tx,
  register: Register,
  filter: { contactId?: string; state: string; after?: { dueOn: string; requestId: string } | undefined },
  limit: number,
): Promise<RequestRow[]> {
  const conditions: Sql[] = [];
  if (filter.contactId) conditions.push(sql`r.contact_id = ${filter.contactId}::uuid`);
  if (filter.state !== 'all') conditions.push(sql`r.state = ${filter.state}`);
  if (filter.after)
    conditions.push(
      sql`(r.due_on, r.request_id) > (${filter.after.dueOn}::date, ${filter.after.requestId}::uuid)`,
    );
  return tx.query(selectRequests(register, conditions, limit));
}

export const findRequest = (tx: Tx, register: Register, requestId: string): Promise<RequestRow> =>
  tx.one(selectRequests(register, [sql`r.request_id = ${requestId}::uuid`], 1));

export const insertRequest = (
  tx: Tx,
  row: Pick<RequestRow, 'request_id' | 'contact_id' | 'kind' | 'channel' | 'note' | 'received_on' | 'due_on'>,
  createdBy: string,
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO rights_request (request_id, contact_id, kind, channel, note, received_on, due_on, created_by)
    VALUES (${row.request_id}, ${row.contact_id}, ${row.kind}, ${row.channel}, ${row.note}, ${row.received_on}, ${row.due_on}, ${createdBy})`);

/** Closes an open request; false where it is closed already. */
export const closeRequest = async (tx: Tx, requestId: string, state: string): Promise<boolean> =>
  (await tx.execute(
    sql`UPDATE rights_request SET state = ${state}, done_at = now() WHERE request_id = ${requestId}::uuid AND state = 'open'`,
  )) === 1;

/** Where the firm sits; before the set-up, Germany without a state. */
export const readSeat = async (tx: Tx): Promise<Seat> =>
  (await tx.maybe<Seat>(sql`SELECT country, state FROM firm`)) ?? { country: 'DE', state: null };
