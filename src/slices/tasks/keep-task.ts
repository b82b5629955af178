import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultsOfNamed, faultsOfTime } from './check-task.ts';
import type { TaskChange, TaskInput } from './contract.ts';
import { userOf } from './list-tasks.ts';
import {
  insertTask,
  lockTask,
  readNamed,
  readPeopleOf,
  readTask,
  type TaskRow,
  type TaskValues,
  updateTask,
} from './store.ts';

/**
 * A task of a deal or a ticket that names nobody is about the people of that, and so goes with them.
 * @throws AppError invalid-input naming every fault
 */
export async function createTask(tx: Tx, input: TaskInput): Promise<TaskRow> {
  const ownerId = input.ownerId ?? userOf(tx);
  const contactIds = await peopleOf(tx, input);
  const named = await readNamed(tx, { ...input, userIds: [ownerId], contactIds });
  const faults = [
    ...faultsOfTime(input),
    ...faultsOfNamed(tx, named, { ...input, ownerId, contactIds, hasPeople: contactIds.length > 0 }),
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const taskId = uuid();
  await insertTask(tx, taskId, { ...input, ownerId, teamId: named.users.get(ownerId) ?? null }, contactIds);
  return readTask(tx, taskId);
}

/**
 * What is not named stays; of the time all four fields go together.
 * @throws AppError not-found, conflict, invalid-input naming every fault
 */
export async function changeTask(
  tx: Tx,
  taskId: string,
  { version, ...change }: TaskChange,
): Promise<TaskRow> {
  const row = await lockTask(tx, taskId);
  if (row.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  const ownerId = change.ownerId ?? row.owner_id;
  const contactIds = change.contactIds && [...new Set(change.contactIds)];
  const named = await readNamed(tx, {
    userIds: [ownerId],
    contactIds: contactIds ?? [],
    companyId: change.companyId ?? null,
    dealId: change.dealId ?? null,
    ticketId: change.ticketId ?? null,
  });
  const time = timeOf(row, change);
  const faults = [
    ...faultsOfTime(time),
    ...faultsOfNamed(tx, named, {
      companyId: change.companyId,
      dealId: change.dealId,
      ticketId: change.ticketId,
      ownerId: change.ownerId === row.owner_id ? undefined : change.ownerId,
      contactIds: contactIds ?? [],
      hasPeople: (contactIds ?? row.contact_ids).length > 0,
    }),
    ...(contactIds?.length === 0 && row.contact_ids.length > 0
      ? [{ at: 'body.contactIds', code: 'one-person-stays' }]
      : []),
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await updateTask(tx, taskId, valuesOf(row, change, time, named.users.get(ownerId) ?? null), contactIds);
  return readTask(tx, taskId);
}

async function peopleOf(tx: Tx, { contactIds, dealId, ticketId }: TaskInput): Promise<string[]> {
  if (contactIds.length > 0 || (dealId === null && ticketId === null)) return [...new Set(contactIds)];
  return readPeopleOf(tx, dealId, ticketId);
}

type Time = Pick<TaskValues, 'dueAt' | 'dueOn' | 'endsAt' | 'endsOn'>;
const iso = (value: Date | null): string | null => value?.toISOString() ?? null;

function timeOf(row: TaskRow, { dueAt, dueOn, endsAt, endsOn }: Omit<TaskChange, 'version'>): Time {
  if ([dueAt, dueOn, endsAt, endsOn].some((value) => value !== undefined))
    return { dueAt: dueAt ?? null, dueOn: dueOn ?? null, endsAt: endsAt ?? null, endsOn: endsOn ?? null };
  if (row.is_all_day) return { dueAt: null, dueOn: row.due_on, endsAt: null, endsOn: row.ends_on };
  return { dueAt: iso(row.due_at), dueOn: null, endsAt: iso(row.ends_at), endsOn: null };
}

/** `undefined` is not named, `null` is taken away. */
const kept = <T>(named: T | undefined, stored: T): T => (named === undefined ? stored : named);

const valuesOf = (
  row: TaskRow,
  change: Omit<TaskChange, 'version'>,
  time: Time,
  teamOfOwner: string | null,
): TaskValues => ({
  kind: kept(change.kind, row.kind),
  title: kept(change.title, row.title),
  note: kept(change.note, row.note),
  ...time,
  remindAt: kept(change.remindAt, iso(row.remind_at)),
  place: kept(change.place, row.place),
  priority: kept(change.priority, row.priority),
  companyId: kept(change.companyId, row.company_id),
  dealId: kept(change.dealId, row.deal_id),
  ticketId: kept(change.ticketId, row.ticket_id),
  ownerId: kept(change.ownerId, row.owner_id),
  teamId: change.ownerId === undefined || change.ownerId === row.owner_id ? row.team_id : teamOfOwner,
});
