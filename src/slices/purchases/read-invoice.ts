import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { invoice } from './contract.ts';
import { lineOfRecord } from './line-of-record.ts';
import { presentInvoice } from './present.ts';
import {
  type DocumentRefRecord,
  type InvoiceRecord,
  selectCreditNotes,
  selectInvoice,
} from './store-invoice.ts';
import type { InvoiceToStore } from './store-invoice-write.ts';
import { type LineRecord, selectLines } from './store-lines.ts';
import { type PaymentRecord, selectPayments } from './store-payment.ts';
import { type ReturnRecord, selectReturnsOf } from './store-return.ts';

/** An invoice with its lines, payments, credit notes and returns, in one round trip. Throws `not-found`. */
export async function readInvoice(tx: Tx, invoiceId: string): Promise<z.input<typeof invoice>> {
  const [rows, lines, payments, creditNotes, returns] = await tx.batch([
    selectInvoice(invoiceId),
    selectLines('invoice', invoiceId),
    selectPayments(invoiceId),
    selectCreditNotes(invoiceId),
    selectReturnsOf(invoiceId),
  ]);
  const row = rows!.rows[0] as unknown as InvoiceRecord | undefined;
  if (!row) throw new AppError('not-found');
  return presentInvoice(row, {
    lines: lines!.rows as unknown as LineRecord[],
    payments: payments!.rows as unknown as PaymentRecord[],
    creditNotes: creditNotes!.rows as unknown as DocumentRefRecord[],
    returns: returns!.rows as unknown as ReturnRecord[],
  });
}

/** A stored draft in the form in which documents are issued. Throws `not-found`. */
export async function readStoredInvoice(tx: Tx, invoiceId: string): Promise<InvoiceToStore> {
  const [rows, lines] = await tx.batch([selectInvoice(invoiceId), selectLines('invoice', invoiceId)]);
  const row = rows!.rows[0] as unknown as InvoiceRecord | undefined;
  if (!row) throw new AppError('not-found');
  return {
    invoiceId,
    kind: row.kind,
    contactId: row.customer_contact_id,
    companyId: row.company_id,
    number: row.number,
    customerName: row.customer_name,
    customerAddress: row.customer_address,
    reference: row.reference,
    issuedOn: row.issued_on,
    deliveredFrom: row.delivered_from,
    deliveredOn: row.delivered_on,
    dueOn: row.due_on,
    currency: row.currency,
    note: row.note,
    source: row.source,
    prepaidCents: row.prepaid_cents,
    roundingCents: row.rounding_cents,
    paymentTerms: row.payment_terms,
    orderId: row.order_id,
    dealId: row.deal_id,
    creditsInvoiceId: row.credits_invoice_id,
    creditsNumber: row.credits_number,
    fileId: row.file_id,
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
