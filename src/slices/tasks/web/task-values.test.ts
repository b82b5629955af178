import { describe, expect, it } from 'vitest';
import { emptyTask, toTaskInput } from './task-values.ts';

const values = (more: Partial<Parameters<typeof emptyTask>[0]>) => emptyTask({ ownerId: 'me', ...more });
const at = (local: string): string => new Date(local).toISOString();

describe('what a form of a task sends', () => {
  it('is a whole day without a time, a moment with one, and nothing without a day', () => {
    expect(toTaskInput(values({ day: '2026-12-01' }))).toMatchObject({ dueOn: '2026-12-01', dueAt: null });
    expect(toTaskInput(values({ day: '2026-12-01', time: '09:30' }))).toMatchObject({
      dueOn: null,
      dueAt: at('2026-12-01T09:30:00'),
    });
    expect(toTaskInput(values({ time: '09:30' }))).toMatchObject({ dueOn: null, dueAt: null });
  });

  it('has an end for appointments alone', () => {
    const timed = { day: '2026-12-01', time: '09:30', endTime: '10:15' };
    expect(toTaskInput(values({ ...timed, kind: 'meeting' })).endsAt).toBe(at('2026-12-01T10:15:00'));
    expect(toTaskInput(values({ ...timed, kind: 'task' })).endsAt).toBeNull();
    expect(toTaskInput(values({ kind: 'visit', day: '2026-12-01', endDay: '2026-12-03' })).endsOn).toBe(
      '2026-12-03',
    );
  });

  it('reminds before, counted from the moment or from the day', () => {
    const timed = { day: '2026-12-01', time: '09:30' };
    expect(toTaskInput(values({ ...timed, remind: '15' })).remindAt).toBe(at('2026-12-01T09:15:00'));
    expect(toTaskInput(values({ ...timed, remind: 'dayBefore' })).remindAt).toBe(at('2026-11-30T09:00:00'));
    expect(toTaskInput(values({ day: '2026-12-01', remind: 'morning' })).remindAt).toBe(
      at('2026-12-01T09:00:00'),
    );
    expect(toTaskInput(values({ day: '2026-12-01', remind: '' })).remindAt).toBeNull();
  });
});
