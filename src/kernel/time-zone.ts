/** The firm's clock on the wall: days and hours of letters, wishes and calendars are those of this zone. */
export const TIME_ZONE = 'Europe/Berlin';
