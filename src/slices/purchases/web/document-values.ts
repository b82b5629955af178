import { lineSums, millionths, totalsOf } from '../../../kernel/document-sums.ts';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import type { DocumentLine, Invoice, Order } from '../contract.ts';
import { basisPoints, sendDecimal, typeDecimal } from './decimals.ts';

export interface LineValues {
  kind: DocumentLine['kind'];
  productId: string | null;
  text: string;
  unit: string;
  /** As typed. */
  quantity: string;
  unitPrice: string;
  baseQuantity: string;
  discountBp: string;
  taxCategory: DocumentLine['taxCategory'];
  taxRateBp: string;
}

/** An order or an invoice as the form holds it; dates of both, of which each sends its own. */
export interface DocumentValues {
  contactId: string;
  companyId: string;
  customer: string;
  number: string;
  reference: string;
  /** Of the order or the invoice. */
  on: string;
  /** Delivery or service. */
  deliveredFrom: string;
  deliveredOn: string;
  dueOn: string;
  currency: string;
  prepaid: string;
  paymentTerms: string;
  note: string;
  orderId: string;
  dealId: string;
  lines: LineValues[];
}

export const emptyLine = (language: string): LineValues => ({
  kind: 'item',
  productId: null,
  text: '',
  unit: '',
  quantity: '1',
  unitPrice: '',
  baseQuantity: '1',
  discountBp: '',
  taxCategory: 'standard',
  taxRateBp: typeDecimal(19, language),
});

const DAYS_TO_PAY = 14;
export const emptyDocument = (language: string): DocumentValues => ({
  contactId: '',
  companyId: '',
  customer: '',
  number: '',
  reference: '',
  on: dayOf(new Date()),
  deliveredFrom: '',
  deliveredOn: '',
  dueOn: dayOf(addDays(DAYS_TO_PAY)),
  currency: 'EUR',
  prepaid: '',
  paymentTerms: '',
  note: '',
  orderId: '',
  dealId: '',
  lines: [emptyLine(language)],
});

export const lineValues = (line: DocumentLine, language: string): LineValues => ({
  kind: line.kind,
  productId: line.productId,
  text: line.text,
  unit: line.unit,
  quantity: typeDecimal(line.quantity, language),
  unitPrice: typeDecimal(line.unitPrice, language),
  baseQuantity: line.baseQuantity,
  discountBp: line.discountBp ? typeDecimal(line.discountBp / 100, language) : '',
  taxCategory: line.taxCategory,
  taxRateBp: typeDecimal(line.taxRateBp / 100, language),
});

const common = (document: Order | Invoice, language: string) => ({
  contactId: document.customer.contactId ?? '',
  companyId: document.customer.companyId ?? '',
  customer: document.customer.name,
  number: document.number ?? '',
  reference: document.reference,
  currency: document.currency,
  note: document.note,
  dealId: document.dealId ?? '',
  lines: document.lines.map((line) => lineValues(line, language)),
});
export const orderValues = (order: Order, language: string): DocumentValues => ({
  ...emptyDocument(language),
  ...common(order, language),
  on: order.orderedOn,
  deliveredOn: order.deliveryOn ?? '',
});
export const invoiceValues = (invoice: Invoice, language: string): DocumentValues => ({
  ...emptyDocument(language),
  ...common(invoice, language),
  on: invoice.issuedOn,
  deliveredFrom: invoice.deliveredFrom ?? '',
  deliveredOn: invoice.deliveredOn ?? '',
  dueOn: invoice.dueOn ?? '',
  prepaid: invoice.prepaidCents ? typeDecimal(invoice.prepaidCents / 100, language) : '',
  paymentTerms: invoice.paymentTerms,
  orderId: invoice.orderId ?? '',
});

/** A line as the API takes it. */
export const lineBody = (line: LineValues, language: string) => ({
  ...line,
  quantity: sendDecimal(line.quantity, language),
  unitPrice: sendDecimal(line.unitPrice, language),
  baseQuantity: line.baseQuantity,
  discountBp: basisPoints(line.discountBp, language),
  taxRateBp: basisPoints(line.taxRateBp, language),
});

const commonBody = (values: DocumentValues, language: string) => ({
  contactId: values.contactId || null,
  companyId: values.companyId || null,
  number: values.number || null,
  reference: values.reference,
  currency: values.currency,
  note: values.note,
  dealId: values.dealId || null,
  lines: values.lines.map((line) => lineBody(line, language)),
});
export const orderBody = (values: DocumentValues, language: string) => ({
  ...commonBody(values, language),
  orderedOn: values.on,
  deliveryOn: values.deliveredOn || null,
});
export const invoiceBody = (values: DocumentValues, language: string) => ({
  ...commonBody(values, language),
  issuedOn: values.on,
  deliveredFrom: values.deliveredFrom || null,
  deliveredOn: values.deliveredOn || null,
  dueOn: values.dueOn || null,
  prepaidCents: basisPoints(values.prepaid, language),
  paymentTerms: values.paymentTerms,
  orderId: values.orderId || null,
});

/** Net of a line in cents as the server computes it; undefined while a number cannot be read. */
export function netOf(line: LineValues, language: string): number | undefined {
  const { quantity, unitPrice, baseQuantity, discountBp, taxRateBp } = lineBody(line, language);
  const [quantityE6, unitPriceE6, baseQuantityE6] = [quantity, unitPrice, baseQuantity].map(millionths);
  if (quantityE6 === undefined || unitPriceE6 === undefined || !baseQuantityE6 || baseQuantityE6 < 0)
    return undefined;
  if (!Number.isInteger(discountBp) || !Number.isInteger(taxRateBp)) return undefined;
  const { netCents } = lineSums({
    ...line,
    quantityE6,
    unitPriceE6,
    baseQuantityE6,
    discountBp,
    taxRateBp,
    discountCents: null,
  });
  return Number.isSafeInteger(netCents) ? netCents : undefined;
}

/** Sums of the lines that can be read, as the server computes them. */
export const totalsOfLines = (lines: readonly LineValues[], language: string) =>
  totalsOf(
    lines.flatMap((line) => {
      const netCents = netOf(line, language);
      return netCents === undefined
        ? []
        : [{ netCents, taxCategory: line.taxCategory, taxRateBp: basisPoints(line.taxRateBp, language) }];
    }),
  );
