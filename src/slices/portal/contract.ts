import { z } from 'zod';
import { emailAddress, id, text, wireDate, wireTime } from '../../kernel/wire.ts';
import { ADDRESS_KINDS, EMAIL_KINDS, PHONE_KINDS, SALUTATIONS } from '../contacts/contract.ts';
import { objectionInput, RESTRICTION_REASONS } from '../grounds/contract.ts';
import { accessReport, proposedChanges, REQUEST_KINDS, REQUEST_STATES } from '../requests/contract.ts';

export const nothing = z.void();

/** Who answers for the data: all that the portal shows to everybody. */
export const portalFirm = z.object({
  name: z.string(),
  privacyName: z.string(),
  privacyEmail: z.string(),
  privacyPhone: z.string().nullable(),
});

export const askInput = z.strictObject({ email: emailAddress });
/** Any text: what is no link of ours gets the answer of a link that is over. */
export const enterInput = z.strictObject({ token: z.string().max(200) });
export const entered = z.object({ expiresAt: wireTime, language: z.enum(['de', 'en']) });

export const portalRequest = z.object({
  requestId: id,
  kind: z.enum(REQUEST_KINDS),
  state: z.enum(REQUEST_STATES),
  receivedOn: wireDate,
  dueOn: wireDate,
  doneAt: wireTime.nullable(),
});
export type PortalRequest = z.output<typeof portalRequest>;

export const portalMe = z.object({
  /** When the visit ends by itself. */
  expiresAt: wireTime,
  /** Art. 15, in the language of the page. */
  report: accessReport,
  /** What can be done about each of `report.purposes`, in the same order. */
  purposes: z.array(
    z.object({
      groundId: id,
      isOpen: z.boolean(),
      /** Art. 7(3). */
      canWithdraw: z.boolean(),
      /** Art. 21. */
      canObject: z.boolean(),
    }),
  ),
  /** Documents under a duty to keep: that there are some, and until when. */
  keeps: z.array(z.object({ what: z.string(), why: z.string(), until: wireTime.nullable() })),
  requests: z.array(portalRequest),
  /** What the person can propose to correct, as it is now. */
  current: z.object({
    salutation: z.enum(SALUTATIONS),
    title: z.string().nullable(),
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    emails: z.array(z.object({ address: z.string(), kind: z.enum(EMAIL_KINDS) })),
    phones: z.array(z.object({ number: z.string(), kind: z.enum(PHONE_KINDS) })),
    addresses: z.array(
      z.object({
        kind: z.enum(ADDRESS_KINDS),
        street: z.string(),
        extra: z.string(),
        postalCode: z.string(),
        city: z.string(),
        region: z.string(),
        country: z.string(),
      }),
    ),
  }),
});
export type PortalMe = z.output<typeof portalMe>;

const note = text(4_000).default('');
export const withdrawalInput = z.strictObject({ groundId: id });
export const portalObjection = z.strictObject({ ...objectionInput.shape, note });
export const portalRestriction = z.strictObject({
  reason: z.enum(RESTRICTION_REASONS),
  note: text(2_000).default(''),
});
export const portalCorrection = z.strictObject({ proposed: proposedChanges, note });
/** What somebody has to look at; a question must ask something. */
export const portalQuestion = z
  .strictObject({ kind: z.enum(['access', 'portability', 'erasure', 'human-review', 'question']), note })
  .refine(({ kind, note: asked }) => kind !== 'question' || asked.trim() !== '', {
    path: ['note'],
    params: { code: 'question-empty' },
  });
export const portalReportQuery = z.strictObject({ format: z.enum(['json', 'pdf', 'portability']) });

/** What was recorded. `isLast`: nothing carries the data any more, and it is deleted within minutes. */
export const recorded = z.object({ request: portalRequest, isLast: z.boolean() });
export type Recorded = z.output<typeof recorded>;

/** The firm sends a link; default language: what the person prefers, else the firm's. */
export const linkInput = z.strictObject({
  address: emailAddress,
  language: z.enum(['de', 'en']).optional(),
});
export const linkSent = z.object({ address: z.string(), language: z.enum(['de', 'en']) });
