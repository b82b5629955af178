import type { Tx } from '../../platform/db/index.ts';
import { interactionInput } from '../interactions/contract.ts';
import { createInteraction } from '../interactions/index.ts';
import type { MessageChannel, MessageInput } from './contract.ts';

const DIRECTIONS = { incoming: 'in', answer: 'out', note: 'internal' } as const;

export interface Message {
  ticketId: string;
  kind: MessageInput['kind'];
  channel: MessageChannel;
  subject: string;
  content: string;
  /** The people of the case whom the caller sees. */
  contactIds: readonly string[];
  companyId: string | null;
}

/** A message of the conversation of a case is an interaction with its people, or with its company alone. */
export async function recordMessage(tx: Tx, message: Message): Promise<void> {
  await createInteraction(
    tx,
    interactionInput.parse({
      channel: message.kind === 'note' ? 'note' : message.channel,
      direction: DIRECTIONS[message.kind],
      subject: message.subject,
      content: message.content,
      companyId: message.companyId,
      ticketId: message.ticketId,
      people: message.contactIds.slice(0, 50),
    }),
  );
}
