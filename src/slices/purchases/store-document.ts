import { join, type Sql, sql } from '../../platform/db/index.ts';

/** Orders, invoices, payments and returns are listed by customer, period, amount and number in the same way. */
export interface DocumentFilter {
  contactId?: string | undefined;
  companyId?: string | undefined;
  withCompanies?: boolean | undefined;
  number?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  minCents?: number | undefined;
  maxCents?: number | undefined;
  dealId?: string | undefined;
}
export interface CustomerColumns {
  /** For the log: the person, or the sole trader whose company it is. */
  contact_id: string | null;
  customer_contact_id: string | null;
  company_id: string | null;
  customer: string;
}

/** Who the customer of `d` is; needs `customerJoins`. */
export const customerColumns = sql`coalesce(d.contact_id, co.sole_trader_contact_id) AS contact_id,
  d.contact_id AS customer_contact_id, d.company_id, coalesce(c.display_name, co.name, '') AS customer`;
export const customerJoins = sql`LEFT JOIN contact c ON c.contact_id = d.contact_id LEFT JOIN company co ON co.company_id = d.company_id`;

/** Today in Germany: a bill is overdue from the day after it is due. */
export const TODAY = sql`(now() AT TIME ZONE 'Europe/Berlin')::date`;

/** After the last text that begins so. */
const LAST = '\u{10ffff}';

/** Conditions on `d`; `date` and `amount` are its columns, where the table has them. */
export function conditionsOf(
  filter: DocumentFilter,
  columns: { date: Sql; amount?: Sql; number: Sql; deal?: Sql },
): Sql[] {
  const { contactId, companyId, withCompanies, number, from, until, minCents, maxCents, dealId } = filter;
  const conditions: Sql[] = [];
  if (contactId && withCompanies)
    conditions.push(sql`(d.contact_id = ${contactId} OR d.company_id = ANY (ARRAY(
      SELECT cc.company_id FROM contact_company cc WHERE cc.contact_id = ${contactId}
      UNION SELECT s.company_id FROM company s WHERE s.sole_trader_contact_id = ${contactId})))`);
  else if (contactId) conditions.push(sql`d.contact_id = ${contactId}`);
  if (companyId) conditions.push(sql`d.company_id = ${companyId}`);
  if (number) conditions.push(sql`${columns.number} >= ${number} AND ${columns.number} < ${number + LAST}`);
  if (from) conditions.push(sql`${columns.date} >= ${from}::date`);
  if (until) conditions.push(sql`${columns.date} <= ${until}::date`);
  if (columns.amount && minCents !== undefined)
    conditions.push(sql`${columns.amount} >= ${minCents}::bigint`);
  if (columns.amount && maxCents !== undefined)
    conditions.push(sql`${columns.amount} <= ${maxCents}::bigint`);
  if (columns.deal && dealId) conditions.push(sql`${columns.deal} = ${dealId}`);
  return conditions;
}

export const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;
