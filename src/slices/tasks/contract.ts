import { z } from 'zod';
import {
  booleanQuery,
  filledLine,
  id,
  line,
  page,
  pageQuery,
  text,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';

export const TASK_KINDS = ['task', 'call', 'email', 'meeting', 'visit'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
/** Kinds that are appointments: they have an end and a place, and take time in a calendar. */
export const APPOINTMENT_KINDS: readonly TaskKind[] = ['meeting', 'visit'];
export const TASK_PRIORITIES = ['low', 'normal', 'high'] as const;

const inTime = (value: string): boolean => value >= '1900' && value < '2200';
const moment = z.iso
  .datetime({ offset: true })
  .pipe(z.string().refine(inTime, { params: { code: 'no-such-day' } }));
const day = wireDate.pipe(z.string().refine(inTime, { params: { code: 'no-such-day' } }));

const fields = {
  kind: z.enum(TASK_KINDS),
  title: filledLine(300),
  note: text(10_000),
  /** Due, or the beginning of an appointment: a moment, or `dueOn` a whole day; not both. */
  dueAt: moment.nullable(),
  dueOn: day.nullable(),
  /** End of an appointment; `endsOn`, its last day, where `dueOn` is the first. */
  endsAt: moment.nullable(),
  endsOn: day.nullable(),
  remindAt: moment.nullable(),
  place: line(300),
  priority: z.enum(TASK_PRIORITIES),
  /** People concerned; once there are some, one of them stays. */
  contactIds: z.array(id).max(50),
  companyId: id.nullable(),
  dealId: id.nullable(),
  ticketId: id.nullable(),
  ownerId: id,
};
export const taskInput = z.strictObject({
  kind: fields.kind.default('task'),
  title: fields.title,
  note: fields.note.default(''),
  dueAt: fields.dueAt.default(null),
  dueOn: fields.dueOn.default(null),
  endsAt: fields.endsAt.default(null),
  endsOn: fields.endsOn.default(null),
  remindAt: fields.remindAt.default(null),
  place: fields.place.default(''),
  priority: fields.priority.default('normal'),
  contactIds: fields.contactIds.default([]),
  companyId: fields.companyId.default(null),
  dealId: fields.dealId.default(null),
  ticketId: fields.ticketId.default(null),
  /** Default: the caller. */
  ownerId: fields.ownerId.optional(),
});
export type TaskInput = z.output<typeof taskInput>;
/**
 * What is not named stays; `version` is the one that was read. The four fields of the time go together: naming one
 * replaces all of them. `contactIds` replaces those that the caller sees.
 */
export const taskChange = z.strictObject({
  version: z.number().int().min(1).max(2_147_483_647),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
});
export type TaskChange = z.output<typeof taskChange>;

export const task = z.object({
  taskId: id,
  version: z.number().int(),
  kind: z.enum(TASK_KINDS),
  title: z.string(),
  note: z.string(),
  /** The moment; of a whole day its beginning on the firm's clock. */
  dueAt: wireTime.nullable(),
  /** Only where the whole day counts. */
  dueOn: wireDate.nullable(),
  endsAt: wireTime.nullable(),
  endsOn: wireDate.nullable(),
  remindAt: wireTime.nullable(),
  /** The reminder was seen. */
  isReminded: z.boolean(),
  place: z.string(),
  priority: z.enum(TASK_PRIORITIES),
  doneAt: wireTime.nullable(),
  people: z.array(z.object({ contactId: id, displayName: z.string() })),
  company: z.object({ companyId: id, name: z.string() }).nullable(),
  /** Null also where the purpose does not show it. */
  deal: z.object({ dealId: id, title: z.string() }).nullable(),
  ticket: z.object({ ticketId: id, number: z.number().int(), subject: z.string() }).nullable(),
  ownerId: id,
  ownerName: z.string(),
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type Task = z.output<typeof task>;
export const taskPage = page(task);

export const taskQuery = z.strictObject({
  ...pageQuery,
  /** `open` in the order of the due dates, those without one last; `done` the latest first; `all` as `open`. */
  state: z.enum(['open', 'done', 'all']).default('open'),
  /** The caller's own. */
  mine: booleanQuery.optional(),
  ownerId: id.optional(),
  teamId: id.optional(),
  kind: z.enum(TASK_KINDS).optional(),
  priority: z.enum(TASK_PRIORITIES).optional(),
  contactId: id.optional(),
  /** Of the company, and of the people who work there. */
  companyId: id.optional(),
  dealId: id.optional(),
  ticketId: id.optional(),
  /** What goes on at this time or later, and before that. Leaves out what has no date. */
  from: z.iso.datetime({ offset: true }).optional(),
  before: z.iso.datetime({ offset: true }).optional(),
});
export type TaskQuery = z.output<typeof taskQuery>;

export const taskParams = z.strictObject({ taskId: id });

/** The caller's reminders that are due, without saying what they are about: that is asked for when it is looked at. */
export const reminderCount = z.object({
  /** Under the purpose of the call. */
  due: z.number().int(),
  /** What is due besides under other purposes of the caller. */
  elsewhere: z.array(z.object({ purpose: z.string(), due: z.number().int() })),
  /** When the next one will be due, under any of them. */
  nextAt: wireTime.nullable(),
});
export const reminderList = z.object({ items: z.array(task) });
/** Null: seen, do not remind again. */
export const reminderChange = z.strictObject({ remindAt: moment.nullable() });

export const feed = z.object({
  feedId: id,
  /** What it shows is what this purpose shows. */
  purpose: z.string(),
  namesPeople: z.boolean(),
  createdAt: wireTime,
  /** When the address was last asked for. */
  readAt: wireTime.nullable(),
});
export type Feed = z.output<typeof feed>;
export const feedList = z.object({ items: z.array(feed) });
export const feedInput = z.strictObject({
  /** Names of people go along to wherever the calendar is kept. */
  namesPeople: z.boolean().default(false),
});
/** `path` is in this answer and nowhere else. */
export const feedMade = feed.extend({ path: z.string() });
export const feedParams = z.strictObject({ feedId: id });
/** Anything: what is no address of a calendar is answered like one that is not there. */
export const feedAddress = z.strictObject({ secret: z.string() });
