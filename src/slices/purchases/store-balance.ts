import { type Sql, sql, type Tx } from '../../platform/db/index.ts';

/** Where the invoice names no day: thirty days after it (BGB s.286(3)). */
const DAYS_WITHOUT_TERM = 30;

/** What is to be paid of invoices just issued. A credit note has no balance: it lowers the one of its invoice. */
export const openBalances = (invoiceIds: readonly string[]): Sql => sql`
  INSERT INTO invoice_balance (invoice_id, due_on, payable_cents, open_cents)
  SELECT invoice_id, coalesce(due_on, issued_on + ${DAYS_WITHOUT_TERM}::integer),
         gross_cents + rounding_cents - prepaid_cents, gross_cents + rounding_cents - prepaid_cents
    FROM invoice WHERE invoice_id = ANY (${invoiceIds}::uuid[]) AND kind = 'invoice'`;

/**
 * Counts payments and credit notes of these invoices anew, and marks those that are wholly credited as cancelled. The
 * rows of the balance are locked first: two payments at the same time must each see the other.
 */
export const settleBalances = (invoiceIds: readonly string[]): Sql[] => [
  sql`SELECT FROM invoice_balance WHERE invoice_id = ANY (${invoiceIds}::uuid[]) ORDER BY invoice_id FOR UPDATE`,
  sql`
    UPDATE invoice_balance b
       SET paid_cents = s.paid, credited_cents = s.credited, open_cents = b.payable_cents - s.paid - s.credited,
           paid_on = CASE WHEN b.payable_cents - s.paid - s.credited <= 0 THEN coalesce(s.last_paid, b.paid_on, current_date) END
      FROM (SELECT i.invoice_id,
                   coalesce((SELECT sum(CASE p.kind WHEN 'refund' THEN -p.amount_cents ELSE p.amount_cents END)
                               FROM payment p WHERE p.invoice_id = i.invoice_id), 0)::bigint AS paid,
                   (SELECT max(p.paid_on) FROM payment p WHERE p.invoice_id = i.invoice_id) AS last_paid,
                   coalesce((SELECT sum(c.gross_cents) FROM invoice c
                              WHERE c.credits_invoice_id = i.invoice_id AND c.status = 'issued'), 0)::bigint AS credited
              FROM invoice i WHERE i.invoice_id = ANY (${invoiceIds}::uuid[])) s
     WHERE b.invoice_id = s.invoice_id`,
  sql`
    UPDATE invoice i SET status = 'cancelled', version = i.version + 1, updated_at = now()
      FROM invoice_balance b
     WHERE b.invoice_id = i.invoice_id AND i.invoice_id = ANY (${invoiceIds}::uuid[]) AND i.kind = 'invoice'
       AND i.status = 'issued' AND i.gross_cents > 0 AND b.credited_cents >= i.gross_cents`,
];

export interface CreditedRecord {
  invoice_id: string;
  contact_id: string | null;
  company_id: string | null;
  kind: string;
  status: string;
  number: string | null;
  currency: string;
  gross_cents: number;
  credited_cents: number;
}
/** The invoice that a credit note is for, locked, so that no second one takes back the same. */
export const lockCredited = (tx: Tx, invoiceId: string): Promise<CreditedRecord> =>
  tx.one<CreditedRecord>(sql`
    SELECT i.invoice_id, i.contact_id, i.company_id, i.kind, i.status, i.number, i.currency, i.gross_cents,
           coalesce((SELECT sum(c.gross_cents) FROM invoice c WHERE c.credits_invoice_id = i.invoice_id AND c.status = 'issued'), 0)::bigint AS credited_cents
      FROM invoice i WHERE i.invoice_id = ${invoiceId} FOR UPDATE`);
