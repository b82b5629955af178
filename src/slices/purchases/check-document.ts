import type { Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findReferences } from './store-order.ts';

interface Referring {
  contactId: string | null;
  companyId: string | null;
  orderId?: string | null;
  dealId: string | null;
  lines: readonly { productId: string | null }[];
}

/** One customer, and references to what there is: an order of the same customer, a deal, products. */
export async function faultsOfReferences(tx: Tx, document: Referring): Promise<Fault[]> {
  const { contactId, companyId, orderId, dealId, lines } = document;
  const faults: Fault[] = [];
  if (contactId === null && companyId === null)
    faults.push({ at: 'body.contactId', code: 'customer-missing' });
  if (contactId !== null && companyId !== null) faults.push({ at: 'body.companyId', code: 'two-customers' });
  const productIds = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  if (!orderId && !dealId && productIds.length === 0) return faults;
  const found = await findReferences(tx, { orderId: orderId ?? null, dealId, productIds });
  if (orderId && !found.order) faults.push({ at: 'body.orderId', code: 'no-such-order' });
  if (found.order && !isSameCustomer(found.order, document))
    faults.push({ at: 'body.orderId', code: 'other-customer' });
  if (dealId && !found.deal) faults.push({ at: 'body.dealId', code: 'no-such-deal' });
  lines.forEach(({ productId }, index) => {
    if (productId && !found.products.has(productId))
      faults.push({ at: `body.lines.${index}.productId`, code: 'no-such-product' });
  });
  return faults;
}

/** Documents that belong together have one customer: they go together, too, when that is erased. */
export const isSameCustomer = (
  row: { contact_id: string | null; company_id: string | null },
  document: { contactId: string | null; companyId: string | null },
): boolean => row.contact_id === document.contactId && row.company_id === document.companyId;

export function faultsOfDates(dates: {
  issuedOn: string;
  deliveredFrom: string | null;
  deliveredOn: string | null;
  dueOn: string | null;
}): Fault[] {
  const faults: Fault[] = [];
  if (dates.dueOn && dates.dueOn < dates.issuedOn)
    faults.push({ at: 'body.dueOn', code: 'due-before-issue' });
  if (dates.deliveredFrom && dates.deliveredOn && dates.deliveredFrom > dates.deliveredOn)
    faults.push({ at: 'body.deliveredFrom', code: 'period-backwards' });
  if (dates.deliveredFrom && !dates.deliveredOn) faults.push({ at: 'body.deliveredOn', code: 'period-open' });
  return faults;
}
