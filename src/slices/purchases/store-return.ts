import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ReturnInput, ReturnQuery, SalesReturn } from './contract.ts';
import {
  type CustomerColumns,
  conditionsOf,
  customerColumns,
  customerJoins,
  where,
} from './store-document.ts';

export interface ReturnRecord extends CustomerColumns {
  return_id: string;
  version: number;
  number: string;
  order_id: string | null;
  order_number: string | null;
  invoice_id: string | null;
  invoice_number: string | null;
  status: ReturnInput['status'];
  reason: ReturnInput['reason'];
  note: string;
  returned_on: string;
  lines: SalesReturn['lines'];
  archive_id: string | null;
  updated_at: Date;
}
const columns = sql`d.return_id, d.version, d.number, d.order_id, o.number AS order_number, d.invoice_id,
  i.number AS invoice_number, d.status, d.reason, d.note, d.returned_on, d.lines, d.archive_id, d.updated_at, ${customerColumns}`;
const joins = sql`${customerJoins} LEFT JOIN sales_order o ON o.order_id = d.order_id LEFT JOIN invoice i ON i.invoice_id = d.invoice_id`;

/** One page and one row more, newest first. */
export function listReturns(
  tx: Tx,
  query: Omit<ReturnQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<ReturnRecord[]> {
  const conditions = conditionsOf(query, { date: sql`d.returned_on`, number: sql`d.number` });
  if (query.status) conditions.push(sql`d.status = ${query.status}`);
  if (query.invoiceId) conditions.push(sql`d.invoice_id = ${query.invoiceId}`);
  if (query.orderId) conditions.push(sql`d.order_id = ${query.orderId}`);
  if (after) conditions.push(sql`(d.returned_on, d.return_id) < (${after.key}::date, ${after.id}::uuid)`);
  const order = sql`ORDER BY d.returned_on DESC, d.return_id DESC`;
  return tx.query(sql`
    SELECT ${columns} FROM (SELECT d.* FROM sales_return d ${where(conditions)} ${order} ${limitTo(limit + 1)}) d ${joins} ${order}`);
}

/** @throws AppError not-found */
export const findReturn = (tx: Tx, returnId: string): Promise<ReturnRecord> =>
  tx.one<ReturnRecord>(sql`SELECT ${columns} FROM sales_return d ${joins} WHERE d.return_id = ${returnId}`);

export const selectReturnsOf = (invoiceId: string): Sql =>
  sql`SELECT return_id, number, returned_on, status FROM sales_return WHERE invoice_id = ${invoiceId} ORDER BY returned_on, return_id`;

export interface NewReturn extends ReturnInput {
  returnId: string;
  number: string;
  contactId: string | null;
  companyId: string | null;
  ownerId: string | null;
  teamId: string | null;
}
export const insertReturn = (tx: Tx, entry: NewReturn): Promise<number> =>
  tx.execute(sql`
    INSERT INTO sales_return (return_id, contact_id, company_id, number, order_id, invoice_id, status, reason, note, returned_on, lines, owner_id, team_id, created_by)
    VALUES (${entry.returnId}, ${entry.contactId}, ${entry.companyId}, ${entry.number}, ${entry.orderId}, ${entry.invoiceId}, ${entry.status},
            ${entry.reason}, ${entry.note}, ${entry.returnedOn}, ${JSON.stringify(entry.lines)}::jsonb, ${entry.ownerId}, ${entry.teamId}, ${tx.work.actor.id}::uuid)`);

/** False where somebody changed it meanwhile. */
export const updateReturn = async (
  tx: Tx,
  returnId: string,
  version: number,
  change: { status?: string | undefined; reason?: string | undefined; note?: string | undefined },
): Promise<boolean> =>
  (await tx.execute(sql`
    UPDATE sales_return SET status = coalesce(${change.status ?? null}, status), reason = coalesce(${change.reason ?? null}, reason),
           note = coalesce(${change.note ?? null}, note), version = version + 1, updated_at = now()
     WHERE return_id = ${returnId} AND version = ${version}`)) === 1;

export const setReturnArchive = (returnId: string, archiveId: string): Sql =>
  sql`UPDATE sales_return SET archive_id = ${archiveId} WHERE return_id = ${returnId}`;

export const deleteReturn = (tx: Tx, returnId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM sales_return WHERE return_id = ${returnId}`);
