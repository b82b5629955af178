import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Forecast, ForecastQuery, forecast } from './contract.ts';
import { presentTotals } from './list-deals.ts';
import { readForecast } from './store-forecast.ts';

/** Open deals by month of their expected close, each with the days that list its deals. */
export async function showForecast(
  ctx: Ctx,
  tx: Tx,
  query: ForecastQuery,
): Promise<z.input<typeof forecast>> {
  const firstMonth = query.from ?? ctx.clock.now().toISOString().slice(0, 7);
  const first = `${firstMonth}-01`;
  const end = dayAfter(first, query.months, 0);
  const rows = await readForecast(tx, query, { first, end });
  return {
    firstMonth,
    months: query.months,
    rows: rows.map(({ span, month, ...sums }) => ({
      span,
      month: month?.slice(0, 7) ?? null,
      ...daysOf(span, month, { first, end }),
      ...presentTotals(sums),
    })),
  };
}

/** The day some months and days after one that is the first of its month; days may be negative. */
const dayAfter = (first: string, months: number, days: number): string =>
  new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + months, 1 + days))
    .toISOString()
    .slice(0, 10);

function daysOf(
  span: Forecast['rows'][number]['span'],
  month: string | null,
  { first, end }: { first: string; end: string },
): { from: string | null; to: string | null } {
  if (span === 'before') return { from: null, to: dayAfter(first, 0, -1) };
  if (span === 'after') return { from: end, to: null };
  if (span === 'undated' || !month) return { from: null, to: null };
  return { from: month, to: dayAfter(month, 1, -1) };
}
