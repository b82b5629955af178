import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { order } from './contract.ts';
import { lineOfRecord } from './line-of-record.ts';
import { presentOrder } from './present.ts';
import type { DocumentRefRecord } from './store-invoice.ts';
import { type LineRecord, selectLines } from './store-lines.ts';
import { type OrderRecord, selectInvoicesOfOrder, selectOrder } from './store-order.ts';
import type { OrderToStore } from './store-order-write.ts';

/** An order with its lines and invoices, in one round trip. Throws `not-found`. */
export async function readOrder(tx: Tx, orderId: string): Promise<z.input<typeof order>> {
  const [rows, lines, invoices] = await tx.batch([
    selectOrder(orderId),
    selectLines('sales_order', orderId),
    selectInvoicesOfOrder(orderId),
  ]);
  const row = rows!.rows[0] as unknown as OrderRecord | undefined;
  if (!row) throw new AppError('not-found');
  return presentOrder(
    row,
    lines!.rows as unknown as LineRecord[],
    invoices!.rows as unknown as DocumentRefRecord[],
  );
}

/** A stored draft in the form in which orders are confirmed. Throws `not-found`. */
export async function readStoredOrder(tx: Tx, orderId: string): Promise<OrderToStore> {
  const [rows, lines] = await tx.batch([selectOrder(orderId), selectLines('sales_order', orderId)]);
  const row = rows!.rows[0] as unknown as OrderRecord | undefined;
  if (!row) throw new AppError('not-found');
  return {
    orderId,
    contactId: row.customer_contact_id,
    companyId: row.company_id,
    number: row.number,
    customerName: row.customer_name,
    customerAddress: row.customer_address,
    reference: row.reference,
    orderedOn: row.ordered_on,
    deliveryOn: row.delivery_on,
    currency: row.currency,
    note: row.note,
    source: row.source,
    dealId: row.deal_id,
    importId: null,
    ownerId: row.owner_id,
    teamId: row.team_id,
    lines: (lines!.rows as unknown as LineRecord[]).map(lineOfRecord),
    totals: {
      netCents: row.net_cents,
      taxes: row.taxes,
      taxCents: row.tax_cents,
      grossCents: row.gross_cents,
    },
  };
}
