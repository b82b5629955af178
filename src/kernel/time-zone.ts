/** The firm's clock on the wall: days and hours of letters, wishes and calendars are those of this zone. */
export const TIME_ZONE = 'Europe/Berlin';

const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
/** The calendar day there, `YYYY-MM-DD`. */
export const dayInGermany = (at: Date): string => day.format(at);
