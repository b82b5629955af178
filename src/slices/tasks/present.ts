import type { z } from 'zod';
import type { task } from './contract.ts';
import type { TaskRow } from './store.ts';

export const presentTask = (row: TaskRow): z.input<typeof task> => ({
  taskId: row.task_id,
  version: row.version,
  kind: row.kind,
  title: row.title,
  note: row.note,
  dueAt: row.due_at,
  dueOn: row.is_all_day ? row.due_on : null,
  endsAt: row.ends_at,
  endsOn: row.is_all_day ? row.ends_on : null,
  remindAt: row.remind_at,
  isReminded: row.reminded_at !== null,
  place: row.place,
  priority: row.priority,
  doneAt: row.done_at,
  people: row.people,
  company: row.company,
  deal: row.deal,
  ticket: row.ticket,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
