import { z } from 'zod';
import { TASK_KINDS } from '../contract.ts';

const id = z.uuid().optional().catch(undefined);

/** The list of tasks as it stands in the address. */
export const tasksSearch = z.object({
  /** Default: one's own. */
  view: z.enum(['mine', 'team']).optional().catch(undefined),
  /** Default: open. */
  state: z.enum(['open', 'done']).optional().catch(undefined),
  ownerId: id,
  kind: z.enum(TASK_KINDS).optional().catch(undefined),
  companyId: id,
  contactId: id,
});
export type TasksSearch = z.output<typeof tasksSearch>;

export const CALENDAR_MODES = ['month', 'week', 'agenda'] as const;
export type CalendarMode = (typeof CALENDAR_MODES)[number];
/** The calendar as it stands in the address. */
export const calendarSearch = z.object({
  mode: z.enum(CALENDAR_MODES).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  view: z.enum(['mine', 'team']).optional().catch(undefined),
});
