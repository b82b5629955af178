import type { z } from 'zod';
import { type TaxGroup, writeMillionths } from '../../kernel/document-sums.ts';
import type { documentLine, invoice, invoiceRow, order, orderRow, payment, salesReturn } from './contract.ts';
import type { Product } from './contract-settings.ts';
import type { CustomerColumns } from './store-document.ts';
import type { DocumentRefRecord, InvoiceRecord, InvoiceRowRecord } from './store-invoice.ts';
import type { LineRecord } from './store-lines.ts';
import type { OrderRecord, OrderRowRecord } from './store-order.ts';
import type { PaymentRecord, PaymentRowRecord } from './store-payment.ts';
import type { ProductRecord } from './store-product.ts';
import type { ReturnRecord } from './store-return.ts';

const presentCustomer = (row: CustomerColumns) => ({
  contactId: row.customer_contact_id,
  companyId: row.company_id,
  name: row.customer,
});
const presentSums = (row: {
  currency: string;
  net_cents: number;
  tax_cents: number;
  gross_cents: number;
}) => ({
  currency: row.currency,
  netCents: row.net_cents,
  taxCents: row.tax_cents,
  grossCents: row.gross_cents,
});
const presentRef = ({ id, number, on, gross_cents }: DocumentRefRecord) => ({
  id,
  number,
  on,
  grossCents: gross_cents,
});

export const presentLine = (line: LineRecord): z.input<typeof documentLine> => ({
  position: line.position,
  kind: line.kind,
  productId: line.product_id,
  text: line.text,
  unit: line.unit,
  quantity: writeMillionths(line.quantity_e6),
  unitPrice: writeMillionths(line.unit_price_e6),
  baseQuantity: writeMillionths(line.base_quantity_e6),
  discountBp: line.discount_bp,
  discountCents: line.discount_cents,
  taxCategory: line.tax_category,
  taxRateBp: line.tax_rate_bp,
  netCents: line.net_cents,
});

export const presentOrderRow = (row: OrderRowRecord): z.input<typeof orderRow> => ({
  orderId: row.order_id,
  version: row.version,
  number: row.number,
  status: row.status,
  customer: presentCustomer(row),
  orderedOn: row.ordered_on,
  deliveryOn: row.delivery_on,
  ...presentSums(row),
  source: row.source,
  updatedAt: row.updated_at,
});

export const presentOrder = (
  row: OrderRecord,
  lines: readonly LineRecord[],
  invoices: readonly DocumentRefRecord[],
): z.input<typeof order> => ({
  ...presentOrderRow(row),
  customerName: row.customer_name,
  customerAddress: row.customer_address,
  reference: row.reference,
  note: row.note,
  dealId: row.deal_id,
  archiveId: row.archive_id,
  taxes: row.taxes,
  lines: lines.map(presentLine),
  invoices: invoices.map(presentRef),
  createdAt: row.created_at,
});

/** Where an invoice stands: what is paid is known only where the balance is open to the caller. */
function stateOf(row: InvoiceRowRecord): z.input<typeof invoiceRow>['state'] {
  if (row.status !== 'issued') return row.status;
  if (row.payable_cents === null) return 'issued';
  if (row.open_cents <= 0) return 'paid';
  return row.open_cents < row.payable_cents ? 'part-paid' : 'issued';
}

export const presentInvoiceRow = (row: InvoiceRowRecord): z.input<typeof invoiceRow> => ({
  invoiceId: row.invoice_id,
  version: row.version,
  kind: row.kind,
  number: row.number,
  state: stateOf(row),
  customer: presentCustomer(row),
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  ...presentSums(row),
  balance:
    row.payable_cents === null
      ? null
      : {
          payableCents: row.payable_cents,
          paidCents: row.paid_cents,
          creditedCents: row.credited_cents,
          openCents: row.open_cents,
          dueOn: row.balance_due_on,
          paidOn: row.paid_on,
          isOverdue: row.is_overdue,
        },
  source: row.source,
  updatedAt: row.updated_at,
});

interface InvoiceParts {
  lines: readonly LineRecord[];
  payments: readonly PaymentRecord[];
  creditNotes: readonly DocumentRefRecord[];
  returns: readonly Pick<ReturnRecord, 'return_id' | 'number' | 'returned_on' | 'status'>[];
}
export const presentInvoice = (row: InvoiceRecord, parts: InvoiceParts): z.input<typeof invoice> => ({
  ...presentInvoiceRow(row),
  customerName: row.customer_name,
  customerAddress: row.customer_address,
  reference: row.reference,
  deliveredFrom: row.delivered_from,
  deliveredOn: row.delivered_on,
  prepaidCents: row.prepaid_cents,
  roundingCents: row.rounding_cents,
  paymentTerms: row.payment_terms,
  note: row.note,
  orderId: row.order_id,
  orderNumber: row.order_number,
  dealId: row.deal_id,
  creditsInvoiceId: row.credits_invoice_id,
  creditsNumber: row.credits_number,
  hasFile: row.file_id !== null,
  archiveId: row.archive_id,
  taxes: row.taxes as TaxGroup[],
  lines: parts.lines.map(presentLine),
  payments: row.sees_payments ? parts.payments.map(presentPart) : null,
  creditNotes: parts.creditNotes.map(presentRef),
  returns: parts.returns.map(({ return_id, number, returned_on, status }) => ({
    returnId: return_id,
    number,
    returnedOn: returned_on,
    status,
  })),
  createdAt: row.created_at,
});

const presentPart = (row: PaymentRecord) => ({
  paymentId: row.payment_id,
  invoiceId: row.invoice_id,
  kind: row.kind,
  amountCents: row.amount_cents,
  paidOn: row.paid_on,
  method: row.method,
  reference: row.reference,
});
export const presentPayment = (row: PaymentRowRecord): z.input<typeof payment> => ({
  ...presentPart(row),
  invoiceNumber: row.number,
  currency: row.currency,
  customer: presentCustomer(row),
});

export const presentReturn = (row: ReturnRecord): z.input<typeof salesReturn> => ({
  returnId: row.return_id,
  version: row.version,
  number: row.number,
  customer: presentCustomer(row),
  orderId: row.order_id,
  orderNumber: row.order_number,
  invoiceId: row.invoice_id,
  invoiceNumber: row.invoice_number,
  status: row.status,
  reason: row.reason,
  note: row.note,
  returnedOn: row.returned_on,
  lines: row.lines,
  updatedAt: row.updated_at,
});

export const presentProduct = (row: ProductRecord): Omit<Product, 'updatedAt'> & { updatedAt: Date } => ({
  productId: row.product_id,
  version: row.version,
  number: row.number,
  name: row.name,
  kind: row.kind,
  unit: row.unit,
  unitPrice: writeMillionths(row.unit_price_e6),
  currency: row.currency,
  taxRateBp: row.tax_rate_bp,
  isActive: row.is_active,
  updatedAt: row.updated_at,
});
