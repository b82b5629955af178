import { describe, expect, it } from 'vitest';
import type { Task } from '../contract.ts';
import { byDay, daysOf, groupOf, mondayOf, monthOf, plusDays, weeksOf } from './days.ts';

const task = (more: Partial<Task>): Task => ({
  taskId: '019a0000-0000-7000-8000-000000000001',
  version: 1,
  kind: 'task',
  title: 'Probe',
  note: '',
  dueAt: null,
  dueOn: null,
  endsAt: null,
  endsOn: null,
  remindAt: null,
  isReminded: false,
  place: '',
  priority: 'normal',
  doneAt: null,
  people: [],
  company: null,
  deal: null,
  ticket: null,
  ownerId: '019a0000-0000-7000-8000-000000000002',
  ownerName: 'Kim',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
});
const at = (local: string): string => new Date(local).toISOString();

describe('days', () => {
  it('count over clock changes, months and years', () => {
    expect(plusDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(plusDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('make weeks from Monday to Sunday', () => {
    expect(mondayOf('2026-11-24')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    const weeks = weeksOf('2026-11-15');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect([weeks[0]![0], weeks.at(-1)![6]]).toEqual(['2026-10-26', '2026-12-06']);
    expect(monthOf('2026-01-31', -1)).toBe('2025-12-01');
  });

  it('of a task are those that it touches', () => {
    expect(daysOf(task({}))).toBeUndefined();
    expect(daysOf(task({ dueAt: at('2026-12-01T22:00:00'), endsAt: at('2026-12-02T00:00:00') }))).toEqual({
      first: '2026-12-01',
      last: '2026-12-01',
    });
    const fair = task({ dueOn: '2026-11-28', endsOn: '2026-12-02' });
    const call = task({ dueAt: at('2026-12-01T09:00:00') });
    const days = byDay([call, fair], '2026-11-30', '2026-12-06');
    expect([...days.keys()].sort()).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
    expect(days.get('2026-12-01')).toEqual([fair, call]);
  });
});

describe('a task is', () => {
  /** Tuesday. */
  const now = new Date('2026-11-24T10:00:00');
  it.each([
    ['overdue once its moment has passed', { dueAt: at('2026-11-24T09:59:00') }, 'overdue'],
    ['for today while the day lasts', { dueOn: '2026-11-24' }, 'today'],
    ['overdue when its day is over', { dueOn: '2026-11-23' }, 'overdue'],
    ['for today later on', { dueAt: at('2026-11-24T17:00:00') }, 'today'],
    [
      'for today while it goes on',
      { dueAt: at('2026-11-24T09:00:00'), endsAt: at('2026-11-24T11:00:00') },
      'today',
    ],
    ['for today in the middle of its days', { dueOn: '2026-11-23', endsOn: '2026-11-25' }, 'today'],
    ['for this week up to Sunday', { dueOn: '2026-11-29' }, 'week'],
    ['for later from Monday on', { dueOn: '2026-11-30' }, 'later'],
    ['without a date', {}, 'never'],
  ] as const)('%s', (_name, more, group) => {
    expect(groupOf(task(more), now)).toBe(group);
  });
});
