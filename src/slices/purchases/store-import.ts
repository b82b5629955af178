import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ImportMapping, ImportReading, PurchaseImport, PurchaseImportKind } from './contract-import.ts';

export interface ImportRecord {
  import_id: string;
  kind: PurchaseImportKind;
  file_name: string;
  state: PurchaseImport['state'];
  reading: Partial<ImportReading>;
  columns: string[];
  mapping: ImportMapping;
  counts: PurchaseImport['counts'] | Record<string, never>;
  failure: string | null;
  rows_total: number | null;
  rows_done: number;
  purpose_key: string;
  run_by: string | null;
  created_at: Date;
  finished_at: Date | null;
  deletes_at: Date;
}
const columns = sql`i.import_id, i.kind, i.file_name, i.state, i.reading, i.columns, i.mapping, i.counts, i.failure, i.rows_total,
  coalesce(p.rows_done, 0) AS rows_done, i.purpose_key, i.run_by, i.created_at, i.finished_at, i.deletes_at`;
const from = sql`FROM purchase_import i LEFT JOIN purchase_import_progress p USING (import_id)`;

export const insertImport = (
  tx: Tx,
  file: {
    importId: string;
    kind: PurchaseImportKind;
    name: string;
    bytes: number;
    columns: readonly string[];
    mapping: ImportMapping;
  },
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO purchase_import (import_id, kind, file_name, file_bytes, state, columns, mapping, purpose_key, created_by, deletes_at)
    VALUES (${file.importId}, ${file.kind}, ${file.name}, ${file.bytes}, 'uploaded', ${JSON.stringify(file.columns)}::jsonb,
            ${JSON.stringify(file.mapping)}::jsonb, ${tx.work.purpose}, ${tx.work.actor.userId ?? tx.work.actor.id}, now() + interval '1 month')`);

/** @throws AppError not-found */
export const findImport = (tx: Tx, importId: string): Promise<ImportRecord> =>
  tx.one<ImportRecord>(sql`SELECT ${columns} ${from} WHERE i.import_id = ${importId}`);

/** One page and one row more, newest first. */
export const listImports = (tx: Tx, limit: number, after: Place | undefined): Promise<ImportRecord[]> =>
  tx.query<ImportRecord>(sql`
    SELECT ${columns} ${from} WHERE (${after?.id ?? null}::uuid IS NULL OR i.import_id < ${after?.id ?? null}::uuid)
     ORDER BY i.import_id DESC ${limitTo(limit + 1)}`);

/** False where it runs or has run. */
export const saveImport = async (
  tx: Tx,
  importId: string,
  { reading, columns, mapping }: Pick<ImportRecord, 'reading' | 'columns' | 'mapping'>,
): Promise<boolean> =>
  (await tx.execute(sql`
    UPDATE purchase_import SET reading = ${JSON.stringify(reading)}::jsonb, columns = ${JSON.stringify(columns)}::jsonb,
           mapping = ${JSON.stringify(mapping)}::jsonb, state = 'uploaded', failure = NULL
     WHERE import_id = ${importId} AND state IN ('uploaded', 'failed')`)) === 1;

/** From one state to the next; false where it is in another. */
export const moveState = async (
  tx: Tx,
  importId: string,
  move: { from: readonly ImportRecord['state'][]; to: ImportRecord['state']; failure?: string },
): Promise<boolean> =>
  (await tx.execute(sql`
    UPDATE purchase_import SET state = ${move.to}, failure = ${move.failure ?? null},
           run_by = CASE WHEN ${move.to} = 'queued' THEN ${tx.work.actor.id}::uuid ELSE run_by END,
           finished_at = CASE WHEN ${move.to} IN ('done', 'failed') THEN now() END
     WHERE import_id = ${importId} AND state = ANY (${move.from}::text[])`)) === 1;

export const finishImport = (tx: Tx, importId: string, counts: object, rows: number): Promise<number> =>
  tx.execute(sql`
    UPDATE purchase_import SET state = 'done', counts = ${JSON.stringify(counts)}::jsonb, rows_total = ${rows}, finished_at = now()
     WHERE import_id = ${importId}`);

export const saveProgress = (tx: Tx, importId: string, rows: number): Promise<number> =>
  tx.execute(sql`
    INSERT INTO purchase_import_progress (import_id, rows_done) VALUES (${importId}, ${rows})
    ON CONFLICT (import_id) DO UPDATE SET rows_done = excluded.rows_done, updated_at = now()`);

export const deleteImport = async (tx: Tx, importId: string): Promise<boolean> =>
  (await tx.execute(
    sql`DELETE FROM purchase_import WHERE import_id = ${importId} AND state IN ('uploaded', 'failed', 'done')`,
  )) === 1;

export interface RejectedRecord {
  line: number;
  cells: Record<string, string>;
  reasons: { code: string; column: string | null }[];
}
/** They go with the file. */
export const insertRejected = (
  tx: Tx,
  importId: string,
  rows: readonly (RejectedRecord & { identifiers: readonly string[] })[],
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO purchase_rejected (import_id, line, cells, identifiers, reasons, deletes_at)
    SELECT i.import_id, n.line, n.cells, ARRAY(SELECT json_array_elements_text(n.identifiers)), n.reasons, i.deletes_at
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(line integer, cells jsonb, identifiers json, reasons jsonb)
      JOIN purchase_import i ON i.import_id = ${importId}`);

export const listRejected = (
  tx: Tx,
  importId: string,
  limit: number,
  after: number,
): Promise<RejectedRecord[]> =>
  tx.query<RejectedRecord>(sql`
    SELECT line, cells, reasons FROM purchase_rejected WHERE import_id = ${importId} AND line > ${after}
     ORDER BY line ${limitTo(limit + 1)}`);

export interface KnownInvoice {
  number: string;
  invoice_id: string;
  contact_id: string | null;
  company_id: string | null;
  kind: string;
  status: string;
  currency: string;
}
export const findByNumber = (of: 'invoice' | 'order', numbers: readonly string[]): Sql =>
  of === 'invoice'
    ? sql`SELECT number, invoice_id, contact_id, company_id, kind, status, currency FROM invoice WHERE number = ANY (${numbers})`
    : sql`SELECT number, order_id, contact_id, company_id FROM sales_order WHERE number = ANY (${numbers})`;

export const findPaymentsOf = (
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<
  { invoice_id: string; paid_on: string; amount_cents: number; kind: string; reference: string }[]
> =>
  tx.query(
    sql`SELECT invoice_id, paid_on, amount_cents, kind, reference FROM payment WHERE invoice_id = ANY (${invoiceIds}::uuid[])`,
  );
