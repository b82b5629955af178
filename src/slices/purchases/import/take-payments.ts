import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/db/index.ts';
import type { SourceRow } from '../../transfer/index.ts';
import { PAYMENT_METHODS } from '../contract.ts';
import { bookPayments } from '../record-payment.ts';
import { findByNumber, findPaymentsOf, type KnownInvoice } from '../store-import.ts';
import type { NewPayment } from '../store-payment.ts';
import type { Reason, Table } from './table-of.ts';

export interface DecidedPayment {
  row: SourceRow;
  reasons: Reason[];
  isKnown: boolean;
  payment: Omit<NewPayment, 'importId' | 'archiveId'> | undefined;
}

const METHODS: [RegExp, NewPayment['method']][] = [
  [/lastschrift|debit|sepa.?dd|einzug/i, 'direct-debit'],
  [/paypal/i, 'paypal'],
  [/karte|card|visa|master|giropay/i, 'card'],
  [/\bbar\b|cash/i, 'cash'],
  [/verrechn|offset/i, 'offset'],
  [/überweisung|ueberweisung|transfer|bank|vorkasse|rechnung/i, 'transfer'],
];

/** Each row is a payment on the invoice with that number; below zero it is a refund. Throws nothing: reasons stand by. */
export async function decidePayments(
  tx: Tx,
  table: Table,
  rows: readonly SourceRow[],
): Promise<DecidedPayment[]> {
  const numbers = [...new Set(rows.map((row) => table.text(row, 'invoiceNumber')).filter(Boolean))];
  const [found] = await tx.batch([findByNumber('invoice', numbers)]);
  const invoices = new Map((found!.rows as unknown as KnownInvoice[]).map((row) => [row.number, row]));
  const ids = [...invoices.values()].map(({ invoice_id }) => invoice_id);
  const keyOf = (p: {
    invoiceId: string;
    kind: string;
    amountCents: number;
    paidOn: string;
    reference: string;
  }) => [p.invoiceId, p.kind, p.amountCents, p.paidOn, p.reference].join(' ');
  // The same file twice brings no payment twice; two equal payments of one day in one file are two.
  const known = new Map<string, number>();
  for (const row of await findPaymentsOf(tx, ids)) {
    const key = keyOf({
      invoiceId: row.invoice_id,
      kind: row.kind,
      amountCents: row.amount_cents,
      paidOn: row.paid_on,
      reference: row.reference,
    });
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return rows.map((row) => {
    const { reasons, payment } = readPayment(table, row, invoices);
    const key = payment ? keyOf(payment) : '';
    const isKnown = (known.get(key) ?? 0) > 0;
    if (isKnown) known.set(key, known.get(key)! - 1);
    return { row, reasons, isKnown, payment };
  });
}

function readPayment(
  table: Table,
  row: SourceRow,
  invoices: ReadonlyMap<string, KnownInvoice>,
): Pick<DecidedPayment, 'reasons' | 'payment'> {
  const reasons: Reason[] = [];
  const invoice = invoices.get(table.text(row, 'invoiceNumber'));
  if (!invoice) reasons.push({ code: 'import.invoice-unknown', column: table.columnOf('invoiceNumber') });
  else if (invoice.kind !== 'invoice' || invoice.status === 'draft')
    reasons.push({ code: 'import.not-payable', column: table.columnOf('invoiceNumber') });
  const currency = table.text(row, 'currency').replace('€', 'EUR').toUpperCase();
  if (invoice && currency !== '' && currency !== invoice.currency)
    reasons.push({ code: 'import.other-currency', column: table.columnOf('currency') });
  const amount = table.cents(row, 'amount', reasons);
  if (amount === undefined && reasons.every(({ code }) => code !== 'import.not-a-number'))
    reasons.push({ code: 'import.amount-missing', column: table.columnOf('amount') });
  if (amount === 0) reasons.push({ code: 'import.amount-nothing', column: table.columnOf('amount') });
  const paidOn = table.day(row, 'paidOn', reasons);
  if (!paidOn && table.text(row, 'paidOn') === '')
    reasons.push({ code: 'import.date-missing', column: table.columnOf('paidOn') });
  if (reasons.length > 0 || !invoice || !amount || !paidOn) return { reasons, payment: undefined };
  const method = table.text(row, 'method');
  return {
    reasons,
    payment: {
      paymentId: uuid(),
      invoiceId: invoice.invoice_id,
      kind: amount < 0 ? 'refund' : 'payment',
      amountCents: Math.abs(amount),
      paidOn,
      method:
        METHODS.find(([words]) => words.test(method))?.[1] ??
        PAYMENT_METHODS.find((known) => known === method) ??
        (method === '' ? 'transfer' : 'other'),
      reference: table.text(row, 'paymentReference').slice(0, 200),
    },
  };
}

export async function insertDecidedPayments(
  tx: Tx,
  importId: string,
  decided: readonly DecidedPayment[],
): Promise<void> {
  const payments = decided.flatMap(({ payment }) => (payment ? [{ ...payment, importId }] : []));
  await bookPayments(tx, payments);
}
