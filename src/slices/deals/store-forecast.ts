import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Forecast, ForecastQuery } from './contract.ts';
import { conditionsOf, sumColumns, type TotalsRecord } from './store-list.ts';

export interface ForecastRecord extends TotalsRecord {
  span: Forecast['rows'][number]['span'];
  /** First day of the month; null outside of the months asked for. */
  month: string | null;
}

/** Open deals by month of their expected close and currency, from one aggregate. `first` and `end` are days; `end` is not in it. */
export const forecastStatement = (
  { pipelineId, ownerId }: Pick<ForecastQuery, 'pipelineId' | 'ownerId'>,
  { first, end }: { first: string; end: string },
): Sql => sql`
  SELECT span, CASE WHEN span = 'month' THEN month END::date AS month, d.currency, ${sumColumns}
    FROM (SELECT d.amount_cents, d.currency, d.stage_id, date_trunc('month', d.expected_on::timestamp) AS month,
                 CASE WHEN d.expected_on IS NULL THEN 'undated' WHEN d.expected_on < ${first}::date THEN 'before'
                      WHEN d.expected_on >= ${end}::date THEN 'after' ELSE 'month' END AS span
            FROM deal d WHERE ${join(conditionsOf({ state: 'open', pipelineId, ownerId }), ' AND ')}) d
    JOIN stage s USING (stage_id)
   GROUP BY 1, 2, 3 ORDER BY array_position(ARRAY['before', 'month', 'after', 'undated'], span), 2, 3`;

export const readForecast = (
  tx: Tx,
  query: ForecastQuery,
  span: { first: string; end: string },
): Promise<ForecastRecord[]> => tx.query(forecastStatement(query, span));
