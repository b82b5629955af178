import { dayOf } from '../../../web/ui/dates.tsx';
import type { Task } from '../contract.ts';

/** A day here as YYYY-MM-DD, so many days after another; noon keeps clear of clock changes. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00`);
  date.setDate(date.getDate() + days);
  return dayOf(date);
}

/** Monday of the week that the day is in. */
export const mondayOf = (day: string): string =>
  plusDays(day, -((new Date(`${day}T12:00:00`).getDay() + 6) % 7));

/** The first of the month, so many months away. */
export function monthOf(day: string, months = 0): string {
  const date = new Date(`${day.slice(0, 8)}01T12:00:00`);
  date.setMonth(date.getMonth() + months);
  return dayOf(date);
}

/** All days from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = mondayOf(monthOf(month));
  const last = plusDays(mondayOf(plusDays(monthOf(month, 1), -1)), 6);
  const days = daysBetween(first, last);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** First and last day that a task with a date touches here; undefined without one. */
export function daysOf(task: Task): { first: string; last: string } | undefined {
  if (task.dueOn) return { first: task.dueOn, last: task.endsOn ?? task.dueOn };
  if (!task.dueAt) return undefined;
  const first = dayOf(task.dueAt);
  if (!task.endsAt) return { first, last: first };
  // What ends at midnight does not touch the day that begins then.
  const last = dayOf(new Date(new Date(task.endsAt).getTime() - 1));
  return { first, last: last < first ? first : last };
}

/** The tasks of each day from `first` to `last`, in the order given, whole days first. */
export function byDay(tasks: readonly Task[], first: string, last: string): Map<string, Task[]> {
  const days = new Map<string, Task[]>();
  const ordered = [...tasks].sort((a, b) => Number(Boolean(b.dueOn)) - Number(Boolean(a.dueOn)));
  for (const task of ordered) {
    const touched = daysOf(task);
    if (!touched) continue;
    const from = touched.first < first ? first : touched.first;
    const until = touched.last > last ? last : touched.last;
    for (const day of daysBetween(from, until)) days.set(day, [...(days.get(day) ?? []), task]);
  }
  return days;
}

export const GROUPS = ['overdue', 'today', 'week', 'later', 'never'] as const;
export type Group = (typeof GROUPS)[number];

/** Where an open task belongs at `now`: a moment that has passed is overdue, a whole day only once it is over. */
export function groupOf(task: Task, now: Date): Group {
  const today = dayOf(now);
  const day = task.dueOn ?? (task.dueAt ? dayOf(task.dueAt) : undefined);
  if (day === undefined) return 'never';
  if (isOverdue(task, now)) return 'overdue';
  if (day === today) return 'today';
  if (day < today) return 'today';
  return day <= plusDays(mondayOf(today), 6) ? 'week' : 'later';
}

/** What still goes on is not overdue: the end counts where there is one. */
export function isOverdue(task: Task, now: Date): boolean {
  if (task.doneAt) return false;
  if (task.dueOn) return (task.endsOn ?? task.dueOn) < dayOf(now);
  return task.dueAt !== null && new Date(task.endsAt ?? task.dueAt) < now;
}
