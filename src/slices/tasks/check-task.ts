import type { Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { userOf } from './list-tasks.ts';
import type { NamedThings, TaskValues } from './store.ts';

/** A moment or a whole day, and an end of the same kind that is not before. */
export function faultsOfTime({
  dueAt,
  dueOn,
  endsAt,
  endsOn,
}: Pick<TaskValues, 'dueAt' | 'dueOn' | 'endsAt' | 'endsOn'>): Fault[] {
  const faults: Fault[] = [];
  if (dueAt !== null && dueOn !== null) faults.push({ at: 'body.dueOn', code: 'due-twice' });
  if (endsAt !== null && dueAt === null) faults.push({ at: 'body.endsAt', code: 'end-without-begin' });
  else if (endsAt !== null && dueAt !== null && new Date(endsAt) < new Date(dueAt))
    faults.push({ at: 'body.endsAt', code: 'end-before-begin' });
  if (endsOn !== null && dueOn === null) faults.push({ at: 'body.endsOn', code: 'end-without-begin' });
  else if (endsOn !== null && dueOn !== null && endsOn < dueOn)
    faults.push({ at: 'body.endsOn', code: 'end-before-begin' });
  return faults;
}

interface Named {
  contactIds: readonly string[];
  companyId?: string | null | undefined;
  dealId?: string | null | undefined;
  ticketId?: string | null | undefined;
  /** Undefined: not named, stays. */
  ownerId: string | undefined;
  hasPeople: boolean;
}

/** Everything that is named must be there for the caller, and the task must stay in sight of who may see it. */
export function faultsOfNamed(tx: Tx, known: NamedThings, named: Named): Fault[] {
  const faults: Fault[] = named.contactIds.flatMap((contactId, index) =>
    known.contacts.has(contactId) ? [] : [{ at: `body.contactIds.${index}`, code: 'no-such-contact' }],
  );
  if (named.companyId && !known.hasCompany) faults.push({ at: 'body.companyId', code: 'no-such-company' });
  if (named.dealId && !known.hasDeal) faults.push({ at: 'body.dealId', code: 'no-such-deal' });
  if (named.ticketId && !known.hasTicket) faults.push({ at: 'body.ticketId', code: 'no-such-ticket' });
  return named.ownerId === undefined
    ? faults
    : [...faults, ...faultsOfOwner(tx, known, named.ownerId, named)];
}

/** A colleague's task is communication, and one about nobody is there in the caller's scope alone (migrations/0012). */
function faultsOfOwner(tx: Tx, known: NamedThings, ownerId: string, { hasPeople }: Named): Fault[] {
  const at = 'body.ownerId';
  if (ownerId === userOf(tx)) return [];
  if (!known.users.has(ownerId)) return [{ at, code: 'no-such-user' }];
  const { actor, purpose } = tx.work;
  if (!tx.purposes.get(purpose)?.categories.includes('communication'))
    return [{ at, code: 'colleagues-need-communication' }];
  const scope = actor.purposes.get(purpose);
  const isMyTeam = scope === 'team' && actor.teamId !== null && known.users.get(ownerId) === actor.teamId;
  return hasPeople || scope === 'all' || isMyTeam ? [] : [{ at, code: 'colleague-out-of-scope' }];
}
