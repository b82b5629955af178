/**
 * Public holidays of the sixteen German states, from which the clock of Art. 12(3) rolls on (Reg. (EEC, Euratom)
 * 1182/71 Art. 3(4)). One reviewed file: the act of each state stands beside its line. The Day of German Unity is
 * federal law (Einigungsvertrag Art. 2(2)).
 *
 * Reviewed November 2026 against the states' acts as listed by the project vacanza/holidays. Left out on purpose, since
 * an earlier deadline errs on the person's side: holidays of single municipalities (Mariä Himmelfahrt in Bavaria,
 * Fronleichnam in parts of Saxony and Thuringia, Friedensfest in Augsburg), and what always is a Sunday.
 */
export const GERMAN_STATES = [
  'BB',
  'BE',
  'BW',
  'BY',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SH',
  'SL',
  'SN',
  'ST',
  'TH',
] as const;
export type GermanState = (typeof GERMAN_STATES)[number];

interface Holiday {
  name: string;
  /** `MM-DD`, days from Easter Sunday, or the Wednesday before 23 November. */
  on: string | number | 'repentance-day';
  states: readonly GermanState[] | 'all';
  from?: number;
  only?: number;
}

const HOLIDAYS: readonly Holiday[] = [
  { name: 'Neujahr', on: '01-01', states: 'all' },
  // FTG BW § 1, BayFTG Art. 1, FeiertG ST § 2
  { name: 'Heilige Drei Könige', on: '01-06', states: ['BW', 'BY', 'ST'] },
  // FeiertG BE § 1 (since 2019), FTG MV § 2 (since 2023)
  { name: 'Internationaler Frauentag', on: '03-08', states: ['BE'], from: 2019 },
  { name: 'Internationaler Frauentag', on: '03-08', states: ['MV'], from: 2023 },
  { name: 'Karfreitag', on: -2, states: 'all' },
  { name: 'Ostermontag', on: 1, states: 'all' },
  { name: 'Erster Mai', on: '05-01', states: 'all' },
  // FeiertG BE § 1: once only
  { name: '75. Jahrestag der Befreiung', on: '05-08', states: ['BE'], only: 2020 },
  { name: '80. Jahrestag der Befreiung', on: '05-08', states: ['BE'], only: 2025 },
  { name: 'Christi Himmelfahrt', on: 39, states: 'all' },
  { name: 'Pfingstmontag', on: 50, states: 'all' },
  // FTG BW § 1, BayFTG Art. 1, HFeiertagsG § 1, Feiertagsgesetz NW § 2, LFtG RP § 2, SFG SL § 2
  { name: 'Fronleichnam', on: 60, states: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  { name: '75. Jahrestag des Aufstandes vom 17. Juni 1953', on: '06-17', states: ['BE'], only: 2028 },
  // SFG SL § 2
  { name: 'Mariä Himmelfahrt', on: '08-15', states: ['SL'] },
  // ThürFtG § 2 (since 2019)
  { name: 'Weltkindertag', on: '09-20', states: ['TH'], from: 2019 },
  { name: 'Tag der Deutschen Einheit', on: '10-03', states: 'all' },
  // FTG BB § 2, FTG MV § 2, SächsSFG § 1, FeiertG ST § 2, ThürFtG § 2
  { name: 'Reformationstag', on: '10-31', states: ['BB', 'MV', 'SN', 'ST', 'TH'] },
  // since 2018: Feiertagsgesetz HB § 2, Feiertagsgesetz HH § 1, NFeiertagsG § 2, SFTG SH § 2
  { name: 'Reformationstag', on: '10-31', states: ['HB', 'HH', 'NI', 'SH'], from: 2018 },
  // FTG BW § 1, BayFTG Art. 1, Feiertagsgesetz NW § 2, LFtG RP § 2, SFG SL § 2
  { name: 'Allerheiligen', on: '11-01', states: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  // SächsSFG § 1
  { name: 'Buß- und Bettag', on: 'repentance-day', states: ['SN'] },
  { name: 'Erster Weihnachtstag', on: '12-25', states: 'all' },
  { name: 'Zweiter Weihnachtstag', on: '12-26', states: 'all' },
];

const isoDate = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The date `days` later, as `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Day of the week, 0 for Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** Easter Sunday in the Gregorian calendar (Gauss's rule in the form of Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return isoDate(year, Math.floor(n / 31), (n % 31) + 1);
}

function dateOf(on: Holiday['on'], year: number): string {
  if (typeof on === 'number') return addDays(easterSunday(year), on);
  if (on !== 'repentance-day') return `${year}-${on}`;
  const last = `${year}-11-22`;
  return addDays(last, -((weekdayOf(last) + 4) % 7));
}

/** Public holidays of a year by date; of all Germany where the state is not known. */
export function holidaysOf(year: number, state: GermanState | null): Map<string, string> {
  return new Map(
    HOLIDAYS.filter(
      ({ states, from = year, only = year }) =>
        year >= from && year === only && (states === 'all' || (state !== null && states.includes(state))),
    ).map(({ name, on }) => [dateOf(on, year), name]),
  );
}

/** Monday to Friday and no public holiday; outside Germany (`state` undefined) weekends alone count. */
export function isWorkingDay(date: string, state: GermanState | null | undefined): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  return state === undefined || !holidaysOf(Number(date.slice(0, 4)), state).has(date);
}
