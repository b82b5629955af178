import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PaymentInput } from './contract.ts';
import { settleBalances } from './store-balance.ts';
import { lockInvoice } from './store-invoice.ts';
import { deletePayment, insertPayments } from './store-payment.ts';

/** Records a payment or a refund on an issued invoice. More than is open may come: then the customer has a credit. */
export async function recordPayment(tx: Tx, input: PaymentInput): Promise<void> {
  const locked = await lockInvoice(tx, input.invoiceId);
  const faults: Fault[] = [];
  if (locked.status === 'draft' || locked.kind !== 'invoice')
    faults.push({ at: 'body.invoiceId', code: 'not-payable' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await tx.batch([
    insertPayments(tx, [{ ...input, paymentId: uuid(), importId: null }]),
    ...settleBalances([input.invoiceId]),
  ]);
}

/** Takes a wrong entry back. Returns the invoice. Throws `not-found`. */
export async function removePayment(tx: Tx, paymentId: string): Promise<string> {
  const { invoice_id } = await deletePayment(tx, paymentId);
  await tx.batch(settleBalances([invoice_id]));
  // For the log: whose payment it was.
  await lockInvoice(tx, invoice_id);
  return invoice_id;
}
