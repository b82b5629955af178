import { invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { CompanyInput } from './contract.ts';
import { prepareCompany } from './new-company.ts';
import { firmCountry, insertCompanies, isContactVisible } from './store.ts';

/** Stores a company and returns its id. @throws AppError invalid-input where the sole trader is nobody the caller sees */
export async function createCompany(tx: Tx, input: CompanyInput): Promise<string> {
  await checkSoleTrader(tx, input.soleTraderContactId);
  const company = prepareCompany(input, { country: await firmCountry(tx) });
  await insertCompanies(tx, [company]);
  return company.companyId;
}

export async function checkSoleTrader(tx: Tx, contactId: string | null | undefined): Promise<void> {
  if (contactId && !(await isContactVisible(tx, contactId)))
    throw invalid('body.soleTraderContactId', 'no-such-contact');
}
