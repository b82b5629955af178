import type { Tx } from '../../platform/db/index.ts';
import { resolutionOf } from './change-status.ts';
import { MESSAGE_CHANNEL_OF, type MessageInput, type TicketStatus } from './contract.ts';
import { recordMessage } from './record-message.ts';
import { lockTicket, setAnswered, setStatus } from './store-ticket.ts';

/** Where a message leads by itself: an answer takes a new case up, and what the customer says wakes a sleeping one. */
const NEXT: Record<MessageInput['kind'], Partial<Record<TicketStatus, TicketStatus>>> = {
  answer: { new: 'open' },
  incoming: { waiting: 'open', resolved: 'open' },
  note: {},
};

/**
 * Puts an answer, something the customer said, or a note for colleagues into the conversation of a case, together with
 * the status that it leads to. It is about everybody of the case whom the caller sees.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input
 */
export async function sendMessage(tx: Tx, ticketId: string, input: MessageInput): Promise<void> {
  const current = await lockTicket(tx, ticketId, input.version);
  const status = input.status ?? NEXT[input.kind][current.status] ?? current.status;
  const resolution =
    status === current.status && !input.resolution
      ? current.resolution
      : resolutionOf(current, { status, resolution: input.resolution });
  await recordMessage(tx, {
    ticketId,
    kind: input.kind,
    channel: input.channel ?? MESSAGE_CHANNEL_OF[current.channel],
    subject: current.subject,
    content: input.content,
    contactIds: current.contact_ids,
    companyId: current.company_id,
  });
  await tx.batch([
    setAnswered(ticketId, input.kind === 'answer'),
    ...(status === current.status && resolution === current.resolution
      ? []
      : [setStatus(ticketId, status, resolution)]),
  ]);
}
