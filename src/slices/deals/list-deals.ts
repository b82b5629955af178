import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import { wireDate } from '../../kernel/wire.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { readOwnFilter } from '../fields/index.ts';
import type { DealFilter, DealQuery, dealPage, dealTotals } from './contract.ts';
import { presentDealRow } from './present-deal.ts';
import { listDeals, sumDeals, type TotalsRecord } from './store-list.ts';

/** Shape of the sort key in a cursor: microseconds, cents, a day; an id stands for itself. */
const KEY_SHAPES: Record<string, RegExp> = {
  changed: /^-?\d{1,17}$/,
  closed: /^-?\d{1,17}$/,
  amount: /^\d{1,16}$/,
  expected: /^(?:infinity|\d{4}-\d\d-\d\d)$/,
  created: /^$/,
};

const isDay = (key: string): boolean => key === 'infinity' || wireDate.safeParse(key).success;

/** One page of deals. @throws AppError invalid-input at `query.cursor` */
export async function findDeals(tx: Tx, query: DealQuery): Promise<z.input<typeof dealPage>> {
  const { limit, cursor, sort, own, ...filter } = query;
  const after = readCursor(cursor, sort, KEY_SHAPES[sort.replace('-', '')]);
  if (sort.endsWith('expected') && after && !isDay(after.key))
    throw invalid('query.cursor', 'cursor-damaged');
  const conditions = await readOwnFilter(tx, 'deal', own);
  const rows = await listDeals(tx, { ...filter, own: conditions }, { sort, limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentDealRow),
    next: last ? writeCursor(sort, { key: last.sort_key, id: last.deal_id }) : null,
  };
}

export const presentTotals = (row: TotalsRecord): z.input<typeof dealTotals>['items'][number] => ({
  currency: row.currency,
  count: row.count,
  sumCents: row.sum_cents,
  weightedCents: row.weighted_cents,
});

export const totalDeals = async (
  tx: Tx,
  { own, ...filter }: DealFilter,
): Promise<z.input<typeof dealTotals>> => ({
  items: (await sumDeals(tx, { ...filter, own: await readOwnFilter(tx, 'deal', own) })).map(presentTotals),
});
