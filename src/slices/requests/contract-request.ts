import { z } from 'zod';
import {
  emailAddress,
  filledLine,
  id,
  page,
  pageQuery,
  text,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';
import { contactChange } from '../contacts/contract.ts';
import {
  EXTENSION_REASONS,
  IDENTITY_PROOFS,
  REFUSAL_REASONS,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  REQUEST_STATES,
  REQUEST_STEPS,
} from './contract-kinds.ts';

/** Art. 16: the fields as the person wants them, lists as a whole. Applied as a change of the contact. */
export const proposedChanges = contactChange
  .pick({
    salutation: true,
    title: true,
    givenName: true,
    middleName: true,
    familyName: true,
    nameSuffix: true,
    nickname: true,
    birthday: true,
    language: true,
    emails: true,
    phones: true,
    addresses: true,
  })
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), {
    params: { code: 'nothing-proposed' },
  });
export type ProposedChanges = z.output<typeof proposedChanges>;

/** Who asks, where that is no contact: enough to answer. */
export const requester = z.strictObject({
  name: filledLine(200),
  /** Postal address as lines. */
  address: text(500).default(''),
  email: emailAddress.nullable().default(null),
});
export type Requester = z.output<typeof requester>;

const request = {
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(REQUEST_CHANNELS),
  note: text(4_000).default(''),
  proposed: proposedChanges.optional(),
  /** Default: today. */
  receivedOn: wireDate.optional(),
};
export const requestInput = z.strictObject(request);
/** From somebody who is no contact, as far as is known. */
export const strangersRequestInput = z.strictObject({ ...request, requester });

const summary = {
  requestId: id,
  /** Null: from somebody who is no contact. */
  contactId: id.nullable(),
  /** Of the contact, else of the requester. */
  displayName: z.string(),
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(REQUEST_CHANNELS),
  note: z.string(),
  state: z.enum(REQUEST_STATES),
  receivedOn: wireDate,
  /** While the clock stands (`identity`), what it was when it stopped. */
  dueOn: wireDate,
  doneAt: wireTime.nullable(),
};
export const rightsRequest = z.object(summary);
export type RightsRequest = z.output<typeof rightsRequest>;
export const requestPage = page(rightsRequest);

/** What can be done with a request as it stands. */
export const NEXT_STEPS = [
  'assign',
  'ask-identity',
  'confirm-identity',
  /** The one-time link once more. */
  'send-proof-link',
  'extend',
  'answer',
  'refuse',
  'close',
] as const;
export const requestDetail = z.object({
  ...summary,
  firstDueOn: wireDate,
  requester: z.object({ name: z.string(), address: z.string(), email: z.string().nullable() }).nullable(),
  proposed: z.record(z.string(), z.unknown()).nullable(),
  identity: z
    .object({
      doubt: z.string(),
      ask: z.enum(IDENTITY_PROOFS),
      askedOn: wireDate,
      shownOn: wireDate.nullable(),
    })
    .nullable(),
  /** That the person has shown who they are: asked for, or without that by putting the request in the portal. */
  shown: z
    .object({
      at: wireTime,
      /** `portal`: by a one-time link to an address that the record held before the request; nobody had to confirm it. */
      how: z.enum(['portal', 'desk']),
    })
    .nullable(),
  extension: z.enum(EXTENSION_REASONS).nullable(),
  refusal: z.enum(REFUSAL_REASONS).nullable(),
  deletesAt: wireTime.nullable(),
  /** What an extension would make of the due date; null where it is too late or done. */
  extendsTo: wireDate.nullable(),
  /** Whom the answer goes to. */
  to: z.object({
    emails: z.array(z.string()),
    addressLines: z.array(z.string()),
    language: z.enum(['de', 'en']),
  }),
  steps: z.array(z.enum(NEXT_STEPS)),
  refusals: z.array(z.enum(REFUSAL_REASONS)),
  /** What can be asked for to show who it is; the portal only where an address was on record before the request. */
  proofs: z.array(z.enum(IDENTITY_PROOFS)),
  history: z.array(
    z.object({
      what: z.enum(REQUEST_STEPS),
      code: z.string(),
      /** Name of the user, null for the portal and the machine. */
      by: z.string().nullable(),
      at: wireTime,
    }),
  ),
});
export type RequestDetail = z.output<typeof requestDetail>;

/** `pending`: everything that still wants an answer. */
export const REQUEST_FILTERS = ['pending', ...REQUEST_STATES, 'all'] as const;
export const requestQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(REQUEST_FILTERS).default('pending'),
  kind: z.enum(REQUEST_KINDS).optional(),
});
export const ownRequestQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(REQUEST_FILTERS).default('all'),
});

/** What is due, counted over all that is pending. */
export const requestCounts = z.object({
  overdue: z.number().int(),
  /** Within the next seven days, today included. */
  soon: z.number().int(),
  later: z.number().int(),
  /** The clock stands. */
  waiting: z.number().int(),
  byKind: z.array(z.object({ kind: z.enum(REQUEST_KINDS), count: z.number().int() })),
});
export type RequestCounts = z.output<typeof requestCounts>;
