import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { TaskQuery } from './contract.ts';
import { type TaskRow, taskColumns } from './store.ts';

export type TaskFilter = Omit<TaskQuery, 'limit' | 'cursor' | 'mine'>;
export type ListedTask = TaskRow & { sort_key: string };

/** A time in microseconds; empty for none, which comes last. */
const keyOf = (column: Sql): Sql =>
  sql`coalesce((extract(epoch FROM ${column}) * 1000000)::bigint::text, '')`;
const instant = (key: string): Sql => sql`'epoch'::timestamptz + ${key}::bigint * interval '1 microsecond'`;

/** One page, and one row more, which tells whether there is a next one. */
export const listTasks = (tx: Tx, filter: TaskFilter, page: TaskListPage): Promise<ListedTask[]> =>
  tx.query(listStatement(filter, page));

export interface TaskListPage {
  limit: number;
  after: Place | undefined;
}
/** The statement of `listTasks`; the page is cut before anything is looked up for its rows. */
export function listStatement(filter: TaskFilter, page: TaskListPage): Sql {
  const isDone = filter.state === 'done';
  const column = isDone ? sql`t.done_at` : sql`t.due_at`;
  const conditions = [...conditionsOf(filter), ...(page.after ? [beyond(page.after, isDone)] : [])];
  const order = isDone ? sql`t.done_at DESC, t.task_id DESC` : sql`t.due_at, t.task_id`;
  return sql`
    SELECT ${taskColumns}, ${keyOf(column)} AS sort_key
      FROM (SELECT * FROM task t ${where(conditions)} ORDER BY ${order} ${limitTo(page.limit + 1)}) t ORDER BY ${order}`;
}

function beyond({ key, id }: Place, isDone: boolean): Sql {
  if (isDone) return sql`(t.done_at, t.task_id) < (${instant(key)}, ${id}::uuid)`;
  if (key === '') return sql`t.due_at IS NULL AND t.task_id > ${id}::uuid`;
  return sql`((t.due_at, t.task_id) > (${instant(key)}, ${id}::uuid) OR t.due_at IS NULL)`;
}

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;

function conditionsOf(filter: TaskFilter): Sql[] {
  const { from, before, contactId, companyId } = filter;
  const conditions: (Sql | false | '' | undefined)[] = [
    filter.state === 'open' && sql`t.done_at IS NULL`,
    filter.state === 'done' && sql`t.done_at IS NOT NULL`,
    filter.ownerId && sql`t.owner_id = ${filter.ownerId}`,
    filter.teamId && sql`t.team_id = ${filter.teamId}`,
    filter.kind && sql`t.kind = ${filter.kind}`,
    filter.priority && sql`t.priority = ${filter.priority}`,
    filter.dealId && sql`t.deal_id = ${filter.dealId}`,
    filter.ticketId && sql`t.ticket_id = ${filter.ticketId}`,
    contactId && sql`t.task_id IN (SELECT task_id FROM task_person WHERE contact_id = ${contactId})`,
    companyId &&
      sql`t.task_id IN (SELECT x.task_id FROM task x WHERE x.company_id = ${companyId} UNION
            SELECT p.task_id FROM contact_company cc JOIN task_person p USING (contact_id) WHERE cc.company_id = ${companyId})`,
    // What the indexes can tell, and then exactly: a whole day lasts until the next one begins.
    from &&
      sql`(t.due_at >= ${from}::timestamptz - interval '1 day' OR t.ends_at >= ${from}::timestamptz - interval '1 day')`,
    from &&
      sql`coalesce(t.ends_at, t.due_at) + CASE WHEN t.is_all_day THEN interval '1 day' ELSE interval '1 microsecond' END > ${from}`,
    before && sql`t.due_at < ${before}`,
  ];
  return conditions.filter((condition): condition is Sql => Boolean(condition));
}

export interface WaitingReminder {
  task_id: string;
  remind_at: Date;
  is_due: boolean;
}
/** Reminders of the user that were not seen yet, the next ones first. Names nobody. */
export const listWaiting = (tx: Tx, userId: string): Promise<WaitingReminder[]> =>
  tx.query(sql`
    SELECT t.task_id, t.remind_at, t.remind_at <= now() AS is_due FROM task t WHERE ${toRemind(userId)}
     ORDER BY t.remind_at, t.task_id ${limitTo(200)}`);

export const listReminders = (tx: Tx, userId: string): Promise<TaskRow[]> =>
  tx.query(sql`
    SELECT ${taskColumns} FROM task t WHERE ${toRemind(userId)} AND t.remind_at <= now()
     ORDER BY t.remind_at DESC, t.task_id ${limitTo(50)}`);

const toRemind = (userId: string): Sql =>
  sql`t.owner_id = ${userId} AND t.remind_at IS NOT NULL AND t.reminded_at IS NULL AND t.done_at IS NULL`;
