import type { Tx } from '../../platform/db/index.ts';
import type { EInvoice } from './einvoice/invoice.ts';
import { type BuyerMatch, matchBuyer } from './store-einvoice-match.ts';

export interface FoundCustomer {
  contactId: string | null;
  companyId: string | null;
  matchedBy: BuyerMatch['by'];
}

/** In this order: what was agreed between the two, what the state gave, what is written on the door, what may be shared. */
const WAYS = ['number', 'vat-id', 'name', 'email'] as const;

/** As numbers of companies are stored: capital letters and digits. */
const bareVatId = (vatId: string): string => vatId.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** E-mail addresses of the buyer (BT-49, BT-58), as contact points are stored. */
export const emailsOf = ({ buyer }: EInvoice): string[] => {
  const found = [buyer.contact.email, buyer.endpoint?.address].filter((each) => each?.includes('@'));
  return [...new Set(found.map((each) => each!.trim().normalize('NFC').toLowerCase()))];
};

/**
 * The buyer among the customers that the purpose shows. A way that leads to several says nothing, and the next is
 * tried; undefined where none leads to exactly one.
 */
export async function findBuyer(tx: Tx, invoice: EInvoice): Promise<FoundCustomer | undefined> {
  const { buyer } = invoice;
  const matches = await matchBuyer(tx, {
    numbers: buyer.identifiers,
    vatIds: buyer.vatId ? [bareVatId(buyer.vatId)] : [],
    names: [buyer.name, buyer.tradeName].filter((name) => name !== null),
    postalCode: buyer.address.postalCode,
    emails: emailsOf(invoice),
  });
  for (const way of WAYS) {
    const led = matches.filter(({ by }) => by === way);
    // Whoever the invoice names goes before the company that they work for.
    const people = way === 'email' ? led.filter((match) => match.is_person) : [];
    const found = new Map(
      (people.length > 0 ? people : led).map((match) => [
        match.is_person ? match.contact_id : match.company_id,
        match,
      ]),
    );
    const [only] = found.values();
    if (found.size !== 1 || !only) continue;
    return only.is_person
      ? { contactId: only.contact_id, companyId: null, matchedBy: way }
      : { contactId: null, companyId: only.company_id, matchedBy: way };
  }
  return undefined;
}
