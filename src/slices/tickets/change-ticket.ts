import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import { faultsOfAssignees, faultsOfCompany, faultsOfPeople, faultsOfPlace, userOf } from './check-named.ts';
import type { AssignmentInput, TicketChange } from './contract.ts';
import { updateTicket } from './store.ts';
import { readKnownIds } from './store-known.ts';
import { lockTicket, setAssignment } from './store-ticket.ts';

/**
 * Writes the fields that were sent; everything else stays as it is.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input naming every fault
 */
export async function changeTicket(
  tx: Tx,
  ticketId: string,
  { version, own: given, ...change }: TicketChange,
): Promise<void> {
  const current = await lockTicket(tx, ticketId, version);
  const people = change.people ?? [];
  const known = await readKnownIds(tx, {
    users: change.ownerId ? [change.ownerId] : [],
    teams: change.teamId ? [change.teamId] : [],
    companies: change.companyId ? [change.companyId] : [],
    contacts: people.map(({ contactId }) => contactId),
  });
  const companyId = change.companyId === undefined ? current.company_id : change.companyId;
  const hasPeople = change.people ? people.length > 0 : current.contact_ids.length > 0;
  const own = await checkOwn(tx, 'ticket', given, { isNew: false });
  const place = {
    ownerId: change.ownerId === undefined ? current.owner_id : change.ownerId,
    teamId: change.teamId === undefined ? current.team_id : change.teamId,
  };
  const faults: Fault[] = [
    ...faultsOfCompany(change.companyId, known.companies),
    ...(change.people ? faultsOfPeople(people, companyId, known.contacts) : []),
    ...(!change.people && !hasPeople && companyId === null
      ? [{ at: 'body.companyId', code: 'ticket-of-nobody' }]
      : []),
    ...faultsOfAssignees(change, known),
    ...own.faults,
  ];
  if (faults.length === 0) faults.push(...faultsOfPlace(tx, place, hasPeople));
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await updateTicket(tx, ticketId, change, own.values);
}

/**
 * Gives a case to a colleague, to the caller, or to nobody.
 * @throws AppError not-found, conflict, invalid-input
 */
export async function assignTicket(tx: Tx, ticketId: string, input: AssignmentInput): Promise<void> {
  const current = await lockTicket(tx, ticketId, input.version);
  const ownerId = input.ownerId === 'me' ? userOf(tx) : input.ownerId;
  const known = await readKnownIds(tx, {
    users: ownerId ? [ownerId] : [],
    teams: input.teamId ? [input.teamId] : [],
    companies: [],
    contacts: [],
  });
  const teamOfOwner = ownerId ? known.teamOfUser.get(ownerId) : undefined;
  const teamId = input.teamId === undefined ? (teamOfOwner ?? current.team_id) : input.teamId;
  const faults = faultsOfAssignees({ ownerId, teamId: input.teamId ?? null }, known);
  if (faults.length === 0)
    faults.push(...faultsOfPlace(tx, { ownerId, teamId }, current.contact_ids.length > 0));
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await tx.batch([setAssignment(ticketId, ownerId, teamId)]);
}
