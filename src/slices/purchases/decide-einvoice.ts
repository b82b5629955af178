import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { matchOrInsertCompanies } from '../companies/index.ts';
import type { EinvoiceCustomerChoice } from './contract-einvoice.ts';
import { findCustomers, findFirm } from './store-customer.ts';
import { findIntake, type IntakeRecord, lockIntake, setCustomer, setRejected } from './store-einvoice.ts';

/** Says who the customer is. @throws AppError not-found, conflict, invalid-input at the customer nobody sees */
export async function chooseCustomer(
  tx: Tx,
  intakeId: string,
  { version, contactId, companyId }: EinvoiceCustomerChoice,
): Promise<IntakeRecord> {
  await lockUndecided(tx, intakeId, version);
  const known = await findCustomers(tx, contactId ? [contactId] : [], companyId ? [companyId] : []);
  if (known.length === 0)
    throw invalid(contactId ? 'body.contactId' : 'body.companyId', 'einvoice-no-such-customer');
  await setCustomer(tx, intakeId, { contactId, companyId });
  return findIntake(tx, intakeId);
}

/** Makes a company of the buyer, or takes the one that it is. @throws AppError not-found, conflict */
export async function makeCustomer(tx: Tx, intakeId: string, version: number): Promise<IntakeRecord> {
  const { document } = await lockUndecided(tx, intakeId, version);
  if (!document?.buyer.name) throw new AppError('conflict');
  const { buyer } = document;
  const { address } = buyer;
  const firm = await findFirm(tx);
  const [companyId] = await matchOrInsertCompanies(
    tx,
    [
      {
        name: buyer.name ?? '',
        vatId: buyer.vatId?.slice(0, 30) ?? null,
        externalId: buyer.identifiers[0] ?? null,
        street: address.street ?? '',
        postalCode: address.postalCode ?? '',
        city: address.city ?? '',
        region: address.region ?? '',
        country: address.country ?? '',
      },
    ],
    { country: firm?.country ?? 'DE' },
  );
  if (!companyId) throw new AppError('conflict');
  await setCustomer(tx, intakeId, { contactId: null, companyId });
  return findIntake(tx, intakeId);
}

/** It will not be taken; file and content stay to the end of the month. @throws AppError not-found, conflict */
export async function rejectEinvoice(tx: Tx, intakeId: string, version: number): Promise<IntakeRecord> {
  await lockUndecided(tx, intakeId, version);
  await setRejected(tx, intakeId);
  return findIntake(tx, intakeId);
}

async function lockUndecided(tx: Tx, intakeId: string, version: number): Promise<IntakeRecord> {
  const intake = await lockIntake(tx, intakeId);
  if (intake.version !== version) throw new AppError('conflict');
  if (intake.state === 'taken' || intake.state === 'rejected')
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: `einvoice-${intake.state}` }] });
  return intake;
}
