import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { isSameCustomer } from '../check-document.ts';
import { insertInvoices } from '../insert-invoices.ts';
import { insertOrders } from '../insert-orders.ts';
import { type FoundCustomer, matchCustomer } from '../match-customer.ts';
import type { NewInvoice, NewOrder } from '../new-document.ts';
import { findByNumber, type KnownInvoice } from '../store-import.ts';
import { takenNumbers } from '../store-number.ts';
import type { ReadDocument } from './read-documents.ts';

type KnownOrder = Pick<KnownInvoice, 'number' | 'contact_id' | 'company_id'> & { order_id: string };
export interface DecidedDocument {
  document: ReadDocument;
  customer: FoundCustomer;
  /** There already, by its number. */
  isKnown: boolean;
  order: KnownOrder | undefined;
  credited: KnownInvoice | undefined;
}

/** Whose the documents are, which are there already, and what they refer to; reasons are added to the documents. */
export async function decideDocuments(
  tx: Tx,
  kind: 'orders' | 'invoices',
  documents: readonly ReadDocument[],
): Promise<DecidedDocument[]> {
  const of = kind === 'orders' ? 'order' : 'invoice';
  const taken = await takenNumbers(tx, of, documents.map(({ number }) => number).filter(Boolean));
  const customers = await matchCustomer(
    tx,
    documents.map(({ customerNumber, vatId, email }) => ({ number: customerNumber, vatId, email })),
  );
  const [orders, invoices] = await tx.batch([
    findByNumber(
      'order',
      documents.flatMap(({ orderNumber }) => orderNumber || []),
    ),
    findByNumber(
      'invoice',
      documents.flatMap(({ creditsNumber }) => creditsNumber || []),
    ),
  ]);
  const orderOf = new Map((orders!.rows as unknown as KnownOrder[]).map((row) => [row.number, row]));
  const invoiceOf = new Map((invoices!.rows as unknown as KnownInvoice[]).map((row) => [row.number, row]));
  return documents.map((document, index) => {
    const customer = customers[index]!;
    if (typeof customer === 'string')
      document.reasons.push({
        code: customer === 'unknown' ? 'import.customer-unknown' : 'import.customer-ambiguous',
        column: null,
      });
    const isOf = (row: KnownOrder | KnownInvoice | undefined): boolean =>
      row !== undefined && typeof customer !== 'string' && isSameCustomer(row, customer);
    const order = orderOf.get(document.orderNumber);
    const credited = invoiceOf.get(document.creditsNumber);
    return {
      document,
      customer,
      isKnown: taken.has(document.number),
      order: isOf(order) ? order : undefined,
      credited: isOf(credited) && credited?.status !== 'draft' ? credited : undefined,
    };
  });
}

/** Stores those that are in order, issued or confirmed: they are documents of another program already. */
export async function insertDecided(
  ctx: Ctx,
  tx: Tx,
  kind: 'orders' | 'invoices',
  importId: string,
  decided: readonly DecidedDocument[],
): Promise<void> {
  const common = ({ document, customer }: DecidedDocument) => {
    const { contactId, companyId } = customer as Exclude<FoundCustomer, string>;
    return {
      contactId,
      companyId,
      customerName: document.customerName || null,
      customerAddress: null,
      number: document.number,
      reference: document.reference,
      currency: document.currency,
      note: document.note,
      source: 'csv' as const,
      dealId: null,
      importId,
      lines: document.lines,
      totals: document.totals,
    };
  };
  if (kind === 'orders') {
    const orders: NewOrder[] = decided.map((each) => ({
      ...common(each),
      orderId: uuid(),
      orderedOn: each.document.on!,
      deliveryOn: each.document.deliveredOn,
    }));
    return insertOrders(ctx, tx, orders, { confirm: true });
  }
  const invoices: NewInvoice[] = decided.map((each) => ({
    ...common(each),
    invoiceId: uuid(),
    kind: each.document.kind,
    issuedOn: each.document.on!,
    deliveredFrom: null,
    deliveredOn: each.document.deliveredOn,
    dueOn: each.document.dueOn,
    prepaidCents: 0,
    roundingCents: 0,
    paymentTerms: '',
    orderId: each.order?.order_id ?? null,
    creditsInvoiceId: each.document.kind === 'credit-note' ? (each.credited?.invoice_id ?? null) : null,
    creditsNumber: each.document.creditsNumber,
    fileId: null,
  }));
  return insertInvoices(ctx, tx, invoices, { issue: true });
}
