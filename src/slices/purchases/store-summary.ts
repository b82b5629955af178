import { sql, type Tx } from '../../platform/db/index.ts';
import { conditionsOf, type DocumentFilter, TODAY, where } from './store-document.ts';

export interface SummaryRecord {
  currency: string;
  invoices: number;
  invoiced_cents: number;
  credited_cents: number;
  last_on: string | null;
  open_cents: number | null;
  overdue_cents: number | null;
  open_count: number | null;
  overdue_count: number | null;
}
export interface CountsRecord {
  orders: number;
  returns: number;
  last_on: string | null;
}

/** Beyond this a number is no longer exact in the browser. */
const MOST = sql`9007199254740991`;

/** Sums of issued invoices by currency, and counts of the rest, in one round trip. */
export async function summarise(
  tx: Tx,
  filter: DocumentFilter,
): Promise<{ sums: SummaryRecord[]; counts: CountsRecord }> {
  const of = (date: 'issued_on' | 'ordered_on' | 'returned_on') =>
    conditionsOf(filter, { date: sql`d.issued_on`, number: sql`d.number` }).concat(
      date === 'returned_on' ? [] : [sql`d.status <> 'draft'`],
    );
  const [sums, orders, returns] = await tx.batch([
    sql`
      SELECT d.currency, count(*) FILTER (WHERE d.kind = 'invoice') AS invoices,
             least(coalesce(sum(d.gross_cents) FILTER (WHERE d.kind = 'invoice'), 0), ${MOST})::bigint AS invoiced_cents,
             least(coalesce(sum(d.gross_cents) FILTER (WHERE d.kind = 'credit-note'), 0), ${MOST})::bigint AS credited_cents,
             max(d.issued_on) AS last_on,
             CASE WHEN ((SELECT ctx_categories()) & 32) <> 0 THEN least(coalesce(sum(b.open_cents), 0), ${MOST})::bigint END AS open_cents,
             CASE WHEN ((SELECT ctx_categories()) & 32) <> 0 THEN least(coalesce(sum(b.open_cents) FILTER (WHERE b.open_cents > 0 AND b.due_on < ${TODAY}), 0), ${MOST})::bigint END AS overdue_cents,
             CASE WHEN ((SELECT ctx_categories()) & 32) <> 0 THEN count(*) FILTER (WHERE b.open_cents <> 0) END AS open_count,
             CASE WHEN ((SELECT ctx_categories()) & 32) <> 0 THEN count(*) FILTER (WHERE b.open_cents > 0 AND b.due_on < ${TODAY}) END AS overdue_count
        FROM invoice d LEFT JOIN invoice_balance b USING (invoice_id) ${where(of('issued_on'))}
       GROUP BY d.currency ORDER BY count(*) DESC, 1`,
    sql`SELECT count(*) AS orders, max(d.ordered_on) AS last_on FROM sales_order d ${where(of('ordered_on'))}`,
    sql`SELECT count(*) AS returns FROM sales_return d ${where(of('returned_on'))}`,
  ]);
  const order = orders!.rows[0] as unknown as CountsRecord;
  return {
    sums: sums!.rows as unknown as SummaryRecord[],
    counts: { ...order, returns: Number(returns!.rows[0]!.returns) },
  };
}
