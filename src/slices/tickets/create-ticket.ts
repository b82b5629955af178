import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import {
  faultsOfAssignees,
  faultsOfCompany,
  faultsOfPeople,
  faultsOfPlace,
  requireSuitablePurpose,
  userOf,
} from './check-named.ts';
import { MESSAGE_CHANNEL_OF, type TicketInput } from './contract.ts';
import { recordMessage } from './record-message.ts';
import { insertTickets } from './store.ts';
import { readKnownIds } from './store-known.ts';

/**
 * Stores a case with its people and, where there is one, the first message; returns its id.
 * @throws AppError invalid-input naming every fault, purpose-not-suitable
 */
export async function createTicket(tx: Tx, { message, own: given, ...input }: TicketInput): Promise<string> {
  requireSuitablePurpose(tx);
  const contactIds = input.people.map(({ contactId }) => contactId);
  const known = await readKnownIds(tx, {
    users: input.ownerId ? [input.ownerId] : [],
    teams: input.teamId ? [input.teamId] : [],
    companies: input.companyId ? [input.companyId] : [],
    contacts: contactIds,
  });
  const own = await checkOwn(tx, 'ticket', given, { isNew: true });
  const placement = placementOf(tx, input, known.teamOfUser);
  const faults: Fault[] = [
    ...faultsOfCompany(input.companyId, known.companies),
    ...faultsOfPeople(input.people, input.companyId, known.contacts),
    ...faultsOfAssignees(input, known),
    ...own.faults,
  ];
  if (faults.length === 0) faults.push(...faultsOfPlace(tx, placement, input.people.length > 0));
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const ticketId = uuid();
  await insertTickets(tx, [{ ...input, ...placement, ticketId, ownValues: own.values }]);
  if (message)
    await recordMessage(tx, {
      ticketId,
      kind: 'incoming',
      channel: MESSAGE_CHANNEL_OF[input.channel],
      subject: input.subject,
      content: message,
      contactIds,
      companyId: input.companyId,
    });
  return ticketId;
}

/** Where a new case belongs when the caller does not say: to the department of who works on it, else to the caller's. */
function placementOf(
  tx: Tx,
  { ownerId, teamId, people }: Omit<TicketInput, 'message' | 'own'>,
  teamOfUser: ReadonlyMap<string, string | null>,
) {
  const { actor, purpose } = tx.work;
  const usual = ownerId ? (teamOfUser.get(ownerId) ?? actor.teamId) : actor.teamId;
  // One of a company alone is seen by whom it is assigned to.
  const mustOwn = people.length === 0 && ownerId === null && actor.purposes.get(purpose) === 'own';
  return {
    ownerId: mustOwn ? userOf(tx) : ownerId,
    teamId: teamId === undefined ? usual : teamId,
  };
}
