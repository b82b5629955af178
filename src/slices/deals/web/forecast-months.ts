import type { Forecast } from '../contract.ts';
import type { CommonSearch, DealSearch } from './search.ts';

export interface ForecastMonth {
  /** 2027-03. */
  month: string;
  /** Undefined: nothing is expected then. */
  row: Forecast['rows'][number] | undefined;
}

/** Every month asked for, those without deals as well. */
export function monthsOf({ firstMonth, months, rows }: Forecast, currency: string): ForecastMonth[] {
  const [year, first] = firstMonth.split('-').map(Number) as [number, number];
  return Array.from({ length: months }, (_, n) => {
    const month = new Date(Date.UTC(year, first - 1 + n, 1)).toISOString().slice(0, 7);
    return { month, row: rows.find((row) => row.month === month && row.currency === currency) };
  });
}

/** The list of the deals that a row sums up. */
export const searchOf = (row: Forecast['rows'][number], { pipelineId, ownerId }: CommonSearch): DealSearch =>
  ({
    outcome: 'open',
    sort: 'expected',
    currency: row.currency,
    pipelineId,
    ownerId,
    ...(row.from ? { expectedFrom: row.from } : {}),
    ...(row.to ? { expectedTo: row.to } : {}),
    ...(row.span === 'undated' ? { withoutDate: true } : {}),
  }) as DealSearch;
