import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Sql, Tx } from '../../platform/db/index.ts';
import { checkOwn, writeOwn } from '../fields/index.ts';
import {
  faultsOfCompany,
  faultsOfItems,
  faultsOfPeople,
  faultsOfPlace,
  productsOf,
  sumOfItems,
  withTrader,
} from './check-deal.ts';
import type { DealChange } from './contract.ts';
import { type LockedDeal, lockDeal, readKnown } from './store-deal.ts';
import { deleteItems, deleteOtherPeople, insertItems, updateDeal, upsertPeople } from './store-write.ts';

/** Locks a deal that nobody has changed since. @throws AppError not-found, conflict */
export async function lockAsRead(tx: Tx, dealId: string, version: number): Promise<LockedDeal> {
  const current = await lockDeal(tx, dealId);
  if (current.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  return current;
}

/**
 * Writes the fields that were sent, people and items as a whole. New people come before those who go: with the last
 * of its people a deal without a company would go.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input naming every fault
 */
export async function changeDeal(tx: Tx, dealId: string, change: DealChange): Promise<void> {
  const current = await lockAsRead(tx, dealId, change.version);
  const { version: _, people: named, items, own: given, ...fields } = change;
  const companyId = change.companyId === undefined ? current.company_id : change.companyId;
  const known = await readKnown(tx, {
    stageId: current.stage_id,
    companies: companyId ? [companyId] : [],
    contacts: (named ?? []).map(({ contactId }) => contactId),
    users: change.ownerId ? [change.ownerId] : [],
    teams: change.teamId ? [change.teamId] : [],
    products: productsOf(items ?? []),
  });
  const own = await checkOwn(tx, 'deal', given, { isNew: false });
  const faults = [...faultsOfChange(tx, change, current, known), ...own.faults];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const people = named && withTrader(named, companyId, known);
  const joining = people ?? (change.companyId ? withTrader([], companyId, known) : []);
  const added = joining.filter(({ contactId }) => !current.contact_ids.includes(contactId));
  const statements: Sql[] = [
    ...upsertPeople(dealId, people ?? added),
    updateDeal(dealId, { ...fields, ...(items?.length ? { amountCents: sumOfItems(items) } : {}) }),
    ...(items ? [deleteItems(dealId), ...insertItems([{ dealId, items }])] : []),
    ...writeOwn(tx, 'deal', [{ recordId: dealId, values: own.values }]),
    ...(people ? [deleteOtherPeople(dealId, people)] : []),
  ];
  await tx.batch(statements);
  tx.touch(added.map(({ contactId }) => contactId));
}

function faultsOfChange(
  tx: Tx,
  change: DealChange,
  current: LockedDeal,
  known: Awaited<ReturnType<typeof readKnown>>,
): Fault[] {
  const kept = <T>(sent: T | undefined, stored: T): T => (sent === undefined ? stored : sent);
  const companyId = kept(change.companyId, current.company_id);
  const hasPeople =
    (change.people ? change.people.length > 0 : current.contact_ids.length > 0) ||
    withTrader([], companyId, known).length > 0;
  const hasItems = change.items ? change.items.length > 0 : current.has_items;
  const ownAmount = change.amountCents !== undefined && change.amountCents !== current.amount_cents;
  return [
    ...(hasPeople || companyId ? [] : [{ at: 'body.companyId', code: 'deal-needs-somebody' }]),
    ...faultsOfCompany(change.companyId, known),
    ...faultsOfPeople(change.people ?? [], known),
    ...faultsOfPlace(tx, known, change, {
      hasPeople,
      ownerId: kept(change.ownerId, current.owner_id),
      teamId: kept(change.teamId, current.team_id),
    }),
    ...faultsOfItems(change.items ?? [], known),
    ...(hasItems && !change.items && ownAmount ? [{ at: 'body.amountCents', code: 'amount-of-items' }] : []),
  ];
}
