import type { z } from 'zod';
import { AppError, invalid } from '../../../kernel/app-error.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Language } from '../../../platform/http/problem.ts';
import type {
  importChange,
  purchaseImport,
  purchaseImportPreview,
  rejectedPage,
} from '../contract-import.ts';
import { importMessages } from '../messages-import.ts';
import { findImport, type ImportRecord, listRejected, moveState, saveImport } from '../store-import.ts';
import { groupRows, readDocument } from './read-documents.ts';
import { missingFields, recogniseFields } from './recognise-fields.ts';
import { openImport, productsOf } from './run-import.ts';
import { type Reason, readTable, type Table } from './table-of.ts';
import { decideDocuments } from './take-documents.ts';
import { decidePayments } from './take-payments.ts';

/** Enough to see whether the columns are understood. */
const LOOKED_AT = 300;
const SHOWN = 20;
const SAMPLES = 3;
type Preview = z.input<typeof purchaseImportPreview>;

export const presentImport = (row: ImportRecord): z.input<typeof purchaseImport> => ({
  importId: row.import_id,
  kind: row.kind,
  fileName: row.file_name,
  state: row.state,
  failure: row.failure,
  counts:
    'rows' in row.counts! ? (row.counts as NonNullable<z.input<typeof purchaseImport>['counts']>) : null,
  rowsTotal: row.rows_total,
  rowsDone: row.rows_done,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
  deletesAt: row.deletes_at,
});

const presentReasons = (reasons: readonly Reason[], language: Language) =>
  reasons.map(({ code, column }) => ({ code, column, message: importMessages[code]?.[language] ?? code }));

/** What the file is, what its columns seem to mean, and what would come of its first rows. Throws `not-found`. */
export async function previewImport(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  language: Language,
): Promise<Preview> {
  const record = await findImport(tx, importId);
  const source = await openImport(ctx, record);
  const table = await readTable(source, record.mapping, LOOKED_AT);
  const missing = missingFields(record.kind, record.mapping);
  return {
    ...presentImport(record),
    encoding: source.encoding ?? null,
    separator: source.separator ?? null,
    sheets: (source.sheets ?? []).map(({ name }) => name),
    columns: source.columns.map((name) => ({
      name,
      field: record.mapping[name] ?? null,
      samples: [...new Set(table.rows.map((row) => row.cells[name] ?? '').filter(Boolean))].slice(0, SAMPLES),
    })),
    missing,
    documents: missing.length > 0 ? [] : await previewDocuments(tx, record, table, language),
  };
}

async function previewDocuments(
  tx: Tx,
  { kind }: ImportRecord,
  table: Table,
  language: Language,
): Promise<Preview['documents']> {
  if (kind === 'payments')
    return (await decidePayments(tx, table, table.rows.slice(0, SHOWN))).map(
      ({ row, reasons, isKnown, payment }) => ({
        line: row.line,
        number: table.text(row, 'invoiceNumber'),
        on: payment?.paidOn ?? null,
        customer: null,
        lines: 1,
        grossCents: payment ? (payment.kind === 'refund' ? -payment.amountCents : payment.amountCents) : null,
        currency: table.text(row, 'currency') || 'EUR',
        reasons: presentReasons(isKnown ? KNOWN : reasons, language),
      }),
    );
  const products = await productsOf(tx, table);
  const documents = groupRows(table)
    .slice(0, SHOWN)
    .map((group) => readDocument(table, group, products));
  const decided = await decideDocuments(tx, kind, documents);
  return decided.map(({ document, isKnown }) => ({
    line: document.rows[0]!.line,
    number: document.number,
    on: document.on,
    customer: document.customerName || document.customerNumber || document.vatId || document.email,
    lines: document.lines.length,
    grossCents: document.totals.grossCents,
    currency: document.currency,
    reasons: presentReasons(isKnown ? KNOWN : document.reasons, language),
  }));
}

const KNOWN: Reason[] = [{ code: 'import.known', column: null }];

/** Reads the file another way, or takes its columns for something else. Throws `conflict` once it runs. */
export async function changeImport(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  change: z.output<typeof importChange>,
): Promise<void> {
  const record = await findImport(tx, importId);
  const reading = change.reading ?? record.reading;
  const source = await openImport(ctx, { ...record, reading });
  const isSame = JSON.stringify(source.columns) === JSON.stringify(record.columns);
  const before = isSame ? record.mapping : recogniseFields(record.kind, source.columns);
  const mapping = Object.fromEntries(
    source.columns.map((column) => [
      column,
      change.mapping?.[column] ?? (change.mapping ? null : (before[column] ?? null)),
    ]),
  );
  const fields = Object.values(mapping).filter((field) => field !== null);
  if (new Set(fields).size !== fields.length) throw invalid('body.mapping', 'import.field-twice');
  if (!(await saveImport(tx, importId, { reading, columns: source.columns, mapping })))
    throw new AppError('conflict');
}

/** Puts an import in the queue, as work of the caller. Throws `invalid-input` where a column is missing, `conflict`. */
export async function queueImport(tx: Tx, importId: string): Promise<void> {
  const record = await findImport(tx, importId);
  const missing = missingFields(record.kind, record.mapping);
  if (missing.length > 0) throw invalid('body.mapping', 'import.columns-missing');
  if (!(await moveState(tx, importId, { from: ['uploaded', 'failed'], to: 'queued' })))
    throw new AppError('conflict');
  await tx.addJob('purchases.run-import', { importId });
}

export async function pageRejected(
  tx: Tx,
  importId: string,
  query: { limit: number; cursor?: string | undefined },
  language: Language,
): Promise<z.input<typeof rejectedPage>> {
  await findImport(tx, importId);
  const after = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isSafeInteger(after) || after < 0 || after > 2_000_000_000)
    throw invalid('query.cursor', 'cursor-damaged');
  const rows = await listRejected(tx, importId, query.limit, after);
  const items = rows.slice(0, query.limit);
  return {
    items: items.map(({ line, cells, reasons }) => ({
      line,
      cells,
      reasons: presentReasons(reasons, language),
    })),
    next: rows.length > query.limit ? String(items.at(-1)!.line) : null,
  };
}
