import type { OwnField } from '../../fields/contract.ts';
import { type OwnFormValues, ownFormValues, toOwnBody } from '../../fields/web/own-values.ts';
import type { Ticket } from '../contract.ts';
import type { ChosenPerson } from './people-field.tsx';

/** A case as the form holds it: the deadline as the browser's local time, empty for none. */
export interface TicketValues {
  subject: string;
  kind: Ticket['kind'];
  channel: Ticket['channel'];
  priority: Ticket['priority'];
  product: string;
  dueAt: string;
  company: { companyId: string; name: string } | undefined;
  ownerId: string;
  teamId: string;
  people: ChosenPerson[];
  message: string;
  own: OwnFormValues;
}

export const emptyTicket = (
  fields: readonly OwnField[],
  start: Partial<Pick<TicketValues, 'people' | 'company'>> = {},
): TicketValues => ({
  subject: '',
  kind: 'question',
  channel: 'phone',
  priority: 'normal',
  product: '',
  dueAt: '',
  company: start.company,
  ownerId: '',
  teamId: '',
  people: start.people ?? [],
  message: '',
  own: ownFormValues(fields),
});

export const valuesOf = (ticket: Ticket, fields: readonly OwnField[]): TicketValues => ({
  subject: ticket.subject,
  kind: ticket.kind,
  channel: ticket.channel,
  priority: ticket.priority,
  product: ticket.product,
  dueAt: toLocal(ticket.dueAt),
  company: ticket.company ?? undefined,
  ownerId: ticket.ownerId ?? '',
  teamId: ticket.teamId ?? '',
  people: ticket.people.map(({ contactId, displayName, role }) => ({ contactId, displayName, role })),
  message: '',
  own: ownFormValues(fields, ticket.own),
});

/** What `<input type="datetime-local">` shows, to the minute. */
export function toLocal(time: string): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The other way round; what is no time is sent as it is, for the server to fault. */
export function fromLocal(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}

export function toTicketInput(
  { company, ownerId, teamId, dueAt, people, own, ...values }: TicketValues,
  fields: readonly OwnField[],
) {
  return {
    ...values,
    own: toOwnBody(fields, own),
    companyId: company?.companyId ?? null,
    ownerId: ownerId || null,
    ...(teamId ? { teamId } : {}),
    ...(dueAt ? { dueAt: fromLocal(dueAt) } : {}),
    people: people.map(({ contactId, role }) => ({ contactId, role })),
  };
}

/** A deadline that was left alone is not sent: then it moves with the priority. */
export function toTicketChange(
  before: Ticket,
  { message: _, ...values }: TicketValues,
  ownFields: readonly OwnField[],
) {
  const { dueAt, ...input } = toTicketInput({ ...values, message: '' }, ownFields);
  const { message: __, ...fields } = input;
  const isMoved = values.dueAt !== '' && values.dueAt !== toLocal(before.dueAt);
  return { ...fields, teamId: values.teamId || null, ...(isMoved ? { dueAt } : {}) };
}
