import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { PaymentInput, PaymentQuery } from './contract.ts';
import {
  type CustomerColumns,
  conditionsOf,
  customerColumns,
  customerJoins,
  where,
} from './store-document.ts';

export interface PaymentRecord {
  payment_id: string;
  invoice_id: string;
  kind: 'payment' | 'refund';
  amount_cents: number;
  paid_on: string;
  method: PaymentInput['method'];
  reference: string;
}
export interface PaymentRowRecord extends PaymentRecord, CustomerColumns {
  number: string | null;
  currency: string;
}
const columns = sql`p.payment_id, p.invoice_id, p.kind, p.amount_cents, p.paid_on, p.method, p.reference`;

/** One page and one row more, newest first. */
export function listPayments(
  tx: Tx,
  query: Omit<PaymentQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<PaymentRowRecord[]> {
  const conditions = conditionsOf(query, {
    date: sql`p.paid_on`,
    amount: sql`p.amount_cents`,
    number: sql`d.number`,
    deal: sql`d.deal_id`,
  });
  if (query.invoiceId) conditions.push(sql`p.invoice_id = ${query.invoiceId}`);
  if (after) conditions.push(sql`(p.paid_on, p.payment_id) < (${after.key}::date, ${after.id}::uuid)`);
  return tx.query(sql`
    SELECT ${columns}, d.number, d.currency, ${customerColumns}
      FROM payment p JOIN invoice d USING (invoice_id) ${customerJoins} ${where(conditions)}
     ORDER BY p.paid_on DESC, p.payment_id DESC ${limitTo(limit + 1)}`);
}

export const selectPayments = (invoiceId: string): Sql =>
  sql`SELECT ${columns} FROM payment p WHERE p.invoice_id = ${invoiceId} ORDER BY p.paid_on, p.payment_id`;

export interface NewPayment extends PaymentInput {
  paymentId: string;
  importId: string | null;
  /** Its voucher in the archive, filed before. */
  archiveId: string;
}
export const insertPayments = (tx: Tx, payments: readonly NewPayment[]): Sql => sql`
  INSERT INTO payment (payment_id, invoice_id, kind, amount_cents, paid_on, method, reference, archive_id, import_id, created_by)
  SELECT n.payment_id, n.invoice_id, n.kind, n.amount_cents, n.paid_on, n.method, n.reference, n.archive_id, n.import_id, ${tx.work.actor.id}::uuid
    FROM json_to_recordset(${JSON.stringify(
      payments.map((payment) => ({
        payment_id: payment.paymentId,
        invoice_id: payment.invoiceId,
        kind: payment.kind,
        amount_cents: payment.amountCents,
        paid_on: payment.paidOn,
        method: payment.method,
        reference: payment.reference,
        archive_id: payment.archiveId,
        import_id: payment.importId,
      })),
    )}::json) AS n(payment_id uuid, invoice_id uuid, kind text, amount_cents bigint, paid_on date, method text, reference text, archive_id uuid, import_id uuid)`;

export interface DeletedPayment extends Omit<PaymentRecord, 'payment_id'> {
  archive_id: string | null;
}
/** What it was, on which invoice. @throws AppError not-found */
export const deletePayment = (tx: Tx, paymentId: string): Promise<DeletedPayment> =>
  tx.one(
    sql`DELETE FROM payment WHERE payment_id = ${paymentId} RETURNING invoice_id, kind, amount_cents, paid_on, method, reference, archive_id`,
  );

/** What stands on the voucher about the invoice. */
export interface VoucherHead {
  invoice_id: string;
  contact_id: string | null;
  number: string;
  currency: string;
  customer_name: string;
  customer_address: string;
}
export const findVoucherHeads = (tx: Tx, invoiceIds: readonly string[]): Promise<VoucherHead[]> =>
  tx.query<VoucherHead>(sql`
    SELECT invoice_id, contact_id, number, currency, customer_name, customer_address FROM invoice WHERE invoice_id = ANY (${invoiceIds}::uuid[])`);
