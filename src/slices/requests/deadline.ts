import { addDays, GERMAN_STATES, type GermanState, isWorkingDay } from './holidays.ts';

/** Where the firm sits, as its settings say it; decides which days are public holidays. */
export interface Seat {
  country: string;
  state: string | null;
}

/**
 * The last day for an answer (Art. 12(3)): one month after receipt, counted after Reg. (EEC, Euratom) 1182/71 Art. 3:
 * the same date of the next month, its last day if it has no such date, and on to the next working day from a
 * Saturday, Sunday or public holiday. Dates as `YYYY-MM-DD`.
 */
export function dueOn(receivedOn: string, seat: Seat): string {
  const [year, month, day] = receivedOn.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  let due = new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
  const state = stateOf(seat);
  while (!isWorkingDay(due, state)) due = addDays(due, 1);
  return due;
}

function stateOf({ country, state }: Seat): GermanState | null | undefined {
  if (country !== 'DE') return undefined;
  return GERMAN_STATES.find((known) => known === state) ?? null;
}
