import type { Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type DealInput, type DealItemInput, itemCents, MOST_CENTS } from './contract.ts';
import type { readKnown } from './store-deal.ts';

type Known = Awaited<ReturnType<typeof readKnown>>;

export function faultsOfPeople(people: DealInput['people'], known: Known): Fault[] {
  return people.flatMap(({ contactId }, index) => {
    const at = `body.people.${index}.contactId`;
    if (people.findIndex((other) => other.contactId === contactId) < index)
      return [{ at, code: 'person-twice' }];
    return known.contactIds.has(contactId) ? [] : [{ at, code: 'no-such-contact' }];
  });
}

/**
 * A sole trader's company is the person: they belong to its deals whether or not they were named, so that report,
 * erasure and the policies find the deal from them.
 */
export function withTrader(
  people: DealInput['people'],
  companyId: string | null,
  known: Known,
): DealInput['people'] {
  const trader = companyId ? known.traderOf.get(companyId) : undefined;
  return !trader || people.some(({ contactId }) => contactId === trader)
    ? people
    : [...people, { contactId: trader, role: 'other' }];
}

export const faultsOfCompany = (companyId: string | null | undefined, known: Known): Fault[] =>
  companyId && !known.companyIds.has(companyId) ? [{ at: 'body.companyId', code: 'no-such-company' }] : [];

/** Who looks after it. A deal about a company alone must stay in the caller's scope, or they would lose it at once. */
export function faultsOfPlace(
  tx: Tx,
  known: Known,
  next: { ownerId?: string | null | undefined; teamId?: string | null | undefined },
  stays: { hasPeople: boolean; ownerId: string | null; teamId: string | null },
): Fault[] {
  const { actor, purpose } = tx.work;
  const scope = actor.purposes.get(purpose);
  const me = actor.userId ?? actor.id;
  const faults: Fault[] = [];
  if (next.ownerId && next.ownerId !== me && !known.teamOfUser.has(next.ownerId))
    faults.push({ at: 'body.ownerId', code: 'no-such-user' });
  if (next.teamId && next.teamId !== actor.teamId && !known.teamIds.has(next.teamId))
    faults.push({ at: 'body.teamId', code: 'no-such-team' });
  const isMine =
    stays.ownerId === me || (scope === 'team' && actor.teamId !== null && stays.teamId === actor.teamId);
  if (faults.length === 0 && !stays.hasPeople && scope !== 'all' && !isMine)
    faults.push({ at: 'body.ownerId', code: 'deal-owner-out-of-scope' });
  return faults;
}

/** What the items come to, in cents. */
export const sumOfItems = (items: readonly DealItemInput[]): number =>
  items.reduce((sum, item) => sum + itemCents(item), 0);

export const productsOf = (items: readonly DealItemInput[]): string[] =>
  items.flatMap(({ productId }) => productId ?? []);

export const faultsOfItems = (items: readonly DealItemInput[], known: Known): Fault[] => [
  ...(sumOfItems(items) > MOST_CENTS ? [{ at: 'body.items', code: 'items-too-much' }] : []),
  ...items.flatMap(({ productId }, index) =>
    productId && !known.productIds.has(productId)
      ? [{ at: `body.items.${index}.productId`, code: 'no-such-product' }]
      : [],
  ),
];
