import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import type { Channel, Interaction } from '../contract.ts';
import type { TimelineOf } from './timeline-of.ts';

/** The form's values in the shape of the request body; empty is '', a moment is local. */
export interface InteractionValues {
  channel: Channel;
  direction: 'in' | 'out' | 'internal';
  people: string[];
  subject: string;
  content: string;
  outcome: string;
  topic: string;
  /** YYYY-MM-DDTHH:MM here. */
  occurredAt: string;
  durationMinutes: string;
  network: string;
  handle: string;
  url: string;
  /** Kept as a commercial letter; asked when it is recorded. */
  isCommercialLetter: boolean;
}

export interface FollowUp {
  isWanted: boolean;
  title: string;
  dueOn: string;
}

/** For `<input type="datetime-local">`. */
export function localMinute(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const newValues = (channel: Channel, people: readonly string[]): InteractionValues => ({
  channel,
  direction: channel === 'note' ? 'internal' : channel === 'letter' || channel === 'email' ? 'out' : 'in',
  people: [...people],
  subject: '',
  content: '',
  outcome: '',
  topic: '',
  occurredAt: localMinute(new Date()),
  durationMinutes: '',
  network: '',
  handle: '',
  url: '',
  isCommercialLetter: false,
});

export const valuesOf = (entry: Interaction): InteractionValues => ({
  channel: entry.channel,
  direction: entry.direction,
  people: entry.people.map(({ contactId }) => contactId),
  subject: entry.subject,
  content: entry.content,
  outcome: entry.outcome,
  topic: entry.topic,
  occurredAt: localMinute(new Date(entry.occurredAt)),
  durationMinutes: entry.durationMinutes === null ? '' : String(entry.durationMinutes),
  network: entry.network,
  handle: entry.handle,
  url: entry.url,
  isCommercialLetter: entry.archiveId !== null,
});

/** Only what was sent or received in writing can be a commercial letter. */
export const isLetter = ({ channel, direction }: Pick<InteractionValues, 'channel' | 'direction'>): boolean =>
  (channel === 'letter' || channel === 'email') && direction !== 'internal';

/** As the API wants them. A moment that nobody changed stays what it was, to the second. */
export function bodyOf(values: InteractionValues, initial: InteractionValues): Record<string, unknown> {
  const { occurredAt, durationMinutes, network, handle, url, isCommercialLetter: _, ...rest } = values;
  const moment = occurredAt ? new Date(occurredAt) : undefined;
  return {
    ...rest,
    ...(values.channel === 'social' || initial.channel === 'social' ? { network, handle, url } : {}),
    durationMinutes: durationMinutes === '' ? null : Number(durationMinutes),
    ...(occurredAt === initial.occurredAt
      ? {}
      : { occurredAt: moment && Number.isFinite(moment.getTime()) ? moment.toISOString() : occurredAt }),
  };
}

/** Deal or ticket whose timeline it is on. */
export const recordOf = (of: TimelineOf | undefined): { dealId?: string; ticketId?: string } =>
  of && 'dealId' in of ? { dealId: of.dealId } : of && 'ticketId' in of ? { ticketId: of.ticketId } : {};

/** In three days, and not at a weekend. */
export function nextWorkday(from = new Date()): string {
  let day = addDays(3, from);
  while (day.getDay() === 0 || day.getDay() === 6) day = addDays(1, day);
  return dayOf(day);
}
