import type { Channel, Direction, Outcome } from './contract.ts';

/** An interaction ready to be stored: checked, ids made. */
export interface NewInteraction {
  interactionId: string;
  channel: Channel;
  /** `internal` for notes: they are no contact with the customer. */
  direction: Direction;
  occurredAt: Date;
  durationMinutes: number | null;
  subject: string;
  content: string;
  outcome: Outcome;
  topic: string;
  network: string;
  handle: string;
  url: string;
  companyId: string | null;
  dealId: string | null;
  ticketId: string | null;
  ownerId: string | null;
  teamId: string | null;
  /** Contact ids, each once. Without people it is about the company alone. */
  people: readonly string[];
}
