import type { TaxGroup } from '../../kernel/document-sums.ts';
import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { InvoiceQuery } from './contract.ts';
import {
  type CustomerColumns,
  conditionsOf,
  customerColumns,
  customerJoins,
  TODAY,
  where,
} from './store-document.ts';

export interface InvoiceRowRecord extends CustomerColumns {
  invoice_id: string;
  version: number;
  kind: 'invoice' | 'credit-note';
  number: string | null;
  status: 'draft' | 'issued' | 'cancelled';
  issued_on: string;
  due_on: string | null;
  currency: string;
  net_cents: number;
  tax_cents: number;
  gross_cents: number;
  source: 'entered' | 'csv' | 'e-invoice';
  updated_at: Date;
  /** Null where there is no balance, or the purpose does not open it. */
  payable_cents: number | null;
  paid_cents: number;
  credited_cents: number;
  open_cents: number;
  balance_due_on: string | null;
  paid_on: string | null;
  is_overdue: boolean;
}
export interface InvoiceRecord extends InvoiceRowRecord {
  customer_name: string;
  customer_address: string;
  reference: string;
  delivered_from: string | null;
  delivered_on: string | null;
  prepaid_cents: number;
  rounding_cents: number;
  payment_terms: string;
  note: string;
  order_id: string | null;
  order_number: string | null;
  deal_id: string | null;
  credits_invoice_id: string | null;
  credits_number: string;
  file_id: string | null;
  archive_id: string | null;
  taxes: TaxGroup[];
  created_at: Date;
  owner_id: string | null;
  team_id: string | null;
  sees_payments: boolean;
}

const rowColumns = sql`d.invoice_id, d.version, d.kind, d.number, d.status, d.issued_on, d.due_on, d.currency, d.net_cents,
  d.tax_cents, d.gross_cents, d.source, d.updated_at, ${customerColumns}, b.payable_cents, b.paid_cents, b.credited_cents,
  b.open_cents, b.due_on AS balance_due_on, b.paid_on, coalesce(b.open_cents > 0 AND b.due_on < ${TODAY}, false) AS is_overdue`;
const balanceJoin = sql`LEFT JOIN invoice_balance b ON b.invoice_id = d.invoice_id`;

/** One page and one row more; the page is cut before names are looked up. */
export function listInvoices(
  tx: Tx,
  query: Omit<InvoiceQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<(InvoiceRowRecord & { sort_key: string })[]> {
  const { kind, state, age, orderId, sort } = query;
  const byDue = sort === 'due';
  const date = byDue ? sql`b.due_on` : sql`d.issued_on`;
  const conditions = conditionsOf(query, {
    date: sql`d.issued_on`,
    amount: sql`d.gross_cents`,
    number: sql`d.number`,
    deal: sql`d.deal_id`,
  });
  if (kind) conditions.push(sql`d.kind = ${kind}`);
  if (orderId) conditions.push(sql`d.order_id = ${orderId}`);
  if (age) conditions.push(STATES.overdue, AGES[age]);
  if (state) conditions.push(STATES[state]);
  // What is due is what is open.
  else if (byDue) conditions.push(STATES.open);
  const descending = sort === '-date';
  const [direction, than] = descending ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`];
  if (after) conditions.push(sql`(${date}, d.invoice_id) ${than} (${after.key}::date, ${after.id}::uuid)`);
  const needsBalance =
    byDue || age !== undefined || state === 'open' || state === 'overdue' || state === 'paid';
  const order = (from: Sql): Sql => sql`ORDER BY ${from} ${direction}, d.invoice_id ${direction}`;
  return tx.query(sql`
    SELECT ${rowColumns}, d.sort_key::text
      FROM (SELECT d.*, ${date} AS sort_key FROM invoice d ${needsBalance ? sql`JOIN invoice_balance b ON b.invoice_id = d.invoice_id` : sql``}
              ${where(conditions)} ${order(date)} ${limitTo(limit + 1)}) d
      ${customerJoins} ${balanceJoin} ${order(sql`d.sort_key`)}`);
}

const STATES: Record<NonNullable<InvoiceQuery['state']>, Sql> = {
  draft: sql`d.status = 'draft'`,
  open: sql`b.open_cents <> 0`,
  overdue: sql`b.open_cents > 0 AND b.due_on < ${TODAY}`,
  paid: sql`b.open_cents = 0 AND d.status = 'issued'`,
  cancelled: sql`d.status = 'cancelled'`,
};

const AGES: Record<NonNullable<InvoiceQuery['age']>, Sql> = {
  'to-30': sql`b.due_on >= ${TODAY} - 30`,
  'to-60': sql`b.due_on BETWEEN ${TODAY} - 60 AND ${TODAY} - 31`,
  'to-90': sql`b.due_on BETWEEN ${TODAY} - 90 AND ${TODAY} - 61`,
  'over-90': sql`b.due_on < ${TODAY} - 90`,
};

export const selectInvoice = (invoiceId: string): Sql => sql`
  SELECT ${rowColumns}, d.customer_name, d.customer_address, d.reference, d.delivered_from, d.delivered_on, d.prepaid_cents,
         d.rounding_cents, d.payment_terms, d.note, d.order_id, o.number AS order_number, d.deal_id, d.credits_invoice_id,
         coalesce(i.number, d.credits_number) AS credits_number, d.file_id, d.archive_id, d.taxes, d.created_at, d.owner_id,
         d.team_id, ((SELECT ctx_categories()) & 32) <> 0 AS sees_payments
    FROM invoice d ${customerJoins} ${balanceJoin}
    LEFT JOIN sales_order o ON o.order_id = d.order_id LEFT JOIN invoice i ON i.invoice_id = d.credits_invoice_id
   WHERE d.invoice_id = ${invoiceId}`;

export interface DocumentRefRecord {
  id: string;
  number: string | null;
  on: string;
  gross_cents: number;
}
export const selectCreditNotes = (invoiceId: string): Sql => sql`
  SELECT invoice_id AS id, number, issued_on AS "on", gross_cents FROM invoice
   WHERE credits_invoice_id = ${invoiceId} ORDER BY issued_on, invoice_id`;

export interface LockedInvoice {
  invoice_id: string;
  contact_id: string | null;
  company_id: string | null;
  status: string;
  kind: 'invoice' | 'credit-note';
  version: number;
  order_id: string | null;
  currency: string;
}
/** @throws AppError not-found */
export const lockInvoice = (tx: Tx, invoiceId: string): Promise<LockedInvoice> =>
  tx.one<LockedInvoice>(sql`
    SELECT invoice_id, contact_id, company_id, status, kind, version, order_id, currency FROM invoice WHERE invoice_id = ${invoiceId} FOR UPDATE`);
