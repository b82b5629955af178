import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { DocumentCustomer } from './new-document.ts';
import { type CustomerRecord, type FirmRecord, findCustomers, findFirm } from './store-customer.ts';

type Customer = Pick<DocumentCustomer, 'contactId' | 'companyId'>;

/** The customers of documents, as they are today, and the firm that bills them. */
export interface KnownCustomers {
  /** Throws `not-found` for one that the purpose does not show. */
  of(document: Customer): CustomerRecord;
  firm: FirmRecord | undefined;
  /** The people among them, sole traders too: for the log. */
  people(): string[];
}

export async function customersOf(tx: Tx, documents: readonly Customer[]): Promise<KnownCustomers> {
  const records = await findCustomers(
    tx,
    documents.flatMap(({ contactId }) => contactId ?? []),
    documents.flatMap(({ companyId }) => companyId ?? []),
  );
  const firm = await findFirm(tx);
  const byId = new Map(records.map((record) => [record.company_id ?? record.contact_id, record]));
  return {
    of({ contactId, companyId }) {
      const record = byId.get(companyId ?? contactId);
      if (!record) throw new AppError('not-found');
      return record;
    },
    firm,
    people: () => records.flatMap(({ contact_id }) => contact_id ?? []),
  };
}
