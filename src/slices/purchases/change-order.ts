import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { OrderInput } from './contract.ts';
import { prepareOrder } from './create-order.ts';
import { customersOf } from './customers-of.ts';
import { confirmStored, nameOrders } from './insert-orders.ts';
import { explainNumber } from './number-documents.ts';
import { readStoredOrder } from './read-order.ts';
import { deleteLines, insertLines } from './store-lines.ts';
import { type LockedOrder, lockOrder } from './store-order.ts';
import { deleteOrder, setOrderStatus, updateOrderRow } from './store-order-write.ts';

/** Replaces a draft as a whole. Throws `conflict` where it is confirmed or was changed meanwhile, and `invalid-input`. */
export async function changeOrder(
  tx: Tx,
  orderId: string,
  { version, ...input }: Omit<OrderInput, 'status'> & { version: number },
): Promise<void> {
  const locked = await lockVersion(tx, orderId, version);
  if (locked.status !== 'draft')
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'confirmed-already' }] });
  const order = await prepareOrder(tx, orderId, input);
  const customers = await customersOf(tx, [order]);
  const [named] = nameOrders(tx, [order], customers);
  await tx
    .batch([
      updateOrderRow(named!),
      deleteLines('sales_order', orderId),
      insertLines('sales_order', [{ id: orderId, lines: order.lines }]),
    ])
    .catch(explainNumber);
  tx.touch(customers.people());
}

/** What may follow what. */
const NEXT: Record<LockedOrder['status'], readonly LockedOrder['status'][]> = {
  draft: ['confirmed'],
  confirmed: ['delivered', 'cancelled'],
  delivered: ['cancelled'],
  cancelled: [],
};

/** Confirms, delivers or cancels an order. Throws `conflict` where that cannot follow. */
export async function setStatus(
  ctx: Ctx,
  tx: Tx,
  orderId: string,
  { version, status }: { version: number; status: LockedOrder['status'] },
): Promise<void> {
  const locked = await lockVersion(tx, orderId, version);
  if (!NEXT[locked.status].includes(status))
    throw new AppError('conflict', { faults: [{ at: 'body.status', code: 'status-cannot-follow' }] });
  if (status !== 'confirmed') {
    await setOrderStatus(tx, orderId, status);
    return;
  }
  const stored = await readStoredOrder(tx, orderId);
  await confirmStored(ctx, tx, [stored], await customersOf(tx, [stored]));
}

/** Throws `conflict` for a confirmed one: that is cancelled. */
export async function removeOrder(tx: Tx, orderId: string): Promise<void> {
  const locked = await lockOrder(tx, orderId);
  if (locked.status !== 'draft')
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'confirmed-already' }] });
  await deleteOrder(tx, orderId);
}

async function lockVersion(tx: Tx, orderId: string, version: number): Promise<LockedOrder> {
  const locked = await lockOrder(tx, orderId);
  if (locked.version !== version) throw new AppError('conflict');
  return locked;
}
