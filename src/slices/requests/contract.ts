import { z } from 'zod';
import {
  emailAddress,
  filledLine,
  id,
  line,
  page,
  pageQuery,
  text,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';
import { contactChange } from '../contacts/contract.ts';
import { objectionInput, restrictionInput } from '../grounds/contract.ts';

export const REQUEST_KINDS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
  /** Art. 22(3): a person looks at a decision again. */
  'human-review',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
/** `person`: told to staff. */
export const REQUEST_CHANNELS = ['mail', 'phone', 'letter', 'person', 'portal'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];
/** `identity`: the person was asked who they are, and the clock stands until they show it. */
export const REQUEST_STATES = ['open', 'identity', 'extended', 'done', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
/** States in which the answer is still owed. */
export const PENDING_STATES = ['open', 'identity', 'extended'] as const;
/** What may be asked for to show who somebody is, the mildest first (Art. 12(6), 5(1)(c)); never a copy of an identity card. */
export const IDENTITY_PROOFS = [
  'reply-from-known-address',
  'portal-link',
  'address-on-file',
  'customer-number',
  'date-of-birth',
] as const;
/** Art. 12(3): complexity and number of the requests. */
export const EXTENSION_REASONS = ['complex', 'many-requests'] as const;
export const REFUSAL_REASONS = [
  'unfounded',
  'excessive',
  'identity-not-shown',
  'expression',
  'legal-duty',
  'public-health',
  'archiving',
  'claims',
  'legal-hold',
  'accurate',
  'conditions-not-met',
  'not-portable',
  'compelling-grounds',
  'no-consent',
  'rights-of-others',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
const ANY_KIND = ['unfounded', 'excessive', 'identity-not-shown'] as const;
/** Which refusals the law knows for which right: Art. 12(5)-(6) for all, the others of their own article. */
export const REFUSALS_OF: Record<RequestKind, readonly RefusalReason[]> = {
  access: [...ANY_KIND, 'rights-of-others'],
  rectification: [...ANY_KIND, 'accurate'],
  erasure: [
    ...ANY_KIND,
    'expression',
    'legal-duty',
    'public-health',
    'archiving',
    'claims',
    'legal-hold',
    'conditions-not-met',
  ],
  restriction: [...ANY_KIND, 'conditions-not-met'],
  portability: [...ANY_KIND, 'not-portable', 'rights-of-others'],
  objection: [...ANY_KIND, 'compelling-grounds', 'claims', 'conditions-not-met'],
  withdrawal: [...ANY_KIND, 'no-consent'],
  'human-review': [...ANY_KIND, 'conditions-not-met'],
};
/** Steps of the history. */
export const REQUEST_STEPS = [
  'received',
  'assigned',
  'identity-asked',
  'identity-confirmed',
  'extended',
  'corrected',
  'objection',
  'withdrawal',
  'restriction',
  /** In part: a legal hold keeps the rest, and the request with it. */
  'erased',
  'reviewed',
  'answered',
  'refused',
] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];
/**
 * How an answer reaches the person. `link`: a mail that leads to the portal; `attachment`: a mail with the files;
 * `letter`: a PDF to print and post; `handed-over`: the same, given in person; `told`: by word of mouth, no letter.
 */
export const DELIVERIES = ['link', 'attachment', 'letter', 'handed-over', 'told'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const reportQuery = z.strictObject({
  /** `json` and `pdf` are the access report (Art. 15); `portability` holds only what Art. 20 covers. */
  format: z.enum(['json', 'pdf', 'portability']).default('json'),
  /** Default: the person's language, else the firm's. */
  language: z.enum(['de', 'en']).optional(),
});

const cell = z.object({
  column: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
});
export const accessReport = z.object({
  language: z.enum(['de', 'en']),
  createdAt: wireTime,
  controller: z.object({
    name: z.string(),
    address: z.string(),
    privacyName: z.string(),
    privacyEmail: z.string(),
    privacyPhone: z.string().nullable(),
  }),
  person: z.object({ contactId: id, displayName: z.string() }),
  /** Art. 15(1)(a): purposes, each with its basis, source and end. */
  purposes: z.array(
    z.object({
      purpose: z.string(),
      label: z.string(),
      legalBasis: z.string(),
      legalBasisLabel: z.string(),
      origin: z.string(),
      originLabel: z.string(),
      originDetail: z.string(),
      evidence: z.string(),
      startsAt: wireTime,
      endsAt: wireTime,
      status: z.string(),
      statusLabel: z.string(),
    }),
  ),
  /** (b) categories held. */
  categories: z.array(z.object({ category: z.string(), label: z.string() })),
  /** (c) actual recipients; empty until something was disclosed. */
  recipients: z.array(
    z.object({
      recipient: z.string(),
      what: z.string(),
      via: z.string(),
      firstAt: wireTime,
      /** Last time. */
      at: wireTime,
      /** (2) Country and instrument, where it is outside the European Economic Area. */
      transfer: z.string().nullable(),
    }),
  ),
  /** What the list means, above all when it is empty. */
  recipientsNote: z.string(),
  /** (d) storage period. */
  storage: z.object({ deletesAt: wireTime, because: z.string() }),
  /** Since when processing is restricted (Art. 18), null where it is not. */
  restrictedAt: wireTime.nullable(),
  /** (e), (f): rights and the way to complain. */
  rights: z.array(z.string()),
  complaint: z.string(),
  /** (g) source. */
  sources: z.array(z.string()),
  /** (h), and (2) third countries. */
  automatedDecisions: z.string(),
  thirdCountries: z.string(),
  /** Art. 15(3): the copy, table by table from the register. */
  data: z.array(
    z.object({
      table: z.string(),
      label: z.string(),
      category: z.string(),
      deletion: z.string(),
      rows: z.array(z.array(cell)),
      /**
       * Of each of `rows`, in their order: until when it is kept (Art. 15(1)(d)), where that can be reckoned. `kept`: as long as
       * the restriction or a legal hold lasts, and so without a date.
       */
      ends: z.array(
        z.object({ until: wireTime.nullable(), kept: z.enum(['restricted', 'held']).nullable() }),
      ),
    }),
  ),
  /** Look-ups (C-579/21): when, for what purpose, what was done; no staff names. */
  lookUps: z.array(
    z.object({
      at: wireTime,
      purpose: z.string(),
      purposeLabel: z.string(),
      action: z.string(),
      actionLabel: z.string(),
    }),
  ),
});
export type AccessReport = z.output<typeof accessReport>;

/**
 * Art. 20: what the person provided, on consent or contract, processed by automated means. Names are those of the
 * tables and columns, values are codes; both stay as they are as long as `format` says the same.
 */
export const portabilityFile = z.object({
  format: z.literal('obhut-portability-1'),
  createdAt: wireTime,
  controller: z.string(),
  /** The consents and contracts on which the data stands or stood; none of them means no data (Art. 20(1)(a)). */
  footing: z.array(
    z.object({ purpose: z.string(), legalBasis: z.string(), startsAt: wireTime, endsAt: wireTime }),
  ),
  person: z.record(z.string(), z.unknown()),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type PortabilityFile = z.output<typeof portabilityFile>;

export const erasurePreview = z.object({
  contactId: id,
  displayName: z.string(),
  goes: z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() })),
  keeps: z.array(
    z.object({
      /** As in the receipt: `ledger-entry`, `log-without-name`, `consent-proof`, `archive`, `suppression` (only if asked for). */
      code: z.string(),
      what: z.string(),
      why: z.string(),
      until: wireTime.nullable(),
      identifies: z.boolean(),
    }),
  ),
});
export type ErasurePreview = z.output<typeof erasurePreview>;
export const erasureInput = z.strictObject({
  /** Must be true: erasure cannot be undone. */
  confirm: z.literal(true),
  reason: z.enum(['request', 'withdrawn']).default('request'),
  /** Leave keyed hashes so that the person does not come back by import or API. */
  suppress: z.boolean().default(true),
});
/** The receipt says nothing about who it was. */
export const erasureReceipt = z.object({
  receiptId: id,
  erasedAt: wireTime,
  reason: z.string(),
  counts: z.record(z.string(), z.number().int()),
  kept: z.array(z.string()),
});
export type ErasureReceipt = z.output<typeof erasureReceipt>;

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

const letter = z.strictObject({
  language: z.enum(['de', 'en']),
  subject: filledLine(200),
  /** Paragraphs parted by empty lines; salutation and closing included. */
  text: text(20_000).pipe(z.string().min(1)),
});
export type Letter = z.output<typeof letter>;
const sending = {
  deliver: z.enum(DELIVERIES),
  /** For `link` and `attachment`: one of the addresses in `to.emails`. Default: the first. */
  to: emailAddress.optional(),
  /** Default: as `POST /requests/{id}/draft` drafts it. */
  letter: letter.optional(),
};

export const assignmentInput = z.strictObject({ contactId: id });
export const identityQuestion = z.strictObject({
  /** The reasonable doubt, Art. 12(6). */
  doubt: filledLine(500),
  ask: z.enum(IDENTITY_PROOFS),
  ...sending,
});
/** What must reach the person in writing (Art. 12(1)). */
const inWriting = { ...sending, deliver: z.enum(DELIVERIES).exclude(['told']) };
export const extensionInput = z.strictObject({ reason: z.enum(EXTENSION_REASONS), ...inWriting });
export const refusalInput = z.strictObject({
  reason: z.enum(REFUSAL_REASONS),
  /** The facts of this case, for the letter; stored nowhere else. */
  because: text(2_000).default(''),
  ...inWriting,
});

/** What is carried out together with the answer, as the kind of the request needs it. */
export const measure = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('report') }),
  z.strictObject({ what: z.literal('portability') }),
  /** Art. 15(1): nothing is held about who asks. */
  z.strictObject({ what: z.literal('nothing-held') }),
  /** Art. 16: the proposed fields are taken over; `done`: the contact was corrected by hand. */
  z.strictObject({ what: z.literal('correction'), how: z.enum(['proposed', 'done']) }),
  z.strictObject({
    what: z.literal('erasure'),
    confirm: z.literal(true),
    reason: z.enum(['request', 'withdrawn']).default('request'),
    suppress: z.boolean().default(true),
  }),
  z.strictObject({ what: z.literal('restriction'), ...restrictionInput.shape }),
  z.strictObject({ what: z.literal('objection'), ...objectionInput.shape }),
  z.strictObject({ what: z.literal('withdrawal'), groundIds: z.array(id).min(1).max(50) }),
  /** Art. 22(3). `none`: there was no automated decision. */
  z.strictObject({
    what: z.literal('review'),
    outcome: z.enum(['none', 'upheld', 'changed']),
    reasons: text(4_000).default(''),
  }),
]);
export type Measure = z.output<typeof measure>;
/** Which measures answer which right. */
export const MEASURES_OF: Record<RequestKind, readonly Measure['what'][]> = {
  access: ['report', 'nothing-held'],
  rectification: ['correction', 'nothing-held'],
  erasure: ['erasure', 'nothing-held'],
  restriction: ['restriction', 'nothing-held'],
  portability: ['portability', 'nothing-held'],
  objection: ['objection', 'nothing-held'],
  withdrawal: ['withdrawal', 'nothing-held'],
  'human-review': ['review', 'nothing-held'],
};
export const answerInput = z.strictObject({ measure, ...sending });

/** A letter as the desk would write it, to be edited before it goes. */
export const draftInput = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('answer'), language: z.enum(['de', 'en']).optional(), measure }),
  z.strictObject({
    step: z.literal('identity'),
    language: z.enum(['de', 'en']).optional(),
    doubt: line(500).default(''),
    ask: z.enum(IDENTITY_PROOFS),
  }),
  z.strictObject({
    step: z.literal('extension'),
    language: z.enum(['de', 'en']).optional(),
    reason: z.enum(EXTENSION_REASONS),
  }),
  z.strictObject({
    step: z.literal('refusal'),
    language: z.enum(['de', 'en']).optional(),
    reason: z.enum(REFUSAL_REASONS),
    because: text(2_000).default(''),
  }),
]);
export const draftedLetter = letter;
/** To look at it as a PDF before it goes. */
export const letterInput = letter;

/** What a step left: the request (null once it was erased with the person) and the files to print, in base64. */
export const stepResult = z.object({
  request: requestDetail.nullable(),
  /** A mail was queued. */
  mailed: z.boolean(),
  files: z.array(z.object({ name: z.string(), type: z.string(), content: z.string() })),
  receipt: erasureReceipt.nullable(),
});
export type StepResult = z.output<typeof stepResult>;

/** The answer was given outside of the desk. */
export const requestChange = z.strictObject({ state: z.literal('done') });
