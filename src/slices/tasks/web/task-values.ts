import { dayOf } from '../../../web/ui/dates.tsx';
import { APPOINTMENT_KINDS, type Task } from '../contract.ts';
import { plusDays } from './days.ts';

/** A task as the form has it: days and times apart, as people type them. */
export interface TaskFormValues {
  kind: Task['kind'];
  title: string;
  note: string;
  day: string;
  time: string;
  endDay: string;
  endTime: string;
  /** How long before: a word of REMINDERS, or a moment that was there already. */
  remind: string;
  place: string;
  priority: Task['priority'];
  people: Task['people'];
  company: { companyId: string; name: string } | null;
  ownerId: string;
}

const two = (part: number): string => String(part).padStart(2, '0');
const timeOf = (moment: string): string => {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

export const MINUTES = [5, 15, 30] as const;
/** Choices that need a time, and those of a whole day. */
export const REMINDERS = {
  timed: ['0', '5', '15', '30', '60', 'dayBefore'],
  allDay: ['morning', 'dayBefore'],
} as const;

export function emptyTask(more: Partial<TaskFormValues> & { ownerId: string }): TaskFormValues {
  return {
    kind: 'task',
    title: '',
    note: '',
    day: '',
    time: '',
    endDay: '',
    endTime: '',
    remind: '',
    place: '',
    priority: 'normal',
    people: [],
    company: null,
    ...more,
  };
}

export function taskValues(task: Task): TaskFormValues {
  const values = emptyTask({
    kind: task.kind,
    title: task.title,
    note: task.note,
    place: task.place,
    priority: task.priority,
    people: task.people,
    company: task.company,
    ownerId: task.ownerId,
    day: task.dueOn ?? (task.dueAt ? dayOf(task.dueAt) : ''),
    time: task.dueAt && !task.dueOn ? timeOf(task.dueAt) : '',
    endDay: task.endsOn ?? (task.endsAt ? dayOf(task.endsAt) : ''),
    endTime: task.endsAt && !task.dueOn ? timeOf(task.endsAt) : '',
  });
  return { ...values, remind: task.remindAt ? reminderOf(values, task.remindAt) : '' };
}

/** The word for a reminder where there is one, else the moment itself. */
function reminderOf(values: TaskFormValues, remindAt: string): string {
  const words = values.time ? REMINDERS.timed : REMINDERS.allDay;
  const moment = new Date(remindAt).toISOString();
  return words.find((word) => remindAtOf({ ...values, remind: word }) === moment) ?? moment;
}

const momentOf = (day: string, time: string): string => new Date(`${day}T${time}:00`).toISOString();

export function remindAtOf({ remind, day, time }: TaskFormValues): string | null {
  if (remind === '') return null;
  if (remind.includes('T')) return remind;
  if (!day) return null;
  if (remind === 'dayBefore') return momentOf(plusDays(day, -1), '09:00');
  if (remind === 'morning' || !time) return momentOf(day, '09:00');
  return new Date(new Date(momentOf(day, time)).getTime() - Number(remind) * 60_000).toISOString();
}

/** The body of a request. An end only where the kind has one. */
export function toTaskInput(values: TaskFormValues): Record<string, unknown> {
  const { day, time, endDay, endTime, people, company, remind: _, ...rest } = values;
  const isAppointment = APPOINTMENT_KINDS.includes(values.kind);
  const isTimed = day !== '' && time !== '';
  const ends = isAppointment && isTimed && endTime !== '' ? momentOf(endDay || day, endTime) : null;
  return {
    ...rest,
    dueAt: isTimed ? momentOf(day, time) : null,
    dueOn: day && !isTimed ? day : null,
    endsAt: ends,
    endsOn: isAppointment && day && !isTimed && endDay ? endDay : null,
    remindAt: remindAtOf(values),
    contactIds: people.map(({ contactId }) => contactId),
    companyId: company?.companyId ?? null,
  };
}
