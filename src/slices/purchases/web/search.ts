import { z } from 'zod';
import { ORDER_STATUS, OVERDUE_AGES, RETURN_STATUS } from '../contract.ts';

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const amount = z.number().int().optional().catch(undefined);

/** Filters that all lists of documents have, as they stand in the address; amounts in whole units of the currency. */
const common = {
  contactId: text(40),
  companyId: text(40),
  number: text(60),
  from: day,
  until: day,
  min: amount,
  max: amount,
  /** The view that the list is seen in. */
  view: text(40),
};
export interface CommonSearch {
  contactId?: string | undefined;
  companyId?: string | undefined;
  number?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  view?: string | undefined;
}

export const INVOICE_FILTERS = ['open', 'overdue', 'paid', 'draft', 'cancelled'] as const;
export const invoiceSearch = z.object({
  ...common,
  state: z.enum(INVOICE_FILTERS).optional().catch(undefined),
  age: z.enum(OVERDUE_AGES).optional().catch(undefined),
  sort: z.enum(['-date', 'date', 'due']).optional().catch(undefined),
});
export type InvoiceSearch = z.output<typeof invoiceSearch>;
export const orderSearch = z.object({
  ...common,
  status: z.enum(ORDER_STATUS).optional().catch(undefined),
  sort: z.enum(['-date', 'date']).optional().catch(undefined),
});
export const paymentSearch = z.object(common);
export const returnSearch = z.object({
  ...common,
  status: z.enum(RETURN_STATUS).optional().catch(undefined),
  /** The one that is shown. */
  entry: text(40),
});
export const productSearch = z.object({
  q: text(100),
  all: z.literal(true).optional().catch(undefined),
  /** The one that is shown. */
  product: text(40),
});
/** A new document that starts at a customer, a deal or an order. */
export const newDocumentSearch = z.object({
  contactId: text(40),
  companyId: text(40),
  dealId: text(40),
  orderId: text(40),
});

export const isFiltered = (
  search: CommonSearch & { state?: string | undefined; status?: string | undefined },
): boolean =>
  Object.entries(search).some(
    ([name, value]) => name !== 'sort' && name !== 'view' && name !== 'entry' && value !== undefined,
  );

/** As the API wants them. */
export const apiFilters = ({ min, max, view: _view, ...rest }: CommonSearch & Record<string, unknown>) =>
  ({
    ...rest,
    ...(min === undefined ? {} : { minCents: min * 100 }),
    ...(max === undefined ? {} : { maxCents: max * 100 }),
  }) as Record<string, string | number | undefined>;
