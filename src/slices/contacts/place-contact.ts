import type { Actor } from '../../kernel/actor.ts';
import type { Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { KnownIds } from './store-known.ts';

/** Who looks after a contact; with the actor's scope it decides who sees it. */
export interface Placement {
  ownerId: string | null;
  teamId: string | null;
}

const userOf = ({ kind, id, userId }: Actor): string | null => (kind === 'user' ? id : (userId ?? null));

/** Where a new contact belongs when the caller does not say: to the caller and their team. A program looks after nobody. */
export function defaultPlacement(tx: Tx): Placement {
  const { actor, purpose } = tx.work;
  const scope = actor.purposes.get(purpose);
  const needsOwner = actor.kind === 'user' || scope === 'own' || (scope === 'team' && !actor.teamId);
  return { ownerId: needsOwner ? userOf(actor) : null, teamId: actor.teamId };
}

/**
 * What is wrong with a place: somebody who does not exist, or one that would take the contact out of the caller's
 * scope. What stays as it was (`current`) is not asked again.
 */
export function faultsOfPlacement(tx: Tx, known: KnownIds, next: Placement, current?: Placement): Fault[] {
  const { actor, purpose } = tx.work;
  const scope = actor.purposes.get(purpose);
  const me = userOf(actor);
  const faults: Fault[] = [];
  if (next.ownerId !== current?.ownerId) {
    if (next.ownerId !== null && next.ownerId !== me && !known.teamOfUser.has(next.ownerId))
      faults.push({ at: 'body.ownerId', code: 'no-such-user' });
    else if (scope !== 'all' && !isOwnerInScope())
      faults.push({ at: 'body.ownerId', code: 'owner-out-of-scope' });
  }
  if (next.teamId !== current?.teamId) {
    if (next.teamId !== null && next.teamId !== actor.teamId && !known.teams.has(next.teamId))
      faults.push({ at: 'body.teamId', code: 'no-such-team' });
    else if (scope !== 'all' && !isTeamInScope())
      faults.push({ at: 'body.teamId', code: 'team-out-of-scope' });
  }
  return faults;

  function isOwnerInScope(): boolean {
    if (next.ownerId === me) return true;
    if (scope !== 'team' || actor.teamId === null) return false;
    return next.ownerId === null || known.teamOfUser.get(next.ownerId) === actor.teamId;
  }
  function isTeamInScope(): boolean {
    return next.teamId === actor.teamId || (scope === 'own' && next.teamId === null);
  }
}
