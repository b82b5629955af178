import { describe, expect, it } from 'vitest';
import { type CalendarEntry, writeCalendar } from './calendar.ts';

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '019a0000-0000-7000-8000-000000000001@obhut',
  sequence: 0,
  changedAt: new Date('2026-11-24T08:00:00.500Z'),
  createdAt: new Date('2026-11-24T07:00:00Z'),
  title: 'Termin',
  place: '',
  people: [],
  begin: new Date('2026-12-01T09:00:00Z'),
  end: null,
  isBusy: true,
  remindAt: null,
  ...more,
});
const write = (...entries: CalendarEntry[]) =>
  writeCalendar({ name: 'Obhut: Anfrage', language: 'de', entries });
/** Reads as a calendar program does: unfolds, and splits names from values. */
const linesOf = (calendar: string): string[] => calendar.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const contentOf = (calendar: string, name: string): string | undefined =>
  linesOf(calendar)
    .find((line) => line.startsWith(name))
    ?.slice(name.length + 1);
const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_whole, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  );

describe('the calendar', () => {
  it('ends every line with CR LF and cuts it at 75 octets, never within a character', () => {
    const title = `${'Ünïcödé 👨‍👩‍👧‍👦 '.repeat(40)}Ende`;
    const calendar = write(entry({ title, place: 'x'.repeat(300) }));
    expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of calendar.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(unescaped(contentOf(calendar, 'SUMMARY')!)).toBe(title);
  });

  it('escapes text so that nothing in it becomes a line, a list or a parameter', () => {
    const title = 'A;B,C\\D:E"F\r\nEND:VEVENT\nBEGIN:VEVENT\u0000\u0007';
    const calendar = write(entry({ title, people: ['Groß, Änne', 'O;Brien'] }));
    expect(contentOf(calendar, 'SUMMARY')).toBe('A\\;B\\,C\\\\D:E"F\\nEND:VEVENT\\nBEGIN:VEVENT');
    expect(linesOf(calendar).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(unescaped(contentOf(calendar, 'DESCRIPTION')!)).toBe('Mit: Groß, Änne, O;Brien');
  });

  it('has moments in UTC, whole days as days with the day after the last as their end', () => {
    const moment = write(entry({ end: new Date('2026-12-01T10:30:00Z') }));
    expect(contentOf(moment, 'DTSTART')).toBe('20261201T090000Z');
    expect(contentOf(moment, 'DTEND')).toBe('20261201T103000Z');
    const days = write(entry({ begin: '2026-12-30', end: '2026-12-31' }));
    expect(contentOf(days, 'DTSTART;VALUE=DATE')).toBe('20261230');
    expect(contentOf(days, 'DTEND;VALUE=DATE')).toBe('20270101');
    // An end that is not later than the beginning would not be valid.
    expect(contentOf(write(entry({ end: new Date('2026-12-01T09:00:00Z') })), 'DTEND')).toBeUndefined();
  });

  it('nests an alarm in its event, and has what the format demands', () => {
    const lines = linesOf(write(entry({ remindAt: new Date('2026-12-01T08:45:00Z'), isBusy: false })));
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Obhut//Obhut//DE']);
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY'])
      expect(lines.filter((line) => line.startsWith(`${name}:`))).toHaveLength(1);
    expect(lines.slice(lines.indexOf('BEGIN:VALARM'))).toEqual([
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER;VALUE=DATE-TIME:20261201T084500Z',
      'DESCRIPTION:Termin',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
    expect(lines).toContain('TRANSP:TRANSPARENT');
  });
});
