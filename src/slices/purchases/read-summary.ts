import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { purchaseSummary } from './contract.ts';
import { customersOf } from './customers-of.ts';
import type { DocumentFilter } from './store-document.ts';
import { summarise } from './store-summary.ts';

/** What a contact or a company bought and owes, as sums. Throws `not-found`. */
export async function readSummary(
  tx: Tx,
  filter: Pick<DocumentFilter, 'contactId' | 'companyId' | 'withCompanies'>,
): Promise<z.input<typeof purchaseSummary>> {
  const customer = { contactId: filter.contactId ?? null, companyId: filter.companyId ?? null };
  if ((customer.contactId === null) === (customer.companyId === null))
    throw invalid('query.contactId', 'customer-missing');
  (await customersOf(tx, [customer])).of(customer);
  const { sums, counts } = await summarise(tx, filter);
  const days = [counts.last_on, ...sums.map(({ last_on }) => last_on)].filter((day) => day !== null);
  return {
    orders: counts.orders,
    returns: counts.returns,
    invoices: sums.reduce((sum, { invoices }) => sum + invoices, 0),
    lastOn: days.sort().at(-1) ?? null,
    sums: sums.map((row) => ({
      currency: row.currency,
      invoicedCents: row.invoiced_cents,
      creditedCents: row.credited_cents,
      openCents: row.open_cents,
      overdueCents: row.overdue_cents,
      openCount: row.open_count,
      overdueCount: row.overdue_count,
    })),
  };
}
