import { NIL_ID } from '../../kernel/actor.ts';
import { TIME_ZONE } from '../../kernel/time-zone.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Task } from './contract.ts';

export interface TaskRow {
  task_id: string;
  /** People whom the caller sees; the log collects them. */
  contact_ids: string[];
  version: number;
  kind: Task['kind'];
  title: string;
  note: string;
  due_at: Date | null;
  ends_at: Date | null;
  is_all_day: boolean;
  /** The days of both on the firm's clock. */
  due_on: string | null;
  ends_on: string | null;
  remind_at: Date | null;
  reminded_at: Date | null;
  place: string;
  priority: Task['priority'];
  done_at: Date | null;
  people: Task['people'];
  company: Task['company'];
  deal: Task['deal'];
  ticket: Task['ticket'];
  /** The bare ids, whether or not the purpose shows what they lead to. */
  company_id: string | null;
  deal_id: string | null;
  ticket_id: string | null;
  owner_id: string;
  team_id: string | null;
  owner_name: string;
  created_at: Date;
  updated_at: Date;
}

const dayOf = (column: Sql): Sql => sql`to_char(${column} AT TIME ZONE ${TIME_ZONE}, 'YYYY-MM-DD')`;
/** The beginning of a day on the firm's clock. */
const startOf = (day: string | null): Sql => sql`(${day}::date)::timestamp AT TIME ZONE ${TIME_ZONE}`;

/** All columns of `TaskRow` but the sort key; what the purpose does not show of deal, ticket and company comes as null. */
export const taskColumns: Sql = sql`
  t.task_id, t.version, t.kind, t.title, t.note, t.due_at, t.ends_at, t.is_all_day, ${dayOf(sql`t.due_at`)} AS due_on,
  ${dayOf(sql`t.ends_at`)} AS ends_on, t.remind_at, t.reminded_at, t.place, t.priority, t.done_at, t.owner_id, t.team_id,
  t.company_id, t.deal_id, t.ticket_id,
  t.created_at, t.updated_at,
  coalesce((SELECT u.name FROM app_user u WHERE u.user_id = t.owner_id), '') AS owner_name,
  ARRAY(SELECT p.contact_id FROM task_person p WHERE p.task_id = t.task_id) AS contact_ids,
  (SELECT coalesce(json_agg(json_build_object('contactId', c.contact_id, 'displayName', c.display_name) ORDER BY c.sort_name), '[]')
     FROM task_person p JOIN contact c USING (contact_id) WHERE p.task_id = t.task_id) AS people,
  (SELECT json_build_object('companyId', co.company_id, 'name', co.name) FROM company co WHERE co.company_id = t.company_id) AS company,
  (SELECT json_build_object('dealId', d.deal_id, 'title', d.title) FROM deal d WHERE d.deal_id = t.deal_id) AS deal,
  (SELECT json_build_object('ticketId', k.ticket_id, 'number', k.number, 'subject', k.subject)
     FROM ticket k WHERE k.ticket_id = t.ticket_id) AS ticket`;

/** @throws AppError not-found */
export const readTask = (tx: Tx, taskId: string): Promise<TaskRow> =>
  tx.one(sql`SELECT ${taskColumns} FROM task t WHERE t.task_id = ${taskId}`);

/** The same, and nobody changes it until the transaction ends. @throws AppError not-found */
export const lockTask = (tx: Tx, taskId: string): Promise<TaskRow> =>
  tx.one(sql`SELECT ${taskColumns} FROM task t WHERE t.task_id = ${taskId} FOR UPDATE OF t`);

/** What is written. Of the time either the moments are there or the days. */
export interface TaskValues {
  kind: Task['kind'];
  title: string;
  note: string;
  dueAt: string | null;
  dueOn: string | null;
  endsAt: string | null;
  endsOn: string | null;
  remindAt: string | null;
  place: string;
  priority: Task['priority'];
  companyId: string | null;
  dealId: string | null;
  ticketId: string | null;
  ownerId: string;
  teamId: string | null;
}

const dueOf = (values: TaskValues): Sql =>
  values.dueOn === null ? sql`${values.dueAt}::timestamptz` : startOf(values.dueOn);
const endOf = (values: TaskValues): Sql =>
  values.endsOn === null ? sql`${values.endsAt}::timestamptz` : startOf(values.endsOn);

/** People first: the policy of the task asks for one of them. */
export async function insertTask(
  tx: Tx,
  taskId: string,
  values: TaskValues,
  contactIds: readonly string[],
): Promise<void> {
  const author = tx.work.actor.id === NIL_ID ? null : tx.work.actor.id;
  await tx.batch([
    insertPeople(taskId, contactIds),
    sql`INSERT INTO task (task_id, kind, title, note, due_at, is_all_day, ends_at, remind_at, place, priority, company_id,
                          deal_id, ticket_id, owner_id, team_id, has_people, created_by)
        VALUES (${taskId}, ${values.kind}, ${values.title}, ${values.note}, ${dueOf(values)}, ${values.dueOn !== null},
                ${endOf(values)}, ${values.remindAt}::timestamptz, ${values.place}, ${values.priority}, ${values.companyId},
                ${values.dealId}, ${values.ticketId}, ${values.ownerId}, ${values.teamId}, ${contactIds.length > 0}, ${author})`,
  ]);
}

const insertPeople = (taskId: string, contactIds: readonly string[]): Sql => sql`
  INSERT INTO task_person (contact_id, task_id)
  SELECT contact_id, ${taskId}::uuid FROM unnest(${contactIds}::uuid[]) AS p(contact_id)
  ON CONFLICT DO NOTHING RETURNING contact_id`;

/** New people first, so that the last of the old does not take the task along. `people` undefined: they stay. */
export async function updateTask(
  tx: Tx,
  taskId: string,
  values: TaskValues,
  people: readonly string[] | undefined,
): Promise<void> {
  await tx.batch([
    ...(people
      ? [
          insertPeople(taskId, people),
          sql`DELETE FROM task_person WHERE task_id = ${taskId} AND contact_id <> ALL (${people}::uuid[]) RETURNING contact_id`,
        ]
      : []),
    sql`UPDATE task SET kind = ${values.kind}, title = ${values.title}, note = ${values.note}, due_at = ${dueOf(values)},
               is_all_day = ${values.dueOn !== null}, ends_at = ${endOf(values)},
               reminded_at = CASE WHEN remind_at IS DISTINCT FROM ${values.remindAt}::timestamptz THEN NULL ELSE reminded_at END,
               remind_at = ${values.remindAt}::timestamptz, place = ${values.place}, priority = ${values.priority},
               company_id = ${values.companyId}, deal_id = ${values.dealId}, ticket_id = ${values.ticketId},
               owner_id = ${values.ownerId}, team_id = ${values.teamId}, version = version + 1, updated_at = now()
         WHERE task_id = ${taskId}`,
  ]);
}

/** Done now, or open again. Nothing happens where it is so already. */
export const setDone = (tx: Tx, taskId: string, isDone: boolean): Promise<number> =>
  tx.execute(sql`
    UPDATE task SET done_at = CASE WHEN ${isDone} THEN now() END, version = version + 1, updated_at = now()
     WHERE task_id = ${taskId} AND (done_at IS NOT NULL) <> ${isDone}`);

/** The people go with it (ON DELETE CASCADE). */
export const deleteTask = (tx: Tx, taskId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM task WHERE task_id = ${taskId}`);

/** Seen, or to be reminded of again at `remindAt`. Reads the task back. */
export const setReminder = (tx: Tx, taskId: string, remindAt: string | null): Promise<number> =>
  tx.execute(sql`
    UPDATE task SET reminded_at = CASE WHEN ${remindAt}::timestamptz IS NULL THEN now() END,
           remind_at = coalesce(${remindAt}::timestamptz, remind_at), version = version + 1, updated_at = now()
     WHERE task_id = ${taskId}`);

export interface NamedThings {
  /** Department of each active user that was asked for. */
  users: Map<string, string | null>;
  contacts: Set<string>;
  hasCompany: boolean;
  hasDeal: boolean;
  hasTicket: boolean;
}
/** Which of the named things are there for the caller, in one round trip. */
export async function readNamed(
  tx: Tx,
  named: {
    userIds: readonly string[];
    contactIds: readonly string[];
    companyId: string | null;
    dealId: string | null;
    ticketId: string | null;
  },
): Promise<NamedThings> {
  const [users, contacts, things] = (
    await tx.batch([
      sql`SELECT user_id, team_id FROM app_user WHERE user_id = ANY (${named.userIds}::uuid[]) AND is_active`,
      sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${named.contactIds}::uuid[]) FOR KEY SHARE`,
      sql`SELECT EXISTS (SELECT FROM company WHERE company_id = ${named.companyId}) AS company,
                 EXISTS (SELECT FROM deal WHERE deal_id = ${named.dealId}) AS deal,
                 EXISTS (SELECT FROM ticket WHERE ticket_id = ${named.ticketId}) AS ticket`,
    ])
  ).map(({ rows }) => rows);
  return {
    users: new Map(
      users!.map(({ user_id: userId, team_id: teamId }) => [userId as string, teamId as string | null]),
    ),
    contacts: new Set(contacts!.map(({ contact_id: contactId }) => contactId as string)),
    hasCompany: things![0]!.company === true,
    hasDeal: things![0]!.deal === true,
    hasTicket: things![0]!.ticket === true,
  };
}

/** The people of a deal and of a ticket whom the caller sees. */
export async function readPeopleOf(
  tx: Tx,
  dealId: string | null,
  ticketId: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ contact_id: string }>(sql`
    SELECT p.contact_id FROM deal d JOIN deal_person p USING (deal_id) WHERE d.deal_id = ${dealId}
    UNION SELECT p.contact_id FROM ticket k JOIN ticket_person p USING (ticket_id) WHERE k.ticket_id = ${ticketId} LIMIT 50`);
  return rows.map(({ contact_id: contactId }) => contactId);
}
