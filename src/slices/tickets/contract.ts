import { z } from 'zod';
import { booleanQuery, filledLine, id, line, page, pageQuery, text, wireTime } from '../../kernel/wire.ts';
import { ownFilter, ownInput, ownOutput } from '../fields/contract.ts';

export const TICKET_KINDS = ['question', 'fault', 'complaint', 'return', 'request', 'other'] as const;
export const TICKET_CHANNELS = [
  'phone',
  'email',
  'letter',
  'chat',
  'visit',
  'social',
  'form',
  'other',
] as const;
export const TICKET_STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
/** Work is still to be done. */
export const OPEN_STATUSES = ['new', 'open', 'waiting'] as const satisfies readonly TicketStatus[];
export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const RESOLUTIONS = [
  'solved',
  'replaced',
  'refunded',
  'repaired',
  'advice',
  'duplicate',
  'rejected',
  'withdrawn',
] as const;
export const TICKET_ROLES = ['reporter', 'affected', 'other'] as const;
/** `incoming`: what the customer said; `answer`: what the firm said to the customer; `note`: for colleagues alone. */
export const MESSAGE_KINDS = ['incoming', 'answer', 'note'] as const;
export const MESSAGE_CHANNELS = ['call', 'email', 'letter', 'chat', 'visit', 'social'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** How a message of a case that came in over this channel usually goes. */
export const MESSAGE_CHANNEL_OF: Record<(typeof TICKET_CHANNELS)[number], MessageChannel> = {
  phone: 'call',
  email: 'email',
  letter: 'letter',
  chat: 'chat',
  visit: 'visit',
  social: 'social',
  form: 'email',
  other: 'email',
};

/** Within what the database and people can mean by a deadline. */
const deadline = z.iso.datetime({ offset: true }).refine(
  (value) => {
    const year = new Date(value).getUTCFullYear();
    return year >= 2000 && year < 2100;
  },
  { params: { code: 'ticket-deadline-out-of-range' } },
);

const person = z.strictObject({ contactId: id, role: z.enum(TICKET_ROLES).default('reporter') });
const fields = {
  subject: filledLine(200),
  kind: z.enum(TICKET_KINDS),
  channel: z.enum(TICKET_CHANNELS),
  priority: z.enum(TICKET_PRIORITIES),
  /** Product concerned, in words. */
  product: line(200),
  dueAt: deadline,
  companyId: id.nullable(),
  ownerId: id.nullable(),
  teamId: id.nullable(),
  /** The first is the one to answer. */
  people: z.array(person).max(50),
};

/** A new service case; it needs people or a company. */
export const ticketInput = z.strictObject({
  subject: fields.subject,
  kind: fields.kind.default('question'),
  channel: fields.channel.default('phone'),
  priority: fields.priority.default('normal'),
  product: fields.product.default(''),
  /** Default: what the firm gives itself for the priority. */
  dueAt: fields.dueAt.optional(),
  companyId: fields.companyId.default(null),
  /** Default: nobody yet. */
  ownerId: fields.ownerId.default(null),
  /** Default: the department of the owner, else of the caller. */
  teamId: fields.teamId.optional(),
  people: fields.people.default([]),
  /** What the customer said: the first message of the conversation. */
  message: text(20_000).default(''),
  own: ownInput.default({}),
});
export type TicketInput = z.output<typeof ticketInput>;

/**
 * What is not named stays. `people` replaces those that the caller sees. `version` is the one that was read; another
 * means conflict. A new priority without a deadline moves an untouched deadline to that of the priority.
 */
export const ticketChange = z.strictObject({
  version: z.number().int().min(1),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
  /** Only the own fields that are named change. */
  own: ownInput.optional(),
});
export type TicketChange = z.output<typeof ticketChange>;

export const assignmentInput = z.strictObject({
  version: z.number().int().min(1),
  /** `me` takes the case. */
  ownerId: z.union([z.literal('me'), id]).nullable(),
  /** Default: the department of the new owner, where there is one. */
  teamId: id.nullable().optional(),
});
export type AssignmentInput = z.output<typeof assignmentInput>;

/** `resolved` needs a resolution; so does `closed` where none is there yet. Going back to open work takes it away. */
export const statusInput = z.strictObject({
  version: z.number().int().min(1),
  status: z.enum(TICKET_STATUSES),
  resolution: z.enum(RESOLUTIONS).optional(),
});
export type StatusInput = z.output<typeof statusInput>;

/** A message of the conversation, in one step with the status that it leads to. */
export const messageInput = z.strictObject({
  kind: z.enum(MESSAGE_KINDS),
  /** Default: as the case came in; a note has none. */
  channel: z.enum(MESSAGE_CHANNELS).optional(),
  content: text(20_000).pipe(z.string().min(1)),
  /** With `version`; without it an answer opens a new case, and an incoming message a waiting or resolved one. */
  status: z.enum(TICKET_STATUSES).optional(),
  resolution: z.enum(RESOLUTIONS).optional(),
  version: z.number().int().min(1).optional(),
});
export type MessageInput = z.output<typeof messageInput>;

const personName = z.object({ contactId: id, displayName: z.string(), role: z.enum(TICKET_ROLES) });
const company = z.object({ companyId: id, name: z.string() });

export const ticketRow = z.object({
  ticketId: id,
  number: z.number().int(),
  subject: z.string(),
  kind: z.enum(TICKET_KINDS),
  status: z.enum(TICKET_STATUSES),
  priority: z.enum(TICKET_PRIORITIES),
  dueAt: wireTime,
  /** Open, and past its deadline. */
  isOverdue: z.boolean(),
  /** The one to answer, of those whom the caller sees. */
  person: z.object({ contactId: id, displayName: z.string() }).nullable(),
  company: company.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  teamName: z.string().nullable(),
  /** Latest message from or to the customer. */
  lastContactAt: wireTime.nullable(),
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type TicketRow = z.output<typeof ticketRow>;
export const ticketPage = page(ticketRow);

export const ticket = z.object({
  ticketId: id,
  number: z.number().int(),
  version: z.number().int(),
  subject: z.string(),
  kind: z.enum(TICKET_KINDS),
  channel: z.enum(TICKET_CHANNELS),
  status: z.enum(TICKET_STATUSES),
  priority: z.enum(TICKET_PRIORITIES),
  product: z.string(),
  dueAt: wireTime,
  isOverdue: z.boolean(),
  firstAnswerAt: wireTime.nullable(),
  resolvedAt: wireTime.nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  company: company.nullable(),
  people: z.array(
    personName.extend({
      /** There is an open consent of theirs on which satisfaction may be recorded. */
      mayBeAsked: z.boolean(),
      satisfaction: z
        .object({ score: z.number().int(), comment: z.string(), createdAt: wireTime })
        .nullable(),
    }),
  ),
  ...ownOutput,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  lastContactAt: wireTime.nullable(),
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type Ticket = z.output<typeof ticket>;

export const TICKET_SORTS = [
  'due',
  '-due',
  'changed',
  '-changed',
  'created',
  '-created',
  'priority',
  '-priority',
] as const;
export const TICKET_GROUPS = ['open', 'done', 'all'] as const;

export const ticketQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(TICKET_SORTS).default('due'),
  /** Open: new, open, waiting. Ignored with `status`. */
  group: z.enum(TICKET_GROUPS).default('open'),
  status: z.enum(TICKET_STATUSES).optional(),
  priority: z.enum(TICKET_PRIORITIES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  ownerId: id.optional(),
  /** Those that the caller works on. */
  mine: booleanQuery.optional(),
  /** Those that nobody works on yet. */
  unassigned: booleanQuery.optional(),
  teamId: id.optional(),
  companyId: id.optional(),
  contactId: id.optional(),
  /** Open, and past their deadline. */
  overdue: booleanQuery.optional(),
  /** Number, or words of the subject; parts of words will do. */
  q: line(200).optional(),
  /** No message from or to the customer since this time. */
  silentSince: z.iso.datetime({ offset: true }).optional(),
  own: ownFilter.optional(),
});
export type TicketQuery = z.output<typeof ticketQuery>;

export const satisfactionParams = z.strictObject({ id, contactId: id });
/** On an open consent of the person, for profiling or for a purpose of the firm's own. */
export const satisfactionInput = z.strictObject({
  /** 1 (not at all) to 5 (very). */
  score: z.number().int().min(1).max(5),
  comment: text(2_000).default(''),
});
export type SatisfactionInput = z.output<typeof satisfactionInput>;

/** Fewer answers than this say something about single people: no average then. */
export const FEWEST_ANSWERS = 5;
/** Of the last twelve months, as far as the caller sees; never by employee. */
export const satisfactionSummary = z.object({
  /** Null below five answers. */
  answers: z.number().int().nullable(),
  average: z.number().nullable(),
});

export const deadlines = z.object({
  /** Hours from the arrival to the deadline. */
  hours: z.object({
    low: z.number().int(),
    normal: z.number().int(),
    high: z.number().int(),
    urgent: z.number().int(),
  }),
});
const hours = z.number().int().min(1).max(8760);
export const deadlinesInput = z.strictObject({
  hours: z.strictObject({ low: hours, normal: hours, high: hours, urgent: hours }),
});
export type Deadlines = z.output<typeof deadlines>;
