import { v7 as uuid } from 'uuid';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { gatherDotted } from '../../platform/http/dotted.ts';
import { check } from '../../platform/http/problem.ts';
import { contactCountQuery } from '../contacts/contract.ts';
import { type ContactFilters, selectionByFilters } from '../contacts/index.ts';
import { checkRecipient } from '../recipients/index.ts';
import { chosenColumns } from './columns.ts';
import { type ExportInput, MOST_ROWS } from './contract.ts';
import { insertExport, withIds } from './store.ts';

export const WRITE_JOB = 'exports.write';

/** Filters as they would come in an address. */
const asQuery = (filter: Record<string, unknown>): unknown =>
  gatherDotted(Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])));

/**
 * Notes an export and who will be in it, and leaves the writing to the worker. Only work on a ground leads out of the
 * firm: a purpose that shows ended and restricted people does not (`purpose-not-suitable`). Throws `invalid-input` naming
 * every column that the purpose does not open, a recipient that is not there, too many rows or none.
 */
export async function startExport(tx: Tx, input: ExportInput, language: 'de' | 'en'): Promise<string> {
  if (!tx.purposes.get(tx.work.purpose)?.forGrounds) throw new AppError('purpose-not-suitable');
  await chosenColumns(tx, input.columns);
  if (input.recipientId) await checkRecipient(tx, input.recipientId);
  const exportId = uuid();
  const total = await insertExport(tx, exportId, input, language, await selectionOf(tx, input, language));
  if (total === 0) throw invalid('body.filter', 'nobody-chosen');
  if (total > MOST_ROWS) throw invalid('body.filter', 'too-many-to-export', { most: MOST_ROWS });
  await tx.addJob(WRITE_JOB, { exportId });
  return exportId;
}

async function selectionOf(tx: Tx, { ids, filter }: ExportInput, language: 'de' | 'en') {
  if (ids) return withIds(ids);
  const [query] = check(
    [{ at: 'body.filter', schema: contactCountQuery, value: asQuery(filter ?? {}) }],
    language,
  );
  return selectionByFilters(tx, query as ContactFilters);
}
