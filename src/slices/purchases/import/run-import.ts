import type { Actor } from '../../../kernel/actor.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { openTable, type SourceRow, storedEmail } from '../../transfer/index.ts';
import { IMPORT_AREA } from '../import-area.ts';
import {
  findImport,
  finishImport,
  type ImportRecord,
  insertRejected,
  moveState,
  saveProgress,
} from '../store-import.ts';
import { findProductsByNumber } from '../store-product.ts';
import { groupRows, readDocument } from './read-documents.ts';
import { type Reason, readTable, type Table } from './table-of.ts';
import { decideDocuments, insertDecided } from './take-documents.ts';
import { decidePayments, insertDecidedPayments } from './take-payments.ts';

const BATCH = 500;
const PROGRESS_MS = 500;

interface Counts {
  rows: number;
  documents: number;
  created: number;
  known: number;
  rejected: number;
}

/**
 * Runs a queued import as this actor, in one transaction: what can be taken is taken, and every other row is kept with its
 * reasons. Where it fails nothing is taken; the code of the failure stands in the record.
 */
export async function runImport(
  ctx: Ctx,
  actor: Actor,
  importId: string,
  purpose: string,
): Promise<Counts | undefined> {
  return ctx.db
    .perform({ actor, purpose, action: 'purchases.run-import' }, async (tx) => {
      const isFirst = await aside(ctx, 'purchases.start-import', (side) =>
        moveState(side, importId, { from: ['queued'], to: 'running' }),
      );
      return isFirst ? bringIn(ctx, tx, importId) : undefined;
    })
    .catch(async (error: unknown) => {
      await failImport(ctx, importId, error instanceof AppError ? error.code : 'internal').catch(() => {});
      throw error;
    });
}

export const failImport = (ctx: Ctx, importId: string, failure: string): Promise<boolean> =>
  aside(ctx, 'purchases.fail-import', (tx) =>
    moveState(tx, importId, { from: ['queued', 'running'], to: 'failed', failure }),
  );

/** A transaction of the machine's own beside the run, so that others see how far it is. */
const aside = <T>(ctx: Ctx, action: string, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action }, act);

export const openImport = (ctx: Ctx, row: Pick<ImportRecord, 'import_id' | 'reading'>) =>
  openTable(ctx.files.path(IMPORT_AREA, row.import_id), row.reading);

async function bringIn(ctx: Ctx, tx: Tx, importId: string): Promise<Counts> {
  const record = await findImport(tx, importId);
  const table = await readTable(await openImport(ctx, record), record.mapping);
  const counts: Counts = { rows: table.rows.length, documents: 0, created: 0, known: 0, rejected: 0 };
  let told = performance.now();
  const tell = async (rows: number): Promise<void> => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    await aside(ctx, 'purchases.import-progress', (side) => saveProgress(side, importId, rows)).catch(
      () => {},
    );
  };
  if (record.kind === 'payments') await takePayments(tx, importId, table, counts, tell);
  else await takeDocuments(ctx, tx, record, table, counts, tell);
  await finishImport(tx, importId, counts, table.rows.length);
  return counts;
}

async function takeDocuments(
  ctx: Ctx,
  tx: Tx,
  { import_id, kind }: ImportRecord,
  table: Table,
  counts: Counts,
  tell: (rows: number) => Promise<void>,
): Promise<void> {
  const of = kind === 'orders' ? 'orders' : 'invoices';
  const products = await productsOf(tx, table);
  const groups = groupRows(table);
  counts.documents = groups.length;
  let done = 0;
  for (let start = 0; start < groups.length; start += BATCH) {
    const documents = groups.slice(start, start + BATCH).map((group) => readDocument(table, group, products));
    const decided = await decideDocuments(tx, of, documents);
    const fresh = decided.filter(({ isKnown }) => !isKnown);
    const good = fresh.filter(({ document }) => document.reasons.length === 0);
    await insertDecided(ctx, tx, of, import_id, good);
    const bad = fresh.filter(({ document }) => document.reasons.length > 0);
    await reject(
      tx,
      import_id,
      bad.flatMap(({ document }) => document.rows.map((row) => ({ row, reasons: document.reasons }))),
    );
    counts.known += decided.length - fresh.length;
    counts.created += good.length;
    counts.rejected += bad.length;
    done += documents.reduce((sum, { rows }) => sum + rows.length, 0);
    await tell(done);
  }
}

/** Products by number, for rows that name one. */
export async function productsOf(tx: Tx, table: Table) {
  const numbers = [...new Set(table.rows.map((row) => table.text(row, 'productNumber')).filter(Boolean))];
  return new Map(
    (numbers.length > 0 ? await findProductsByNumber(tx, numbers) : []).map((row) => [row.number, row]),
  );
}

async function takePayments(
  tx: Tx,
  importId: string,
  table: Table,
  counts: Counts,
  tell: (rows: number) => Promise<void>,
): Promise<void> {
  counts.documents = table.rows.length;
  for (let start = 0; start < table.rows.length; start += BATCH) {
    const decided = await decidePayments(tx, table, table.rows.slice(start, start + BATCH));
    const fresh = decided.filter(({ isKnown }) => !isKnown);
    const good = fresh.filter(({ payment }) => payment);
    await insertDecidedPayments(tx, importId, good);
    const bad = fresh.filter(({ payment }) => !payment);
    await reject(tx, importId, bad);
    counts.known += decided.length - fresh.length;
    counts.created += good.length;
    counts.rejected += bad.length;
    await tell(start + decided.length);
  }
}

const EMAIL = /[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}-]+\.)+[\p{L}][\p{L}\p{N}-]+/gu;

async function reject(
  tx: Tx,
  importId: string,
  rejected: readonly { row: SourceRow; reasons: Reason[] }[],
): Promise<void> {
  if (rejected.length === 0) return;
  await insertRejected(
    tx,
    importId,
    rejected.map(({ row: { line, cells }, reasons }) => ({
      line,
      cells: storable(cells),
      reasons,
      identifiers: [
        ...new Set(
          Object.values(cells)
            .flatMap((cell) => cell.match(EMAIL) ?? [])
            .map(storedEmail),
        ),
      ].map(storableText),
    })),
  );
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair; the file does. */
const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();
const storable = (cells: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [storableText(column), storableText(cell)]),
  );
