import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn, MONTHS, pausedDays } from './deadline.ts';
import { addDays, easterSunday, GERMAN_STATES, holidaysOf, isWorkingDay, weekdayOf } from './holidays.ts';

const anyDate = fc
  .date({ min: new Date('2018-01-01T00:00:00Z'), max: new Date('2120-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anySeat = fc.record({
  country: fc.constantFrom('DE', 'AT', 'FR'),
  state: fc.constantFrom(null, ...GERMAN_STATES),
});
const berlin = { country: 'DE', state: 'BE' };

describe('one month after receipt (Art. 12(3))', () => {
  it('ends on the same date of the next month', () => {
    expect(dueOn('2026-03-05', berlin)).toBe('2026-04-07'); // 5 April 2026 is Easter Sunday, 6 April Easter Monday
    expect(dueOn('2026-06-09', berlin)).toBe('2026-07-09');
  });

  it('ends on the last day of a month that has no such date', () => {
    expect(dueOn('2027-08-31', berlin)).toBe('2027-09-30');
    expect(dueOn('2028-01-31', berlin)).toBe('2028-02-29');
    expect(dueOn('2027-01-30', { country: 'DE', state: null })).toBe('2027-03-01'); // 28 February 2027 is a Sunday
  });

  it('crosses the year', () => {
    expect(dueOn('2026-12-31', berlin)).toBe('2027-02-01'); // 31 January 2027 is a Sunday
    expect(dueOn('2026-11-25', berlin)).toBe('2026-12-28'); // 25 and 26 December are holidays, 27 a Sunday
  });

  it('rolls on by the holidays of the firm’s own state', () => {
    expect(dueOn('2028-10-01', { country: 'DE', state: 'BY' })).toBe('2028-11-02');
    expect(dueOn('2028-10-01', { country: 'DE', state: 'HH' })).toBe('2028-11-01');
    expect(dueOn('2027-10-17', { country: 'DE', state: 'SN' })).toBe('2027-11-18'); // Buß- und Bettag
    expect(dueOn('2027-10-17', { country: 'DE', state: 'BE' })).toBe('2027-11-17');
    expect(dueOn('2027-12-06', { country: 'DE', state: 'BW' })).toBe('2028-01-07');
    expect(dueOn('2026-09-03', { country: 'AT', state: null })).toBe('2026-10-05'); // a Saturday, no German holiday
  });

  it('never falls on a day that does not count, never before the month is over, and never more than a week after', () => {
    fc.assert(
      fc.property(anyDate, anySeat, (received, seat) => {
        const due = dueOn(received, seat);
        const state = seat.country === 'DE' ? seat.state : undefined;
        expect(isWorkingDay(due, state)).toBe(true);
        const days = (Date.parse(due) - Date.parse(received)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(31 + 5);
        for (let between = addDays(received, 31); between < due; between = addDays(between, 1))
          expect(isWorkingDay(between, state)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never earlier for a request that came later', () => {
    fc.assert(
      fc.property(anyDate, anySeat, (received, seat) => {
        expect(dueOn(addDays(received, 1), seat) >= dueOn(received, seat)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('public holidays', () => {
  it('knows Easter of years for which it is known', () => {
    const known = {
      2000: '04-23',
      2008: '03-23',
      2011: '04-24',
      2019: '04-21',
      2024: '03-31',
      2025: '04-20',
      2026: '04-05',
      2027: '03-28',
      2028: '04-16',
      2038: '04-25',
      2076: '04-19',
    };
    for (const [year, date] of Object.entries(known))
      expect(easterSunday(Number(year))).toBe(`${year}-${date}`);
  });

  it('has Easter on a Sunday between 22 March and 25 April in every year', () => {
    for (let year = 1990; year < 2300; year++) {
      const easter = easterSunday(year);
      expect(weekdayOf(easter)).toBe(0);
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
    }
  });

  it('has Buß- und Bettag on a Wednesday between 16 and 22 November, in Saxony alone', () => {
    for (let year = 2000; year < 2100; year++) {
      const [date] = [...holidaysOf(year, 'SN')].find(([, name]) => name === 'Buß- und Bettag')!;
      expect(weekdayOf(date)).toBe(3);
      expect(date >= `${year}-11-16` && date <= `${year}-11-22`).toBe(true);
    }
    expect([...holidaysOf(2026, 'TH').values()]).not.toContain('Buß- und Bettag');
  });

  it('counts as many state-wide holidays as each state has', () => {
    // Without Easter and Whit Sunday in Brandenburg and without holidays of single municipalities.
    const expected = {
      BB: 10,
      BE: 10,
      BW: 12,
      BY: 12,
      HB: 10,
      HE: 10,
      HH: 10,
      MV: 11,
      NI: 10,
      NW: 11,
      RP: 11,
      SH: 10,
      SL: 12,
      SN: 11,
      ST: 11,
      TH: 11,
    };
    for (const state of GERMAN_STATES)
      expect([state, holidaysOf(2026, state).size]).toEqual([state, expected[state]]);
    expect(holidaysOf(2026, null).size).toBe(9);
  });

  it('knows the days that Berlin had once only', () => {
    expect(holidaysOf(2025, 'BE').has('2025-05-08')).toBe(true);
    expect(holidaysOf(2026, 'BE').has('2026-05-08')).toBe(false);
    expect(holidaysOf(2028, 'BE').has('2028-06-17')).toBe(true);
  });
});

describe('Art. 12(3): two further months', () => {
  const extended = { months: MONTHS.extended };
  it('end three months from receipt, not two from the end of the first', () => {
    expect(dueOn('2026-03-05', berlin, extended)).toBe('2026-06-05');
    // 28 February 2027 is a Sunday, so the first month ends on 1 March; the third ends with April all the same.
    expect(dueOn('2027-01-31', berlin)).toBe('2027-03-01');
    expect(dueOn('2027-01-31', berlin, extended)).toBe('2027-04-30');
    expect(dueOn('2026-11-30', berlin, extended)).toBe('2027-03-01'); // 28 February again
    expect(dueOn('2026-08-31', berlin, extended)).toBe('2026-11-30');
  });

  it('roll on over Easter and the holidays of the state', () => {
    expect(dueOn('2026-12-26', berlin, extended)).toBe('2027-03-30'); // Good Friday to Easter Monday 2027
    expect(dueOn('2026-08-01', { country: 'DE', state: 'BY' }, extended)).toBe('2026-11-02'); // Allerheiligen, a Sunday
    expect(dueOn('2027-08-01', { country: 'DE', state: 'BY' }, extended)).toBe('2027-11-02'); // a Monday
    expect(dueOn('2027-08-01', { country: 'DE', state: 'HH' }, extended)).toBe('2027-11-01');
    expect(dueOn('2027-08-18', { country: 'DE', state: 'SN' }, extended)).toBe('2027-11-18'); // Buß- und Bettag is the 17th
    expect(dueOn('2027-08-17', { country: 'DE', state: 'SN' }, extended)).toBe('2027-11-18');
  });
});

describe('Art. 12(6): while the person is asked who they are', () => {
  it('the clock stands for as many days, and the end rolls on after that', () => {
    expect(pausedDays('2026-06-01', '2026-06-03', '2026-06-10')).toBe(7);
    expect(dueOn('2026-06-01', berlin, { pausedDays: 7 })).toBe('2026-07-08');
    expect(dueOn('2026-06-01', berlin, { pausedDays: 10 })).toBe('2026-07-13'); // 11 July 2026 is a Saturday
    expect(pausedDays('2026-06-01', '2026-06-03', '2026-06-03')).toBe(0);
  });

  it('the clock runs on where that was asked late', () => {
    expect(pausedDays('2026-06-01', '2026-06-15', '2026-06-20')).toBe(5);
    expect(pausedDays('2026-06-01', '2026-06-16', '2026-06-20')).toBe(0);
  });

  it('a clock set back takes nothing away', () => {
    expect(pausedDays('2026-06-01', '2026-06-05', '2026-06-03')).toBe(0);
  });
});
