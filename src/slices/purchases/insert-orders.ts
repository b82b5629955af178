import type { Ctx } from '../../platform/ctx.ts';
import { planForBulk, type Tx } from '../../platform/db/index.ts';
import { fileCopies } from '../archive/index.ts';
import { customersOf, type KnownCustomers } from './customers-of.ts';
import { copyOrder } from './document-copy.ts';
import type { NewOrder } from './new-document.ts';
import { explainNumber, numberDocuments } from './number-documents.ts';
import { standOnGround } from './stand-on-ground.ts';
import { insertLines } from './store-lines.ts';
import { insertOrderRows, markConfirmed, type OrderToStore } from './store-order-write.ts';

/** From so many on old plans are thrown away. */
const BULK = 50;

/**
 * Stores any number of orders with their lines; with `confirm` they are confirmed: numbered, and frozen in the archive as
 * commercial letters. Throws `not-found` for a customer the purpose does not show, `conflict` for a number there is already.
 */
export async function insertOrders(
  ctx: Ctx,
  tx: Tx,
  orders: readonly NewOrder[],
  { confirm }: { confirm: boolean },
): Promise<void> {
  if (orders.length === 0) return;
  if (orders.length >= BULK) await planForBulk(tx);
  const customers = await customersOf(tx, orders);
  const named = nameOrders(tx, orders, customers);
  await tx
    .batch([
      insertOrderRows(tx, named),
      insertLines(
        'sales_order',
        named.map(({ orderId, lines }) => ({ id: orderId, lines })),
      ),
    ])
    .catch(explainNumber);
  if (confirm) await confirmStored(ctx, tx, named, customers);
  tx.touch(customers.people());
}

/** Names and addresses as on the document, and whose it is. Throws `not-found`. */
export function nameOrders(tx: Tx, orders: readonly NewOrder[], customers: KnownCustomers): OrderToStore[] {
  const { actor } = tx.work;
  return orders.map((order) => {
    const customer = customers.of(order);
    return {
      ...order,
      customerName: order.customerName ?? customer.name,
      customerAddress: order.customerAddress ?? customer.address,
      ownerId: actor.kind === 'user' ? actor.id : (actor.userId ?? null),
      teamId: actor.teamId,
    };
  });
}

/** Confirms drafts that are stored already. */
export async function confirmStored(
  ctx: Ctx,
  tx: Tx,
  drafts: readonly OrderToStore[],
  customers: KnownCustomers,
): Promise<void> {
  const numbered = await numberDocuments(tx, drafts, ({ orderedOn }) => ({ range: 'order', on: orderedOn }));
  const copies = numbered.map((order) => copyOrder(order, customers.of(order), customers.firm));
  await tx
    .batch([
      ...fileCopies(copies),
      markConfirmed(
        numbered.map(({ orderId, number }, index) => ({
          orderId,
          number,
          archiveId: copies[index]!.archiveId,
        })),
      ),
    ])
    .catch(explainNumber);
  await standOnGround(
    ctx,
    tx,
    numbered.map((order) => ({
      contactId: customers.of(order).contact_id,
      dueOn: order.deliveryOn ?? order.orderedOn,
      number: order.number,
    })),
  );
}
