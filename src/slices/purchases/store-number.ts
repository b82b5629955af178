import { sql, type Tx } from '../../platform/db/index.ts';
import type { PurchaseSettings } from './contract-settings.ts';

export type RangeKey = 'order' | 'invoice' | 'credit-note' | 'return';

/** The next numbers of a range in a year; given for good only if the transaction commits. */
export const takeNumbers = async (tx: Tx, range: RangeKey, year: number, count: number): Promise<string[]> =>
  (await tx.query<{ number: string }>(sql`SELECT take_numbers(${range}, ${year}, ${count}) AS number`)).map(
    ({ number }) => number,
  );

/** Which of these numbers there are already, whoever may see them. */
export async function takenNumbers(
  tx: Tx,
  of: 'order' | 'invoice' | 'return',
  numbers: readonly string[],
): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx.query<{ number: string }>(sql`SELECT numbers_taken(${of}, ${numbers}) AS number`);
  return new Set(rows.map(({ number }) => number));
}

export const readNumberRanges = (tx: Tx): Promise<PurchaseSettings['numberRanges']> =>
  tx.query(sql`SELECT range_key AS "rangeKey", pattern, digits FROM number_range ORDER BY range_key`);

export const writeNumberRanges = (tx: Tx, ranges: PurchaseSettings['numberRanges']): Promise<number> =>
  tx.execute(sql`
    UPDATE number_range r SET pattern = n.pattern, digits = n.digits
      FROM json_to_recordset(${JSON.stringify(ranges)}::json) AS n("rangeKey" text, pattern text, digits smallint)
     WHERE r.range_key = n."rangeKey"`);
