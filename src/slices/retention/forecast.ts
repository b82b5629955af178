import type { Register } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { countNarrowing } from './count-narrowing.ts';
import { computeForecast, type ForecastRow, readForecast } from './store-forecast.ts';
import { rootOf } from './store-lead.ts';

/** Twelve months and the days that make them whole. */
export const FORECAST_DAYS = 366;
const FRESH_HOURS = 26;
const DAY = 86_400_000;

/** Kinds of data that go by themselves, and the people. */
export const timedTables = (register: Register): string[] => [
  ...register.filter(({ ages, clock }) => ages || clock).map(({ table }) => table),
  rootOf(register).table,
];

/** Also what has lost its footing already and waits: grounds that end later take their share when they do. */
export async function refreshForecast(ctx: Ctx, tx: Tx): Promise<void> {
  const until = new Date((tx.startedAt ?? ctx.clock.now()).getTime() + FORECAST_DAYS * DAY);
  const { rows } = await countNarrowing(ctx, until);
  await computeForecast(tx, timedTables(ctx.register), FORECAST_DAYS, rows);
}

/** By day; computed now where the night's is missing or old. */
export async function forecastByDay(ctx: Ctx, tx: Tx): Promise<ForecastRow[]> {
  const rows = await readForecast(tx);
  const computedAt = rows[0]?.computed_at;
  if (computedAt && ctx.clock.now().getTime() - computedAt.getTime() < FRESH_HOURS * 3_600_000) return rows;
  await refreshForecast(ctx, tx);
  return readForecast(tx);
}
