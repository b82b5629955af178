import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import { wireDate } from '../../kernel/wire.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Place, readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type {
  InvoiceQuery,
  invoicePage,
  OrderQuery,
  orderPage,
  PaymentQuery,
  paymentPage,
  ReturnQuery,
  returnPage,
} from './contract.ts';
import type { ProductQuery, productPage } from './contract-settings.ts';
import {
  presentInvoiceRow,
  presentOrderRow,
  presentPayment,
  presentProduct,
  presentReturn,
} from './present.ts';
import { listInvoices } from './store-invoice.ts';
import { listOrders } from './store-order.ts';
import { listPayments } from './store-payment.ts';
import { listProducts } from './store-product.ts';
import { listReturns } from './store-return.ts';

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

/** A page from one row more than it holds. `place`: where a row stands in the order. */
function cut<Row, Item>(
  rows: readonly Row[],
  { limit }: Paging,
  sort: string,
  place: (row: Row) => Place,
  present: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(present), next: last ? writeCursor(sort, place(last)) : null };
}

/** Lists by date have a day as their key. */
function afterDay({ cursor }: Paging, sort: string): Place | undefined {
  const place = readCursor(cursor, sort);
  if (place && !wireDate.safeParse(place.key).success) throw invalid('query.cursor', 'cursor-damaged');
  return place;
}

export async function findOrders(tx: Tx, query: OrderQuery): Promise<z.input<typeof orderPage>> {
  const rows = await listOrders(tx, query, { limit: query.limit, after: afterDay(query, query.sort) });
  return cut(rows, query, query.sort, (row) => ({ key: row.ordered_on, id: row.order_id }), presentOrderRow);
}

export async function findInvoices(tx: Tx, query: InvoiceQuery): Promise<z.input<typeof invoicePage>> {
  const rows = await listInvoices(tx, query, { limit: query.limit, after: afterDay(query, query.sort) });
  return cut(
    rows,
    query,
    query.sort,
    (row) => ({ key: row.sort_key, id: row.invoice_id }),
    presentInvoiceRow,
  );
}

export async function findPayments(tx: Tx, query: PaymentQuery): Promise<z.input<typeof paymentPage>> {
  const rows = await listPayments(tx, query, { limit: query.limit, after: afterDay(query, 'payments') });
  return cut(rows, query, 'payments', (row) => ({ key: row.paid_on, id: row.payment_id }), presentPayment);
}

export async function findReturns(tx: Tx, query: ReturnQuery): Promise<z.input<typeof returnPage>> {
  const rows = await listReturns(tx, query, { limit: query.limit, after: afterDay(query, 'returns') });
  return cut(rows, query, 'returns', (row) => ({ key: row.returned_on, id: row.return_id }), presentReturn);
}

export async function findProducts(tx: Tx, query: ProductQuery): Promise<z.input<typeof productPage>> {
  const after = readCursor(query.cursor, 'products');
  const rows = await listProducts(tx, query, { limit: query.limit, after });
  return cut(rows, query, 'products', (row) => ({ key: row.sort_key, id: row.product_id }), presentProduct);
}
