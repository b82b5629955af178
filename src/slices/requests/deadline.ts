import { addDays, GERMAN_STATES, type GermanState, isWorkingDay } from './holidays.ts';

/** Where the firm sits, as its settings say it; decides which days are public holidays. */
export interface Seat {
  country: string;
  state: string | null;
}

/** Art. 12(3): one month, and with the extension three from receipt. */
export const MONTHS = { first: 1, extended: 3 } as const;

/**
 * A question about identity stops the clock only when it is asked without undue delay (EDPB Guidelines 01/2022,
 * para. 159); two weeks are the outer limit of that in German law (BGB s.121(1), settled case law).
 */
export const ASK_IDENTITY_WITHIN_DAYS = 14;

/**
 * The last day for an answer (Art. 12(3)): one month after receipt, or three after an extension, counted after Reg.
 * (EEC, Euratom) 1182/71 Art. 3: the same date of that month, its last day if it has no such date, and on to the next
 * working day from a Saturday, Sunday or public holiday. `pausedDays` are the days that the clock stood, added before
 * the last rule. Dates as `YYYY-MM-DD`.
 */
export function dueOn(
  receivedOn: string,
  seat: Seat,
  { months = MONTHS.first, pausedDays = 0 }: { months?: number; pausedDays?: number } = {},
): string {
  const [year, month, day] = receivedOn.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  let due = addDays(
    new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10),
    pausedDays,
  );
  const state = stateOf(seat);
  while (!isWorkingDay(due, state)) due = addDays(due, 1);
  return due;
}

/** Days that the clock stood while the person was asked who they are; none where that was asked late. */
export function pausedDays(receivedOn: string, askedOn: string, shownOn: string): number {
  if (askedOn > addDays(receivedOn, ASK_IDENTITY_WITHIN_DAYS)) return 0;
  return Math.max(0, (Date.parse(shownOn) - Date.parse(askedOn)) / 86_400_000);
}

function stateOf({ country, state }: Seat): GermanState | null | undefined {
  if (country !== 'DE') return undefined;
  return GERMAN_STATES.find((known) => known === state) ?? null;
}
