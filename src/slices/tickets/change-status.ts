import { invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { StatusInput, TicketStatus } from './contract.ts';
import { type LockedTicket, lockTicket, setStatus } from './store-ticket.ts';

const isDone = (status: TicketStatus): boolean => status === 'resolved' || status === 'closed';

/**
 * The resolution that a case has with its next status: a resolved or closed one has one, one that is open again does not.
 * @throws AppError invalid-input where it is missing or out of place
 */
export function resolutionOf(
  current: Pick<LockedTicket, 'resolution'>,
  next: Pick<StatusInput, 'status' | 'resolution'>,
): LockedTicket['resolution'] {
  if (!isDone(next.status)) {
    if (next.resolution) throw invalid('body.resolution', 'ticket-resolution-out-of-place');
    return '';
  }
  const resolution = next.resolution ?? current.resolution;
  if (resolution === '') throw invalid('body.resolution', 'ticket-resolution-missing');
  return resolution;
}

/**
 * Resolves, closes, opens again, or sets to waiting.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input
 */
export async function changeStatus(tx: Tx, ticketId: string, input: StatusInput): Promise<void> {
  const current = await lockTicket(tx, ticketId, input.version);
  await tx.batch([setStatus(ticketId, input.status, resolutionOf(current, input))]);
}
