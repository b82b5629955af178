import { z } from 'zod';
import { LINE_KINDS, millionths, TAX_CATEGORIES } from '../../kernel/document-sums.ts';
import { booleanQuery, id, line, page, pageQuery, text, wireDate, wireTime } from '../../kernel/wire.ts';

export * from './contract-import.ts';
export * from './contract-settings.ts';

/** Money on the wire: whole cents. A hundred billion is no sum of a business document. */
const MOST_CENTS = 10_000_000_000_000;
export const cents = z.number().int().min(-MOST_CENTS).max(MOST_CENTS);
/** A decimal number as text with a point, at most 9 digits before it and 6 after: nothing is lost in between. */
export const decimal = z
  .string()
  .max(20)
  .refine((value) => millionths(value) !== undefined, { params: { code: 'not-a-decimal' } });
const positiveDecimal = decimal.refine((value) => (millionths(value) ?? 1) > 0, {
  params: { code: 'not-above-zero' },
});
const priceDecimal = decimal.refine((value) => (millionths(value) ?? 0) >= 0, {
  params: { code: 'price-negative' },
});
/** Dates of documents: a typing error in the year is none. */
export const documentDate = wireDate.refine(
  // What is no date at all is told so already.
  (value) => !/^\d{4}-\d\d-\d\d$/.test(value) || (value >= '1990-01-01' && value < '2100-01-01'),
  { params: { code: 'date-out-of-range' } },
);
const currency = z.string().regex(/^[A-Z]{3}$/);
export const rateBp = z.number().int().min(0).max(10_000);
const MOST_LINES = 1_000;

/** A line as entered. `netCents` may be given to have it checked; without it the server computes. */
export const lineInput = z.strictObject({
  /** `allowance` and `charge` concern the whole document. */
  kind: z.enum(LINE_KINDS).default('item'),
  productId: id.nullish().transform((value) => value ?? null),
  text: text(2_000).pipe(z.string().min(1)),
  unit: line(30).default(''),
  quantity: decimal.default('1'),
  /** Net, for `baseQuantity` units. */
  unitPrice: priceDecimal,
  baseQuantity: positiveDecimal.default('1'),
  discountBp: rateBp.default(0),
  taxCategory: z.enum(TAX_CATEGORIES).default('standard'),
  taxRateBp: rateBp,
  netCents: cents.optional(),
});
export type LineInput = z.output<typeof lineInput>;
const lines = z.array(lineInput).min(1).max(MOST_LINES);
/** Sums as stated elsewhere: checked, never taken over. */
const statedTotals = z
  .strictObject({ netCents: cents, taxCents: cents, grossCents: cents })
  .partial()
  .optional();

/** Exactly one of the two. */
const customer = {
  contactId: id.nullish().transform((value) => value ?? null),
  companyId: id.nullish().transform((value) => value ?? null),
  /** As on the document; without them name and address of the customer today. */
  customerName: line(300).optional(),
  customerAddress: text(1_000).optional(),
};
const common = {
  reference: line(120).default(''),
  currency: currency.default('EUR'),
  note: text(4_000).default(''),
  dealId: id.nullish().transform((value) => value ?? null),
  lines,
  totals: statedTotals,
};
/** A number from elsewhere (ERP); without one the number range of the firm gives it when the document is issued. */
const number = line(60)
  .nullish()
  .transform((value) => value || null);

export const ORDER_STATUS = ['draft', 'confirmed', 'delivered', 'cancelled'] as const;
export const orderInput = z.strictObject({
  ...customer,
  ...common,
  number,
  status: z.enum(['draft', 'confirmed']).default('draft'),
  orderedOn: documentDate,
  deliveryOn: documentDate.nullish().transform((value) => value ?? null),
});
export type OrderInput = z.output<typeof orderInput>;
/** A draft as a whole. */
export const orderChange = z
  .strictObject({ ...orderInput.shape, version: z.number().int().min(1) })
  .omit({ status: true });
/** Where an order stands; a draft is confirmed by it, and can then no longer be changed. */
export const orderStatusChange = z.strictObject({
  version: z.number().int().min(1),
  status: z.enum(['confirmed', 'delivered', 'cancelled']),
});

export const INVOICE_KINDS = ['invoice', 'credit-note'] as const;
export const invoiceInput = z.strictObject({
  ...customer,
  ...common,
  number,
  /** `issued`: numbered, frozen in the archive, and no longer to be changed. */
  status: z.enum(['draft', 'issued']).default('draft'),
  issuedOn: documentDate,
  deliveredFrom: documentDate.nullish().transform((value) => value ?? null),
  deliveredOn: documentDate.nullish().transform((value) => value ?? null),
  dueOn: documentDate.nullish().transform((value) => value ?? null),
  prepaidCents: cents.min(0).default(0),
  paymentTerms: text(1_000).default(''),
  orderId: id.nullish().transform((value) => value ?? null),
});
export type InvoiceInput = z.output<typeof invoiceInput>;
export const invoiceChange = z
  .strictObject({ ...invoiceInput.shape, version: z.number().int().min(1) })
  .omit({ status: true });
export const invoiceIssue = z.strictObject({ version: z.number().int().min(1) });

/** Takes an invoice back: wholly without `lines`, else as far as the lines go. It is issued at once. */
export const creditNoteInput = z.strictObject({
  invoiceId: id,
  number,
  issuedOn: documentDate,
  note: text(4_000).default(''),
  lines: lines.optional(),
  totals: statedTotals,
});
export type CreditNoteInput = z.output<typeof creditNoteInput>;

export const PAYMENT_KINDS = ['payment', 'refund'] as const;
export const PAYMENT_METHODS = [
  'transfer',
  'direct-debit',
  'card',
  'cash',
  'paypal',
  'offset',
  'other',
] as const;
export const paymentInput = z.strictObject({
  invoiceId: id,
  kind: z.enum(PAYMENT_KINDS).default('payment'),
  amountCents: cents.min(1),
  paidOn: documentDate,
  method: z.enum(PAYMENT_METHODS).default('transfer'),
  reference: line(200).default(''),
});
export type PaymentInput = z.output<typeof paymentInput>;

export const RETURN_STATUS = ['announced', 'received', 'credited', 'refused'] as const;
export const RETURN_REASONS = [
  'defect',
  'wrong-item',
  'not-as-described',
  'not-wanted',
  'late',
  'other',
] as const;
const returnLine = z.strictObject({
  text: text(2_000).pipe(z.string().min(1)),
  quantity: positiveDecimal,
  unit: line(30).default(''),
  productId: id.nullish().transform((value) => value ?? null),
});
/** From an order or an invoice; the customer is the one of that. */
export const returnInput = z.strictObject({
  orderId: id.nullish().transform((value) => value ?? null),
  invoiceId: id.nullish().transform((value) => value ?? null),
  number,
  status: z.enum(RETURN_STATUS).default('announced'),
  reason: z.enum(RETURN_REASONS).default('other'),
  note: text(2_000).default(''),
  returnedOn: documentDate,
  lines: z.array(returnLine).min(1).max(MOST_LINES),
});
export type ReturnInput = z.output<typeof returnInput>;
export const returnChange = z.strictObject({
  version: z.number().int().min(1),
  status: z.enum(RETURN_STATUS).optional(),
  reason: z.enum(RETURN_REASONS).optional(),
  note: text(2_000).optional(),
});

/* What comes back. */

const documentCustomer = z.object({
  contactId: id.nullable(),
  companyId: id.nullable(),
  /** Name today; null where the customer is not to be seen. */
  name: z.string(),
});
const taxGroup = z.object({
  category: z.enum(TAX_CATEGORIES),
  rateBp: z.number().int(),
  netCents: z.number().int(),
  taxCents: z.number().int(),
  reason: z.string(),
});
export const documentLine = z.object({
  position: z.number().int(),
  kind: z.enum(LINE_KINDS),
  productId: id.nullable(),
  text: z.string(),
  unit: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  baseQuantity: z.string(),
  discountBp: z.number().int(),
  discountCents: z.number().int(),
  taxCategory: z.enum(TAX_CATEGORIES),
  taxRateBp: z.number().int(),
  netCents: z.number().int(),
});
export type DocumentLine = z.output<typeof documentLine>;
const sums = {
  currency: z.string(),
  netCents: z.number().int(),
  taxCents: z.number().int(),
  grossCents: z.number().int(),
};
const SOURCES = ['entered', 'csv', 'e-invoice'] as const;

/** What is paid and open; null under purposes that do not open payment behaviour, and for drafts. */
const balance = z
  .object({
    payableCents: z.number().int(),
    paidCents: z.number().int(),
    creditedCents: z.number().int(),
    /** Below zero: the customer's credit. */
    openCents: z.number().int(),
    dueOn: wireDate.nullable(),
    paidOn: wireDate.nullable(),
    isOverdue: z.boolean(),
  })
  .nullable();
/** `part-paid`, `paid`: only where the balance is open to the caller; else `issued`. */
export const INVOICE_STATES = ['draft', 'issued', 'part-paid', 'paid', 'cancelled'] as const;

export const orderRow = z.object({
  orderId: id,
  version: z.number().int(),
  number: z.string().nullable(),
  status: z.enum(ORDER_STATUS),
  customer: documentCustomer,
  orderedOn: wireDate,
  deliveryOn: wireDate.nullable(),
  ...sums,
  source: z.enum(SOURCES),
  updatedAt: wireTime,
});
export type OrderRow = z.output<typeof orderRow>;
export const orderPage = page(orderRow);
const documentRef = z.object({
  id,
  number: z.string().nullable(),
  on: wireDate,
  grossCents: z.number().int(),
});
export const order = orderRow.extend({
  customerName: z.string(),
  customerAddress: z.string(),
  reference: z.string(),
  note: z.string(),
  dealId: id.nullable(),
  archiveId: id.nullable(),
  taxes: z.array(taxGroup),
  lines: z.array(documentLine),
  invoices: z.array(documentRef),
  createdAt: wireTime,
});
export type Order = z.output<typeof order>;

export const invoiceRow = z.object({
  invoiceId: id,
  version: z.number().int(),
  kind: z.enum(INVOICE_KINDS),
  number: z.string().nullable(),
  state: z.enum(INVOICE_STATES),
  customer: documentCustomer,
  issuedOn: wireDate,
  dueOn: wireDate.nullable(),
  ...sums,
  balance,
  source: z.enum(SOURCES),
  updatedAt: wireTime,
});
export type InvoiceRow = z.output<typeof invoiceRow>;
export const invoicePage = page(invoiceRow);

export const payment = z.object({
  paymentId: id,
  invoiceId: id,
  invoiceNumber: z.string().nullable(),
  customer: documentCustomer,
  kind: z.enum(PAYMENT_KINDS),
  amountCents: z.number().int(),
  currency: z.string(),
  paidOn: wireDate,
  method: z.enum(PAYMENT_METHODS),
  reference: z.string(),
});
export type Payment = z.output<typeof payment>;
export const paymentPage = page(payment);

export const salesReturn = z.object({
  returnId: id,
  version: z.number().int(),
  number: z.string(),
  customer: documentCustomer,
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  invoiceId: id.nullable(),
  invoiceNumber: z.string().nullable(),
  status: z.enum(RETURN_STATUS),
  reason: z.enum(RETURN_REASONS),
  note: z.string(),
  returnedOn: wireDate,
  lines: z.array(
    z.object({ text: z.string(), quantity: z.string(), unit: z.string(), productId: id.nullable() }),
  ),
  updatedAt: wireTime,
});
export type SalesReturn = z.output<typeof salesReturn>;
export const returnPage = page(salesReturn);

export const invoice = invoiceRow.extend({
  customerName: z.string(),
  customerAddress: z.string(),
  reference: z.string(),
  deliveredFrom: wireDate.nullable(),
  deliveredOn: wireDate.nullable(),
  prepaidCents: z.number().int(),
  roundingCents: z.number().int(),
  paymentTerms: z.string(),
  note: z.string(),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  dealId: id.nullable(),
  creditsInvoiceId: id.nullable(),
  /** Number of the invoice that this credit note takes back. */
  creditsNumber: z.string(),
  /** There is an original file. */
  hasFile: z.boolean(),
  archiveId: id.nullable(),
  taxes: z.array(taxGroup),
  lines: z.array(documentLine),
  /** Null under purposes that do not open payment behaviour. */
  payments: z.array(payment.omit({ customer: true, invoiceNumber: true, currency: true })).nullable(),
  creditNotes: z.array(documentRef),
  returns: z.array(
    z.object({ returnId: id, number: z.string(), returnedOn: wireDate, status: z.enum(RETURN_STATUS) }),
  ),
  createdAt: wireTime,
});
export type Invoice = z.output<typeof invoice>;

const filters = {
  ...pageQuery,
  contactId: id.optional(),
  companyId: id.optional(),
  /** With `contactId`: also what the contact's companies bought. */
  withCompanies: booleanQuery.optional(),
  /** Beginning of the number. */
  number: line(60).optional(),
  from: wireDate.optional(),
  until: wireDate.optional(),
  minCents: z.coerce.number().int().optional(),
  maxCents: z.coerce.number().int().optional(),
  dealId: id.optional(),
};
export const orderQuery = z.strictObject({
  ...filters,
  status: z.enum(ORDER_STATUS).optional(),
  sort: z.enum(['-date', 'date']).default('-date'),
});
export type OrderQuery = z.output<typeof orderQuery>;
/** Days since the due day, as the start page counts them. */
export const OVERDUE_AGES = ['to-30', 'to-60', 'to-90', 'over-90'] as const;
export const invoiceQuery = z.strictObject({
  ...filters,
  kind: z.enum(INVOICE_KINDS).optional(),
  /** `open`: anything is open; `overdue`: and the day has passed. */
  state: z.enum(['draft', 'open', 'overdue', 'paid', 'cancelled']).optional(),
  /** Overdue since so long. */
  age: z.enum(OVERDUE_AGES).optional(),
  orderId: id.optional(),
  /** `due`: the open items, longest due first. */
  sort: z.enum(['-date', 'date', 'due']).default('-date'),
});
export type InvoiceQuery = z.output<typeof invoiceQuery>;
export const paymentQuery = z.strictObject({ ...filters, invoiceId: id.optional() });
export type PaymentQuery = z.output<typeof paymentQuery>;
export const returnQuery = z.strictObject({
  ...filters,
  status: z.enum(RETURN_STATUS).optional(),
  invoiceId: id.optional(),
  orderId: id.optional(),
});
export type ReturnQuery = z.output<typeof returnQuery>;

/** What a customer bought, by currency. Sums of what is open: null under purposes that do not open payment behaviour. */
export const summaryQuery = z.strictObject({
  contactId: id.optional(),
  companyId: id.optional(),
  withCompanies: booleanQuery.optional(),
});
export const purchaseSummary = z.object({
  orders: z.number().int(),
  invoices: z.number().int(),
  returns: z.number().int(),
  lastOn: wireDate.nullable(),
  sums: z.array(
    z.object({
      currency: z.string(),
      invoicedCents: z.number().int(),
      creditedCents: z.number().int(),
      openCents: z.number().int().nullable(),
      overdueCents: z.number().int().nullable(),
      openCount: z.number().int().nullable(),
      overdueCount: z.number().int().nullable(),
    }),
  ),
});
export type PurchaseSummary = z.output<typeof purchaseSummary>;
