import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Person } from './store.ts';
import type { KnownIds } from './store-known.ts';

/** A case needs a purpose that opens communication, and a contract or something like it: under an inquiry there is none. */
export function requireSuitablePurpose(tx: Tx): void {
  const { purpose } = tx.work;
  const opens = tx.purposes.get(purpose)?.categories.includes('communication') ?? false;
  if (opens && purpose !== 'inquiry') return;
  throw new AppError('purpose-not-suitable', {
    faults: [{ at: 'header.Obhut-Purpose', code: 'ticket-purpose-closed' }],
  });
}

/** Everybody once, and only those who are there for the caller; without anybody a company. */
export function faultsOfPeople(
  people: readonly Person[],
  companyId: string | null,
  known: ReadonlySet<string>,
): Fault[] {
  if (people.length === 0 && companyId === null) return [{ at: 'body.people', code: 'ticket-of-nobody' }];
  return people.flatMap(({ contactId }, index) => {
    const at = `body.people.${index}.contactId`;
    if (!known.has(contactId)) return [{ at, code: 'no-such-contact' }];
    const isFirst = people.findIndex((other) => other.contactId === contactId) === index;
    return isFirst ? [] : [{ at, code: 'ticket-person-twice' }];
  });
}

export const faultsOfCompany = (companyId: string | null | undefined, known: ReadonlySet<string>): Fault[] =>
  companyId && !known.has(companyId) ? [{ at: 'body.companyId', code: 'no-such-company' }] : [];

export interface Placement {
  ownerId: string | null;
  teamId: string | null;
}

/** Who and which department a caller named, as far as they are not there. What follows from them needs no check. */
export const faultsOfAssignees = (
  { ownerId, teamId }: Partial<Placement>,
  known: Pick<KnownIds, 'teamOfUser' | 'teams'>,
): Fault[] => [
  ...(ownerId && !known.teamOfUser.has(ownerId) ? [{ at: 'body.ownerId', code: 'no-such-user' }] : []),
  ...(teamId && !known.teams.has(teamId) ? [{ at: 'body.teamId', code: 'no-such-team' }] : []),
];

/**
 * A case with people is seen with them, whoever works on it; one of a company alone is seen by whom it is assigned to,
 * and must not be put where the caller would lose sight of it.
 */
export function faultsOfPlace(tx: Tx, { ownerId, teamId }: Placement, hasPeople: boolean): Fault[] {
  const { actor, purpose } = tx.work;
  const scope = actor.purposes.get(purpose);
  const isSeen =
    hasPeople ||
    scope === 'all' ||
    (ownerId !== null && ownerId === userOf(tx)) ||
    (scope === 'team' && actor.teamId !== null && teamId === actor.teamId);
  return isSeen ? [] : [{ at: 'body.ownerId', code: 'ticket-out-of-scope' }];
}

/** The user who acts, or who answers for the key that does; nobody for the machine. */
export const userOf = ({ work: { actor } }: Tx): string | null =>
  actor.kind === 'user' ? actor.id : (actor.userId ?? null);
