import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import { dayInGermany } from '../../kernel/time-zone.ts';
import type { Tx } from '../../platform/db/index.ts';
import { fileCopies } from '../archive/index.ts';
import type { PaymentInput } from './contract.ts';
import { settleBalances } from './store-balance.ts';
import { findFirm } from './store-customer.ts';
import { lockInvoice } from './store-invoice.ts';
import { deletePayment, findVoucherHeads, insertPayments, type NewPayment } from './store-payment.ts';
import { copyPayment, copyReversal } from './voucher-copy.ts';

/** Records a payment or a refund on an issued invoice. More than is open may come: then the customer has a credit. */
export async function recordPayment(tx: Tx, input: PaymentInput): Promise<void> {
  const locked = await lockInvoice(tx, input.invoiceId);
  const faults: Fault[] = [];
  if (locked.status === 'draft' || locked.kind !== 'invoice')
    faults.push({ at: 'body.invoiceId', code: 'not-payable' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await bookPayments(tx, [{ ...input, paymentId: uuid(), importId: null }]);
}

/** Stores payments, each with its voucher in the archive, and settles their invoices, in a fixed number of statements. */
export async function bookPayments(
  tx: Tx,
  payments: readonly Omit<NewPayment, 'archiveId'>[],
): Promise<void> {
  if (payments.length === 0) return;
  const invoiceIds = [...new Set(payments.map(({ invoiceId }) => invoiceId))];
  const heads = new Map((await findVoucherHeads(tx, invoiceIds)).map((head) => [head.invoice_id, head]));
  const firm = await findFirm(tx);
  const copies = payments.map((payment) => copyPayment(payment, heads.get(payment.invoiceId), firm));
  await tx.batch([
    ...fileCopies(copies),
    insertPayments(
      tx,
      payments.map((payment, index) => ({ ...payment, archiveId: copies[index]!.archiveId })),
    ),
    ...settleBalances(invoiceIds),
  ]);
}

/** Takes a wrong entry back, with a voucher that says so. Returns the invoice. Throws `not-found`. */
export async function removePayment(tx: Tx, paymentId: string): Promise<string> {
  const { invoice_id, amount_cents, paid_on, archive_id, ...payment } = await deletePayment(tx, paymentId);
  const [head] = await findVoucherHeads(tx, [invoice_id]);
  const reversal = copyReversal(
    { ...payment, amountCents: amount_cents, paidOn: paid_on, archiveId: archive_id },
    head,
    await findFirm(tx),
    dayInGermany(tx.startedAt ?? new Date()),
  );
  await tx.batch([...fileCopies([reversal]), ...settleBalances([invoice_id])]);
  // For the log: whose payment it was.
  await lockInvoice(tx, invoice_id);
  return invoice_id;
}
