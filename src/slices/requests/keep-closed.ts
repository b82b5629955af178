import { TIME_ZONE } from '../../kernel/time-zone.ts';

/**
 * How long a closed request is kept: to answer for how it was handled (Art. 5(2)). Three years, from the end of the
 * calendar year in which it was closed, the regular limitation of claims (BGB s.195, 199(1)); prosecution of a breach
 * of the GDPR as an administrative offence is barred after the same three years (OWiG s.31(2) no. 1, BDSG s.41(1)).
 * Reviewed November 2026.
 */
export const KEEP_CLOSED_YEARS = 3;

const yearWhereTheFirmIs = (time: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, year: 'numeric' }).format(time));

/** The end of the period: the first moment (UTC, an hour late at most) of the year after it. */
export const deletesAfter = (closedAt: Date): Date =>
  new Date(Date.UTC(yearWhereTheFirmIs(closedAt) + KEEP_CLOSED_YEARS + 1, 0, 1));
