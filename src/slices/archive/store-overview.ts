import { sql, type Tx } from '../../platform/db/index.ts';
import type { ArchiveOverview } from './contract.ts';

/** Newest year first. */
export const countByYear = (tx: Tx): Promise<ArchiveOverview['years']> =>
  tx.query(sql`
    SELECT extract(year FROM issued_on)::integer AS year, kind, count(*) AS documents FROM archive_document GROUP BY 1, 2 ORDER BY 1 DESC, 2`);

/**
 * By the calendar year with whose end the period ends, the next first. Whether something is held is asked only of what
 * is due by the end of this year: later holds may have ended, or come.
 */
export const countByEnd = (tx: Tx): Promise<ArchiveOverview['ends']> =>
  tx.query(sql`
    SELECT e.year, count(*) AS documents, count(*) FILTER (WHERE e.is_held) AS held
      FROM (SELECT extract(year FROM keep_until AT TIME ZONE 'Europe/Berlin')::integer - 1 AS year,
                   CASE WHEN keep_until <= date_trunc('year', now(), 'Europe/Berlin') + interval '1 year' THEN archive_held(archive_id) ELSE false END AS is_held
              FROM archive_document) e
     GROUP BY 1 ORDER BY 1`);
