/** The time, as something a test can set. The database has its own; ends are enforced there. */
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };
