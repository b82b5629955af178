import { sql, type Tx } from '../../platform/db/index.ts';
import type { NarrowedRows } from './count-narrowing.ts';

export interface ForecastRow {
  table_name: string;
  due_on: string;
  row_count: number;
  computed_at: Date;
}

/**
 * Counts by kind for each of the next `days` days, the first with what is due already, and keeps them with what people who
 * stay lose (`narrowing`). Days are the
 * firm's. Needs rights, access or upkeep; takes a scan of an index for each kind.
 */
export async function computeForecast(
  tx: Tx,
  tables: readonly string[],
  days: number,
  narrowing: readonly NarrowedRows[],
): Promise<void> {
  await tx.batch([
    sql`SELECT pg_advisory_xact_lock(hashtext('obhut retention forecast'))`,
    sql`DELETE FROM retention_forecast`,
    sql`
    WITH today AS (SELECT (now() AT TIME ZONE 'Europe/Berlin')::date AS day)
    INSERT INTO retention_forecast (table_name, due_on, row_count)
    SELECT g.table_name, greatest(g.day, t.day), sum(g.row_count) FROM today t, (
    SELECT c.table_name, t0.day + c.bucket AS day, c.row_count
      FROM today t0, retention_counts(${tables}::text[],
             ARRAY(SELECT ((t2.day + n)::timestamp AT TIME ZONE 'Europe/Berlin') FROM today t2, generate_series(1, ${days}::int) n ORDER BY n), NULL) c
    UNION ALL
    SELECT n.table_name, n.day, n.row_count FROM unnest(${narrowing.map(({ table }) => table)}::text[], ${narrowing.map(({ day }) => day)}::date[],
             ${narrowing.map(({ rows }) => rows)}::bigint[]) AS n(table_name, day, row_count)) g
     WHERE g.row_count > 0 GROUP BY 1, 2`,
  ]);
}

export const readForecast = (tx: Tx): Promise<ForecastRow[]> =>
  tx.query<ForecastRow>(
    sql`SELECT table_name, due_on, row_count, computed_at FROM retention_forecast ORDER BY due_on, table_name`,
  );

/** What is due at a moment, by kind; with another class than the one in force where named. */
export const countDueAt = (
  tx: Tx,
  tables: readonly string[],
  at: Date,
  classes: readonly (string | null)[] | null = null,
): Promise<{ table_name: string; row_count: number }[]> =>
  tx.query(sql`
    SELECT table_name, sum(row_count)::bigint AS row_count
      FROM retention_counts(${tables}::text[], ARRAY[${at}::timestamptz], ${classes}::text[]) WHERE bucket = 0 GROUP BY 1 ORDER BY 2 DESC`);
