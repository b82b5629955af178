import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import {
  faultsOfCompany,
  faultsOfItems,
  faultsOfPeople,
  faultsOfPlace,
  productsOf,
  sumOfItems,
  withTrader,
} from './check-deal.ts';
import type { DealInput } from './contract.ts';
import { readKnown } from './store-deal.ts';
import { insertDeals } from './store-write.ts';

/** Stores a deal at the top of an open stage and returns its id. @throws AppError invalid-input naming every fault */
export async function createDeal(tx: Tx, input: DealInput): Promise<string> {
  const { actor } = tx.work;
  const own = await checkOwn(tx, 'deal', input.own, { isNew: true });
  const known = await readKnown(tx, {
    stageId: input.stageId,
    companies: input.companyId ? [input.companyId] : [],
    contacts: input.people.map(({ contactId }) => contactId),
    users: input.ownerId ? [input.ownerId] : [],
    teams: input.teamId ? [input.teamId] : [],
    products: productsOf(input.items),
  });
  const me = actor.kind === 'user' ? actor.id : (actor.userId ?? null);
  const ownerId = input.ownerId === undefined ? me : input.ownerId;
  const teamOfOwner = input.ownerId ? known.teamOfUser.get(input.ownerId) : undefined;
  const teamId = input.teamId === undefined ? (teamOfOwner ?? actor.teamId) : input.teamId;
  const people = withTrader(input.people, input.companyId, known);
  const hasPeople = people.length > 0;
  const faults: Fault[] = [
    ...(known.stage ? [] : [{ at: 'body.stageId', code: 'no-such-stage' }]),
    ...(known.stage && known.stage.outcome !== 'open' ? [{ at: 'body.stageId', code: 'stage-closes' }] : []),
    ...(hasPeople || input.companyId ? [] : [{ at: 'body.companyId', code: 'deal-needs-somebody' }]),
    ...faultsOfCompany(input.companyId, known),
    ...faultsOfPeople(input.people, known),
    ...faultsOfPlace(tx, known, input, { hasPeople, ownerId, teamId }),
    ...faultsOfItems(input.items, known),
    ...own.faults,
  ];
  if (faults.length > 0 || !known.stage) throw new AppError('invalid-input', { faults });
  const dealId = uuid();
  const amountCents = input.items.length > 0 ? sumOfItems(input.items) : input.amountCents;
  const stageId = known.stage.stage_id;
  await insertDeals(tx, [
    { ...input, people, dealId, stageId, ownerId, teamId, amountCents, ownValues: own.values },
  ]);
  return dealId;
}
