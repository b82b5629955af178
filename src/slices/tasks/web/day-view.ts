import type { Task } from '../contract.ts';

/** What every view of the calendar is given. */
export interface DayView {
  /** The day that is chosen. */
  day: string;
  isLoading: boolean;
  days: ReadonlyMap<string, readonly Task[]>;
  onDay: (day: string) => void;
  /** A new appointment on that day; undefined for those who may not. */
  onAdd: ((day: string) => void) | undefined;
  onOpen: (task: Task) => void;
}
