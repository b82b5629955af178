import { writeMillionths } from '../../kernel/document-sums.ts';
import { type ArchiveCopy, type CopiedFile, freezeDocument } from '../archive/index.ts';
import type { NewInvoice, NewLine, NewOrder } from './new-document.ts';
import type { CustomerRecord, FirmRecord } from './store-customer.ts';

interface Named {
  customerName: string;
  customerAddress: string;
}

/** An invoice or credit note as it is frozen: everything that stands on it, and no id of anybody. */
export const copyInvoice = (
  invoice: NewInvoice & Named & { number: string },
  customer: CustomerRecord | undefined,
  firm: FirmRecord | undefined,
  files: readonly CopiedFile[],
): ArchiveCopy =>
  freezeDocument({
    kind: invoice.kind,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    files,
    document: {
      ...head(invoice, customer, firm),
      issuedOn: invoice.issuedOn,
      deliveredFrom: invoice.deliveredFrom,
      deliveredOn: invoice.deliveredOn,
      dueOn: invoice.dueOn,
      paymentTerms: invoice.paymentTerms,
      creditsNumber: invoice.creditsNumber,
      prepaidCents: invoice.prepaidCents,
      roundingCents: invoice.roundingCents,
    },
  });

export const copyOrder = (
  order: NewOrder & Named & { number: string },
  customer: CustomerRecord | undefined,
  firm: FirmRecord | undefined,
): ArchiveCopy =>
  freezeDocument({
    kind: 'order',
    number: order.number,
    issuedOn: order.orderedOn,
    document: {
      ...head(order, customer, firm),
      orderedOn: order.orderedOn,
      deliveryOn: order.deliveryOn,
    },
  });

/** The firm as it stands on documents. */
export const copySeller = (firm: FirmRecord | undefined): { name: string; address: string } | null =>
  firm
    ? {
        name: firm.name,
        address: [firm.street, `${firm.postal_code} ${firm.city}`.trim(), firm.country]
          .filter(Boolean)
          .join('\n'),
      }
    : null;

const head = (
  document: (NewOrder | NewInvoice) & Named,
  customer: CustomerRecord | undefined,
  firm: FirmRecord | undefined,
): Record<string, unknown> => ({
  number: document.number,
  seller: copySeller(firm),
  customer: {
    name: document.customerName,
    address: document.customerAddress,
    number: customer?.customer_number ?? null,
    vatId: customer?.vat_id ?? null,
  },
  reference: document.reference,
  currency: document.currency,
  note: document.note,
  source: document.source,
  lines: document.lines.map(copyLine),
  netCents: document.totals.netCents,
  taxes: document.totals.taxes,
  taxCents: document.totals.taxCents,
  grossCents: document.totals.grossCents,
});

const copyLine = (line: NewLine, index: number): Record<string, unknown> => ({
  position: index + 1,
  kind: line.kind,
  text: line.text,
  unit: line.unit,
  quantity: writeMillionths(line.quantityE6),
  unitPrice: writeMillionths(line.unitPriceE6),
  baseQuantity: writeMillionths(line.baseQuantityE6),
  discountBp: line.discountBp,
  discountCents: line.discountCents,
  taxCategory: line.taxCategory,
  taxRateBp: line.taxRateBp,
  netCents: line.netCents,
});
