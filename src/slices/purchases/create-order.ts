import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultsOfReferences } from './check-document.ts';
import type { OrderInput } from './contract.ts';
import { insertOrders } from './insert-orders.ts';
import { checkedTotals, linesOf, type NewOrder } from './new-document.ts';

/** Stores an order, as a draft or confirmed at once, and returns its id. Throws `invalid-input` naming every fault. */
export async function createOrder(ctx: Ctx, tx: Tx, input: OrderInput): Promise<string> {
  const order = await prepareOrder(tx, uuid(), input);
  await insertOrders(ctx, tx, [order], { confirm: input.status === 'confirmed' });
  return order.orderId;
}

/** The order that was entered, computed and checked. Throws `invalid-input` naming every fault. */
export async function prepareOrder(
  tx: Tx,
  orderId: string,
  input: Omit<OrderInput, 'status'>,
): Promise<NewOrder> {
  const faults: Fault[] = await faultsOfReferences(tx, input);
  if (input.deliveryOn && input.deliveryOn < input.orderedOn)
    faults.push({ at: 'body.deliveryOn', code: 'delivery-before-order' });
  const lines = linesOf(input.lines, 'body.lines', faults);
  const totals = checkedTotals(lines, input.totals, 'body.totals', faults);
  if (totals.grossCents < 0) faults.push({ at: 'body.lines', code: 'total-negative' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const { customerName, customerAddress, totals: _stated, ...rest } = input;
  return {
    ...rest,
    orderId,
    customerName: customerName ?? null,
    customerAddress: customerAddress ?? null,
    source: 'entered',
    importId: null,
    lines,
    totals,
  };
}
