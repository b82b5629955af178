import { dayOf } from '../../../web/ui/dates.tsx';
import type { Interaction } from '../contract.ts';

export interface Day {
  /** YYYY-MM-DD here. */
  day: string;
  entries: Interaction[];
}

/** Entries that come newest first, by the day that they fell on here. */
export function groupByDay(entries: readonly Interaction[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.occurredAt);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
