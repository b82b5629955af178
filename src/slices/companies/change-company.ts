import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import type { CompanyChange } from './contract.ts';
import { faultsOfSoleTrader } from './create-company.ts';
import { normaliseSwitchboard, normaliseVatId } from './new-company.ts';
import { firmCountry, lockCompany, updateCompany } from './store.ts';

/** Writes the fields that were sent. @throws AppError not-found, conflict (somebody was faster), invalid-input */
export async function changeCompany(tx: Tx, companyId: string, change: CompanyChange): Promise<void> {
  const { version, own: given, ...fields } = change;
  const current = await lockCompany(tx, companyId);
  if (current.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  const own = await checkOwn(tx, 'company', given, { isNew: false });
  const faults = [
    ...(fields.soleTraderContactId === current.contact_id
      ? []
      : await faultsOfSoleTrader(tx, fields.soleTraderContactId)),
    ...own.faults,
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  if (fields.vatId !== undefined) fields.vatId = normaliseVatId(fields.vatId);
  if (fields.phone !== undefined) fields.phone = normaliseSwitchboard(fields.phone, await firmCountry(tx));
  await updateCompany(tx, companyId, fields, own.values);
}
