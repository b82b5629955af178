import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type RangeKey, takeNumbers } from './store-number.ts';

/** Gives those without one the next number of their range and year, in their order. */
export async function numberDocuments<T extends { number: string | null }>(
  tx: Tx,
  documents: readonly T[],
  rangeOf: (document: T) => { range: RangeKey; on: string },
): Promise<(T & { number: string })[]> {
  const groups = Map.groupBy(
    documents.filter(({ number }) => number === null),
    (document) => {
      const { range, on } = rangeOf(document);
      return `${range} ${on.slice(0, 4)}`;
    },
  );
  const given = new Map<T, string>();
  for (const [key, members] of groups) {
    const [range, year] = key.split(' ') as [RangeKey, string];
    const numbers = await takeNumbers(tx, range, Number(year), members.length);
    members.forEach((member, index) => {
      given.set(member, numbers[index]!);
    });
  }
  return documents.map((document) => ({ ...document, number: document.number ?? given.get(document)! }));
}

const NUMBER_INDEXES = ['invoice_by_number', 'order_by_number', 'return_by_number'];

/** For the catch of what writes numbers: says at which field a number is there already. */
export function explainNumber(error: unknown): never {
  if (error instanceof AppError && NUMBER_INDEXES.includes(String(error.params.constraint)))
    throw new AppError('conflict', { faults: [{ at: 'body.number', code: 'number-taken' }] });
  throw error;
}
