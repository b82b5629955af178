import type { Tx } from '../../platform/db/index.ts';
import { type CustomerMatch, matchCustomers } from './store-customer.ts';

/** What documents from elsewhere know their customer by. */
export interface CustomerKeys {
  number: string | null;
  vatId: string | null;
  email: string | null;
}
export type FoundCustomer =
  | { contactId: string | null; companyId: string | null; by: CustomerMatch['by'] }
  /** Nobody, or several: then nobody can tell who is meant. */
  | 'unknown'
  | 'ambiguous';

/**
 * Finds the customers of any number of documents in one statement, among those the purpose shows: by customer number,
 * else by VAT id, else by e-mail address. A company goes before the person who is it (sole trader).
 */
export async function matchCustomer(tx: Tx, documents: readonly CustomerKeys[]): Promise<FoundCustomer[]> {
  const wanted = {
    numbers: [...new Set(documents.flatMap(({ number }) => number || []))],
    vatIds: [...new Set(documents.flatMap(({ vatId }) => vatId || []))],
    emails: [...new Set(documents.flatMap(({ email }) => email?.toLowerCase() || []))],
  };
  const found = Map.groupBy(await matchCustomers(tx, wanted), ({ by, matched }) => `${by} ${matched}`);
  return documents.map(({ number, vatId, email }) => {
    const keys = [
      number && `number ${number}`,
      vatId && `vat-id ${vatId}`,
      email && `email ${email.toLowerCase()}`,
    ];
    for (const key of keys) {
      const matches = key ? found.get(key) : undefined;
      if (matches) return decide(matches);
    }
    return 'unknown';
  });
}

function decide(matches: readonly CustomerMatch[]): FoundCustomer {
  const companies = new Map(
    matches.filter(({ company_id }) => company_id).map((match) => [match.company_id, match]),
  );
  const traders = new Set([...companies.values()].map(({ contact_id }) => contact_id));
  const people = new Map(
    matches
      .filter(({ company_id, contact_id }) => !company_id && !traders.has(contact_id))
      .map((match) => [match.contact_id, match]),
  );
  if (companies.size + people.size !== 1) return 'ambiguous';
  const [match] = companies.size === 1 ? companies.values() : people.values();
  return {
    contactId: match!.company_id ? null : match!.contact_id,
    companyId: match!.company_id,
    by: match!.by,
  };
}
