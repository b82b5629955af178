import { CATEGORIES, type Category } from '../../kernel/category.ts';
import type { RegisteredTable } from '../../kernel/register.ts';
import type { AccessReport } from './contract.ts';
import type { DataRow, Standing } from './store-report.ts';

type RowEnd = { until: Date | null; kept: AccessReport['data'][number]['ends'][number]['kept'] };

/**
 * Until when a row is kept (Art. 15(1)(d)): by its own clock, by the rule of its kind, with the footing of its category or
 * with the contact, whichever comes first. Of restricted people and of what a hold keeps only a row's own clock takes
 * anything; without one there is no date, and `kept` says why.
 */
export function endOfRow(
  row: DataRow,
  table: RegisteredTable,
  category: Category | undefined,
  standing: Standing,
): RowEnd {
  const { clock = null, aged = null, uncovered = false } = row.ends ?? {};
  const own = timesOf(clock);
  const goesWithPerson = table.erasure.act === 'delete' || table.erasure.act === 'with-last';
  if (!goesWithPerson) return { until: earliest(own), kept: null };
  const bit = category ? CATEGORIES[category] : 0;
  const kept = standing.restricted_at ? 'restricted' : (standing.held & bit) !== 0 ? 'held' : null;
  if (kept) return { until: earliest(own), kept: own.length > 0 ? null : kept };
  const hasLost = table.standsOn === undefined && ((standing.lost & bit) !== 0 || uncovered);
  return {
    until: earliest([
      ...own,
      ...timesOf(aged),
      standing.deletes_at,
      ...(hasLost && standing.narrows_at ? [standing.narrows_at] : []),
    ]),
    kept: null,
  };
}

const timesOf = (time: string | null): Date[] => (time === null ? [] : [new Date(time)]);
const earliest = (times: readonly Date[]): Date | null =>
  times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : null;
