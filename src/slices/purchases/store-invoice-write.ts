import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { NewInvoice } from './new-document.ts';

/** A new invoice with what belongs to it beside the lines. */
export interface InvoiceToStore extends NewInvoice {
  customerName: string;
  customerAddress: string;
  ownerId: string | null;
  teamId: string | null;
}

const values = (invoices: readonly InvoiceToStore[]): Sql => {
  const rows = invoices.map((invoice) => ({
    invoice_id: invoice.invoiceId,
    kind: invoice.kind,
    contact_id: invoice.contactId,
    company_id: invoice.companyId,
    number: invoice.number,
    customer_name: invoice.customerName,
    customer_address: invoice.customerAddress,
    reference: invoice.reference,
    issued_on: invoice.issuedOn,
    delivered_from: invoice.deliveredFrom,
    delivered_on: invoice.deliveredOn,
    due_on: invoice.dueOn,
    currency: invoice.currency,
    net_cents: invoice.totals.netCents,
    tax_cents: invoice.totals.taxCents,
    gross_cents: invoice.totals.grossCents,
    prepaid_cents: invoice.prepaidCents,
    rounding_cents: invoice.roundingCents,
    taxes: invoice.totals.taxes,
    payment_terms: invoice.paymentTerms,
    note: invoice.note,
    source: invoice.source,
    order_id: invoice.orderId,
    deal_id: invoice.dealId,
    credits_invoice_id: invoice.creditsInvoiceId,
    credits_number: invoice.creditsNumber,
    file_id: invoice.fileId,
    import_id: invoice.importId,
    owner_id: invoice.ownerId,
    team_id: invoice.teamId,
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS n(invoice_id uuid, kind text, contact_id uuid, company_id uuid,
    number text, customer_name text, customer_address text, reference text, issued_on date, delivered_from date,
    delivered_on date, due_on date, currency text, net_cents bigint, tax_cents bigint, gross_cents bigint, prepaid_cents bigint,
    rounding_cents bigint, taxes jsonb, payment_terms text, note text, source text, order_id uuid, deal_id uuid,
    credits_invoice_id uuid, credits_number text, file_id uuid, import_id uuid, owner_id uuid, team_id uuid)`;
};
const columns = sql`invoice_id, kind, contact_id, company_id, number, customer_name, customer_address, reference, issued_on,
  delivered_from, delivered_on, due_on, currency, net_cents, tax_cents, gross_cents, prepaid_cents, rounding_cents, taxes,
  payment_terms, note, source, order_id, deal_id, credits_invoice_id, credits_number, file_id, import_id, owner_id, team_id`;

/** Any number of drafts in one statement, without their lines. */
export const insertInvoiceRows = (tx: Tx, invoices: readonly InvoiceToStore[]): Sql => sql`
  INSERT INTO invoice (${columns}, created_by) SELECT ${columns}, ${tx.work.actor.id}::uuid FROM ${values(invoices)}`;

/** A draft anew, as a whole; owner and department stay. */
export const updateInvoiceRow = (invoice: InvoiceToStore): Sql => sql`
  UPDATE invoice i SET contact_id = n.contact_id, company_id = n.company_id, number = n.number, customer_name = n.customer_name,
         customer_address = n.customer_address, reference = n.reference, issued_on = n.issued_on,
         delivered_from = n.delivered_from, delivered_on = n.delivered_on, due_on = n.due_on, currency = n.currency,
         net_cents = n.net_cents, tax_cents = n.tax_cents, gross_cents = n.gross_cents, prepaid_cents = n.prepaid_cents,
         rounding_cents = n.rounding_cents, taxes = n.taxes, payment_terms = n.payment_terms, note = n.note,
         order_id = n.order_id, deal_id = n.deal_id, version = i.version + 1, updated_at = now()
    FROM ${values([invoice])} WHERE i.invoice_id = n.invoice_id`;

/** Drafts become documents: with their number, and the copy in the archive that was filed before. */
export const markIssued = (
  issued: readonly { invoiceId: string; number: string; archiveId: string }[],
): Sql => sql`
  UPDATE invoice i SET status = 'issued', number = n.number, archive_id = n.archive_id, version = i.version + 1, updated_at = now()
    FROM unnest(${issued.map(({ invoiceId }) => invoiceId)}::uuid[], ${issued.map(({ number }) => number)}::text[],
                ${issued.map(({ archiveId }) => archiveId)}::uuid[]) AS n(invoice_id, number, archive_id)
   WHERE i.invoice_id = n.invoice_id`;

export const deleteInvoice = (tx: Tx, invoiceId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM invoice WHERE invoice_id = ${invoiceId}`);
