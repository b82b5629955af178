import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { duplicatePairs, duplicatePairsQuery } from './contract.ts';
import { listPairs } from './store.ts';

const SORT = 'score';

/** One page of undecided pairs whose two sides the purpose shows, the surest first. @throws AppError invalid-input */
export async function findPairs(
  tx: Tx,
  { limit, cursor, contactId }: z.output<typeof duplicatePairsQuery>,
): Promise<z.input<typeof duplicatePairs>> {
  const rows = await listPairs(tx, { limit, contactId, after: readCursor(cursor, SORT, /^\d{1,3}$/) });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => ({
      pairId: row.pair_id,
      signs: row.reasons,
      score: row.score,
      foundAt: row.found_at,
      first: row.first,
      second: row.second,
    })),
    next: last ? writeCursor(SORT, { key: String(last.score), id: last.pair_id }) : null,
  };
}
