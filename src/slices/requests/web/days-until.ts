const DAY_MS = 86_400_000;

/** Days until that day (2027-05-24), counted by the calendar of this place; negative when it has passed. */
export function daysUntil(day: string, now: Date = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / DAY_MS);
}
