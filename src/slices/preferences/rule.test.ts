import { describe, expect, it } from 'vitest';
import { contradictions, type WishRule } from './fields.ts';

const BERLIN = 'Europe/Berlin';
const wish = (more: Partial<WishRule>): WishRule => ({
  wishId: '019a0000-0000-7000-8000-000000000001',
  refused: [],
  onlyBy: [],
  weekdaysRefused: [],
  hoursFrom: '',
  hoursUntil: '',
  timed: [],
  startsOn: null,
  endsOn: null,
  details: '',
  ...more,
});
const reasons = (rule: Partial<WishRule>, channel: Parameters<typeof contradictions>[1], at: string) =>
  contradictions([wish(rule)], channel, new Date(at), BERLIN).map(({ reason }) => reason);
/** Friday, 27 November 2026, 10:30 in Berlin. */
const FRIDAY = '2026-11-27T09:30:00Z';

describe('a wish speaks against', () => {
  it('a channel that it refuses, and no other', () => {
    expect(reasons({ refused: ['phone'] }, 'phone', FRIDAY)).toEqual(['refused']);
    expect(reasons({ refused: ['phone'] }, 'email', FRIDAY)).toEqual([]);
  });

  it('every channel but those that it wants alone', () => {
    expect(reasons({ onlyBy: ['letter'] }, 'phone', FRIDAY)).toEqual(['other-channels']);
    expect(reasons({ onlyBy: ['letter'] }, 'letter', FRIDAY)).toEqual([]);
  });

  it('a weekday on the firm’s clock, not on that of the server', () => {
    expect(reasons({ weekdaysRefused: ['fri'] }, 'phone', FRIDAY)).toEqual(['weekday']);
    expect(reasons({ weekdaysRefused: ['thu'] }, 'phone', '2026-11-26T23:30:00Z')).toEqual([]);
    expect(reasons({ weekdaysRefused: ['fri'] }, 'phone', '2026-11-26T23:30:00Z')).toEqual(['weekday']);
  });

  it('hours outside the wished ones, in summer and in winter', () => {
    const hours = { hoursFrom: '09:00', hoursUntil: '12:00' };
    expect(reasons(hours, 'phone', '2026-11-25T07:59:00Z')).toEqual(['hours']);
    expect(reasons(hours, 'phone', '2026-11-25T08:00:00Z')).toEqual([]);
    expect(reasons(hours, 'phone', '2026-11-25T11:00:00Z')).toEqual([]);
    expect(reasons(hours, 'phone', '2026-11-25T11:01:00Z')).toEqual(['hours']);
    expect(reasons(hours, 'phone', '2026-07-01T06:59:00Z')).toEqual(['hours']);
    expect(reasons(hours, 'phone', '2026-07-01T07:00:00Z')).toEqual([]);
    expect(reasons({ hoursUntil: '12:00' }, 'phone', '2026-11-25T23:00:00Z')).toEqual([]);
  });

  it('days and hours for every channel but letters, or for those that are named', () => {
    expect(reasons({ weekdaysRefused: ['fri'] }, 'letter', FRIDAY)).toEqual([]);
    expect(reasons({ weekdaysRefused: ['fri'] }, 'email', FRIDAY)).toEqual(['weekday']);
    expect(reasons({ weekdaysRefused: ['fri'], timed: ['phone'] }, 'email', FRIDAY)).toEqual([]);
  });

  it('nothing before its first day and after its last', () => {
    const rule = { refused: ['phone' as const], startsOn: '2026-11-27', endsOn: '2026-11-28' };
    expect(reasons(rule, 'phone', '2026-11-26T22:59:59Z')).toEqual([]);
    expect(reasons(rule, 'phone', '2026-11-26T23:00:00Z')).toEqual(['refused']);
    expect(reasons(rule, 'phone', '2026-11-28T22:59:59Z')).toEqual(['refused']);
    expect(reasons(rule, 'phone', '2026-11-28T23:00:00Z')).toEqual([]);
  });

  it('what each of several wishes says', () => {
    const found = contradictions(
      [wish({ refused: ['phone'], details: 'bitte nie anrufen' }), wish({ weekdaysRefused: ['fri'] })],
      'phone',
      new Date(FRIDAY),
      BERLIN,
    );
    expect(found.map(({ reason }) => reason)).toEqual(['refused', 'weekday']);
    expect(found[0]).toMatchObject({ details: 'bitte nie anrufen', channel: 'phone' });
  });
});
