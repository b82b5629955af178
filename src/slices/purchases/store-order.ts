import type { TaxGroup } from '../../kernel/document-sums.ts';
import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { OrderQuery } from './contract.ts';
import {
  type CustomerColumns,
  conditionsOf,
  customerColumns,
  customerJoins,
  where,
} from './store-document.ts';

export interface OrderRowRecord extends CustomerColumns {
  order_id: string;
  version: number;
  number: string | null;
  status: 'draft' | 'confirmed' | 'delivered' | 'cancelled';
  ordered_on: string;
  delivery_on: string | null;
  currency: string;
  net_cents: number;
  tax_cents: number;
  gross_cents: number;
  source: 'entered' | 'csv' | 'e-invoice';
  updated_at: Date;
}
export interface OrderRecord extends OrderRowRecord {
  customer_name: string;
  customer_address: string;
  reference: string;
  note: string;
  deal_id: string | null;
  archive_id: string | null;
  taxes: TaxGroup[];
  created_at: Date;
  owner_id: string | null;
  team_id: string | null;
}
const rowColumns = sql`d.order_id, d.version, d.number, d.status, d.ordered_on, d.delivery_on, d.currency, d.net_cents,
  d.tax_cents, d.gross_cents, d.source, d.updated_at, ${customerColumns}`;

/** One page and one row more; the page is cut before names are looked up. */
export function listOrders(
  tx: Tx,
  query: Omit<OrderQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<OrderRowRecord[]> {
  const conditions = conditionsOf(query, {
    date: sql`d.ordered_on`,
    amount: sql`d.gross_cents`,
    number: sql`d.number`,
    deal: sql`d.deal_id`,
  });
  if (query.status) conditions.push(sql`d.status = ${query.status}`);
  const [direction, than] = query.sort === '-date' ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`];
  if (after) conditions.push(sql`(d.ordered_on, d.order_id) ${than} (${after.key}::date, ${after.id}::uuid)`);
  const order = sql`ORDER BY d.ordered_on ${direction}, d.order_id ${direction}`;
  return tx.query(sql`
    SELECT ${rowColumns} FROM (SELECT d.* FROM sales_order d ${where(conditions)} ${order} ${limitTo(limit + 1)}) d
      ${customerJoins} ${order}`);
}

export const selectOrder = (orderId: string): Sql => sql`
  SELECT ${rowColumns}, d.customer_name, d.customer_address, d.reference, d.note, d.deal_id, d.archive_id, d.taxes, d.created_at,
         d.owner_id, d.team_id
    FROM sales_order d ${customerJoins} WHERE d.order_id = ${orderId}`;

export const selectInvoicesOfOrder = (orderId: string): Sql => sql`
  SELECT invoice_id AS id, number, issued_on AS "on", gross_cents FROM invoice
   WHERE order_id = ${orderId} ORDER BY issued_on, invoice_id`;

export interface LockedOrder {
  order_id: string;
  contact_id: string | null;
  company_id: string | null;
  status: OrderRowRecord['status'];
  version: number;
}
/** @throws AppError not-found */
export const lockOrder = (tx: Tx, orderId: string): Promise<LockedOrder> =>
  tx.one<LockedOrder>(
    sql`SELECT order_id, contact_id, company_id, status, version FROM sales_order WHERE order_id = ${orderId} FOR UPDATE`,
  );

export interface Reference {
  id: string;
  contact_id: string | null;
  company_id: string | null;
}
/** Customers of the order and of the invoice that a document refers to, and whether its deal is to be seen. */
export async function findReferences(
  tx: Tx,
  refs: {
    orderId?: string | null;
    invoiceId?: string | null;
    dealId?: string | null;
    productIds?: readonly string[];
  },
): Promise<{
  order: Reference | undefined;
  invoice: Reference | undefined;
  deal: boolean;
  products: Set<string>;
}> {
  const [orders, invoices, deals, products] = await tx.batch([
    sql`SELECT order_id AS id, contact_id, company_id FROM sales_order WHERE order_id = ${refs.orderId ?? null}::uuid`,
    sql`SELECT invoice_id AS id, contact_id, company_id FROM invoice WHERE invoice_id = ${refs.invoiceId ?? null}::uuid`,
    sql`SELECT deal_id AS id FROM deal WHERE deal_id = ${refs.dealId ?? null}::uuid`,
    sql`SELECT product_id AS id FROM product WHERE product_id = ANY (${refs.productIds ?? []}::uuid[])`,
  ]);
  return {
    order: orders!.rows[0] as unknown as Reference | undefined,
    invoice: invoices!.rows[0] as unknown as Reference | undefined,
    deal: deals!.rows.length > 0,
    products: new Set(products!.rows.map(({ id }) => id as string)),
  };
}
