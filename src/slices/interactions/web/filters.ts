import { addDays, startOfDay } from '../../../web/ui/dates.tsx';
import type { Channel } from '../contract.ts';

/** What a timeline is narrowed to; days are those of the page. */
export interface TimelineFilters {
  channel?: Channel | undefined;
  personId?: string | undefined;
  topic?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const countFilters = (filters: TimelineFilters): number =>
  Object.values(filters).filter(Boolean).length;

/** As the API wants them: from the first moment of a day to before the first of the next. */
export const queryOf = ({ from, to, ...filters }: TimelineFilters): Record<string, string | undefined> => ({
  ...filters,
  ...(from ? { from: startOfDay(from) } : {}),
  ...(to ? { to: dayAfter(to) } : {}),
});

function dayAfter(day: string): string {
  const next = addDays(1, new Date(`${day}T12:00:00`));
  next.setHours(0, 0, 0, 0);
  return next.toISOString();
}
