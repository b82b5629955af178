import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { NewOrder } from './new-document.ts';

export interface OrderToStore extends NewOrder {
  customerName: string;
  customerAddress: string;
  ownerId: string | null;
  teamId: string | null;
}

const values = (orders: readonly OrderToStore[]): Sql => {
  const rows = orders.map((order) => ({
    order_id: order.orderId,
    contact_id: order.contactId,
    company_id: order.companyId,
    number: order.number,
    customer_name: order.customerName,
    customer_address: order.customerAddress,
    reference: order.reference,
    ordered_on: order.orderedOn,
    delivery_on: order.deliveryOn,
    currency: order.currency,
    net_cents: order.totals.netCents,
    tax_cents: order.totals.taxCents,
    gross_cents: order.totals.grossCents,
    taxes: order.totals.taxes,
    note: order.note,
    source: order.source,
    deal_id: order.dealId,
    import_id: order.importId,
    owner_id: order.ownerId,
    team_id: order.teamId,
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS n(order_id uuid, contact_id uuid, company_id uuid, number text,
    customer_name text, customer_address text, reference text, ordered_on date, delivery_on date, currency text,
    net_cents bigint, tax_cents bigint, gross_cents bigint, taxes jsonb, note text, source text, deal_id uuid, import_id uuid,
    owner_id uuid, team_id uuid)`;
};
const columns = sql`order_id, contact_id, company_id, number, customer_name, customer_address, reference, ordered_on, delivery_on,
  currency, net_cents, tax_cents, gross_cents, taxes, note, source, deal_id, import_id, owner_id, team_id`;

/** Any number of drafts in one statement, without their lines. */
export const insertOrderRows = (tx: Tx, orders: readonly OrderToStore[]): Sql => sql`
  INSERT INTO sales_order (${columns}, created_by) SELECT ${columns}, ${tx.work.actor.id}::uuid FROM ${values(orders)}`;

/** A draft anew, as a whole; owner and department stay. */
export const updateOrderRow = (order: OrderToStore): Sql => sql`
  UPDATE sales_order o SET contact_id = n.contact_id, company_id = n.company_id, number = n.number,
         customer_name = n.customer_name, customer_address = n.customer_address, reference = n.reference,
         ordered_on = n.ordered_on, delivery_on = n.delivery_on, currency = n.currency, net_cents = n.net_cents,
         tax_cents = n.tax_cents, gross_cents = n.gross_cents, taxes = n.taxes, note = n.note, deal_id = n.deal_id,
         version = o.version + 1, updated_at = now()
    FROM ${values([order])} WHERE o.order_id = n.order_id`;

export const markConfirmed = (
  confirmed: readonly { orderId: string; number: string; archiveId: string }[],
): Sql => sql`
  UPDATE sales_order o SET status = 'confirmed', number = n.number, archive_id = n.archive_id, version = o.version + 1, updated_at = now()
    FROM unnest(${confirmed.map(({ orderId }) => orderId)}::uuid[], ${confirmed.map(({ number }) => number)}::text[],
                ${confirmed.map(({ archiveId }) => archiveId)}::uuid[]) AS n(order_id, number, archive_id)
   WHERE o.order_id = n.order_id`;

export const setOrderStatus = (tx: Tx, orderId: string, status: string): Promise<number> =>
  tx.execute(
    sql`UPDATE sales_order SET status = ${status}, version = version + 1, updated_at = now() WHERE order_id = ${orderId}`,
  );

export const deleteOrder = (tx: Tx, orderId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM sales_order WHERE order_id = ${orderId}`);
