import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import type { CompanyInput } from './contract.ts';
import { prepareCompany } from './new-company.ts';
import { firmCountry, insertCompanies, isContactVisible } from './store.ts';

/** Stores a company and returns its id. @throws AppError invalid-input naming every fault; a sole trader must be somebody the caller sees */
export async function createCompany(tx: Tx, input: CompanyInput): Promise<string> {
  const { own: given, ...fields } = input;
  const own = await checkOwn(tx, 'company', given, { isNew: true });
  const faults = [...(await faultsOfSoleTrader(tx, input.soleTraderContactId)), ...own.faults];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const company = prepareCompany(fields, { country: await firmCountry(tx) });
  await insertCompanies(tx, [{ ...company, ownValues: own.values }]);
  return company.companyId;
}

export async function faultsOfSoleTrader(tx: Tx, contactId: string | null | undefined): Promise<Fault[]> {
  return !contactId || (await isContactVisible(tx, contactId))
    ? []
    : [{ at: 'body.soleTraderContactId', code: 'no-such-contact' }];
}
