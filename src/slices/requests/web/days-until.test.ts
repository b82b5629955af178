import { describe, expect, it } from 'vitest';
import { daysUntil } from './days-until.ts';

describe('the days until a request is due', () => {
  it('are counted by the calendar, not by hours', () => {
    expect(daysUntil('2026-11-25', new Date(2026, 10, 24, 23, 59))).toBe(1);
    expect(daysUntil('2026-11-24', new Date(2026, 10, 24, 0, 1))).toBe(0);
  });

  it('are negative when the day has passed', () => {
    expect(daysUntil('2026-11-21', new Date(2026, 10, 24, 0, 1))).toBe(-3);
  });

  it('do not stumble over the change to summer time', () => {
    expect(daysUntil('2027-03-29', new Date(2027, 2, 27, 12))).toBe(2);
    expect(daysUntil('2026-10-26', new Date(2026, 9, 24, 12))).toBe(2);
  });
});
