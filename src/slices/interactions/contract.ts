import { z } from 'zod';
import { filledLine, id, line, page, pageQuery, text, wireTime } from '../../kernel/wire.ts';

export const CHANNELS = ['call', 'email', 'meeting', 'letter', 'chat', 'visit', 'note', 'social'] as const;
export const DIRECTIONS = ['in', 'out', 'internal'] as const;
export const OUTCOMES = [
  '',
  'reached',
  'not-reached',
  'voicemail',
  'callback',
  'done',
  'no-interest',
] as const;
export type Channel = (typeof CHANNELS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** Longer contents come cut in lists; the whole is read one at a time. */
export const LIST_CONTENT_LENGTH = 1200;
export const MAX_FILE_BYTES = 30 * 1024 * 1024;
/** Clocks differ a little; what lies further ahead has not taken place yet. */
export const AHEAD_MS = 5 * 60_000;

/** What took place: not in the future, which is what tasks and appointments are for. */
const occurredAt = z.iso
  .datetime({ offset: true })
  .refine((value) => new Date(value).getTime() <= Date.now() + AHEAD_MS, {
    params: { code: 'not-yet-happened' },
  })
  .refine((value) => new Date(value).getUTCFullYear() >= 1900, { params: { code: 'too-long-ago' } });

const fields = {
  channel: z.enum(CHANNELS),
  /** A note is always `internal`. */
  direction: z.enum(DIRECTIONS),
  occurredAt,
  durationMinutes: z.number().int().min(0).max(10_080).nullable(),
  subject: line(300),
  content: text(50_000),
  outcome: z.enum(OUTCOMES),
  topic: line(60),
  /** Social media: network, name of the person there, link. */
  network: line(40),
  handle: line(200),
  url: line(500).pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/ })])),
  companyId: id.nullable(),
  dealId: id.nullable(),
  ticketId: id.nullable(),
  /** Contacts who took part. */
  people: z.array(id).max(50),
};

/** Needs people, or a company where nobody is named; and a subject or a content. */
export const interactionInput = z.strictObject({
  channel: fields.channel,
  direction: fields.direction.default('in'),
  /** Default: now. */
  occurredAt: fields.occurredAt.optional(),
  durationMinutes: fields.durationMinutes.default(null),
  subject: fields.subject.default(''),
  content: fields.content.default(''),
  outcome: fields.outcome.default(''),
  topic: fields.topic.default(''),
  network: fields.network.default(''),
  handle: fields.handle.default(''),
  url: fields.url.default(''),
  /** Default: the company of the deal or ticket, else the main company of the first of the people. */
  companyId: fields.companyId.optional(),
  dealId: fields.dealId.default(null),
  ticketId: fields.ticketId.default(null),
  people: fields.people.default([]),
  /** A letter or mail to be kept as a commercial letter: a frozen copy goes into the archive. */
  isCommercialLetter: z.boolean().optional(),
});
export type InteractionInput = z.output<typeof interactionInput>;

/** What is not named stays; `people` replaces those whom the caller sees. `version` is the one that was read. */
export const interactionChange = z.strictObject({
  version: z.number().int().min(1),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
});
export type InteractionChange = z.output<typeof interactionChange>;

export const interactionFile = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  createdAt: wireTime,
});
export type InteractionFile = z.output<typeof interactionFile>;

export const interaction = z.object({
  interactionId: id,
  version: z.number().int(),
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS),
  occurredAt: wireTime,
  durationMinutes: z.number().int().nullable(),
  subject: z.string(),
  content: z.string(),
  /** In lists: the content goes on; read the interaction for all of it. */
  isContentCut: z.boolean(),
  outcome: z.enum(OUTCOMES),
  topic: z.string(),
  network: z.string(),
  handle: z.string(),
  url: z.string(),
  company: z.object({ companyId: id, name: z.string() }).nullable(),
  /** Null also where the purpose does not open it. */
  deal: z.object({ dealId: id, title: z.string() }).nullable(),
  ticket: z.object({ ticketId: id, number: z.number().int(), subject: z.string() }).nullable(),
  /** Its frozen copy, where it is kept as a commercial letter. */
  archiveId: id.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  /** Those who took part, as far as the caller sees them. */
  people: z.array(z.object({ contactId: id, displayName: z.string() })),
  files: z.array(interactionFile),
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type Interaction = z.output<typeof interaction>;
export const interactionPage = page(interaction);

const whose = {
  contactId: id.optional(),
  companyId: id.optional(),
  dealId: id.optional(),
  ticketId: id.optional(),
};
const isOne = (query: Partial<Record<keyof typeof whose, string | undefined>>): boolean =>
  [query.contactId, query.companyId, query.dealId, query.ticketId].filter(Boolean).length === 1;
const ONE_OF = { path: ['contactId'], params: { code: 'one-timeline' } };

/** The timeline of exactly one contact, company, deal or ticket, newest first. */
export const interactionQuery = z
  .strictObject({
    ...pageQuery,
    ...whose,
    channel: z.enum(CHANNELS).optional(),
    /** Somebody who took part. */
    personId: id.optional(),
    topic: filledLine(60).optional(),
    /** From this moment on. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Before this moment. */
    to: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(isOne, ONE_OF);
export type InteractionQuery = z.output<typeof interactionQuery>;

export const topicQuery = z.strictObject(whose).refine(isOne, ONE_OF);
export type TopicQuery = z.output<typeof topicQuery>;
/** Topics of the newest thousand entries of a timeline, most used first. */
export const topicList = z.object({ items: z.array(z.string()) });

export const fileParams = z.strictObject({ id, fileId: id });
