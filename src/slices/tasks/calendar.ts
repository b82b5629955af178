/** What a calendar shows of a task. */
export interface CalendarEntry {
  /** The same for ever, and of no other entry. */
  uid: string;
  sequence: number;
  changedAt: Date;
  createdAt: Date;
  title: string;
  place: string;
  people: readonly string[];
  /** A moment, or a day (YYYY-MM-DD) where the whole day counts. */
  begin: Date | string;
  /** Of the same kind; the last day is still in it. */
  end: Date | string | null;
  /** Takes time: others see it as busy. */
  isBusy: boolean;
  remindAt: Date | null;
}
interface Calendar {
  name: string;
  language: 'de' | 'en';
  entries: readonly CalendarEntry[];
}

const WITH = { de: 'Mit: ', en: 'With: ' };

/**
 * A calendar as RFC 5545 wants it. Times are in UTC and so need no VTIMEZONE; whole days are DATE values. Small enough to
 * write here: the libraries bring time zones and recurrence, which are not needed.
 */
export function writeCalendar({ name, language, entries }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Obhut//Obhut//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...entries.flatMap((entry) => linesOf(entry, language)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const linesOf = (entry: CalendarEntry, language: 'de' | 'en'): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.uid}`,
  `DTSTAMP:${utc(entry.changedAt)}`,
  `CREATED:${utc(entry.createdAt)}`,
  `LAST-MODIFIED:${utc(entry.changedAt)}`,
  `SEQUENCE:${entry.sequence}`,
  ...timesOf(entry),
  `SUMMARY:${escaped(entry.title)}`,
  ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
  ...(entry.people.length > 0 ? [`DESCRIPTION:${escaped(WITH[language] + entry.people.join(', '))}`] : []),
  'CLASS:PRIVATE',
  `TRANSP:${entry.isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
  ...alarmOf(entry),
  'END:VEVENT',
];

/** DTEND is the first moment, or the first day, that is no longer in it; it must be later than DTSTART. */
function timesOf({ begin, end }: CalendarEntry): string[] {
  if (typeof begin === 'string') {
    const last = typeof end === 'string' ? end : begin;
    return [`DTSTART;VALUE=DATE:${plainDay(begin)}`, `DTEND;VALUE=DATE:${plainDay(dayAfter(last))}`];
  }
  const start = `DTSTART:${utc(begin)}`;
  return end instanceof Date && utc(end) > utc(begin) ? [start, `DTEND:${utc(end)}`] : [start];
}

const alarmOf = ({ remindAt, title }: CalendarEntry): string[] =>
  remindAt === null
    ? []
    : [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        `TRIGGER;VALUE=DATE-TIME:${utc(remindAt)}`,
        `DESCRIPTION:${escaped(title)}`,
        'END:VALARM',
      ];

/** 20261124T101500Z */
const utc = (time: Date): string => `${time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const plainDay = (day: string): string => day.replaceAll('-', '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** TEXT values (section 3.3.11); control characters are not allowed in them at all. */
const escaped = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** Lines of at most 75 octets (section 3.1), never cut within a character. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
