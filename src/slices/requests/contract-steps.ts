import { z } from 'zod';
import { emailAddress, filledLine, id, line, text } from '../../kernel/wire.ts';
import { objectionInput, restrictionInput } from '../grounds/contract.ts';
import { erasureReceipt } from './contract-erasure.ts';
import {
  DELIVERIES,
  EXTENSION_REASONS,
  IDENTITY_PROOFS,
  REFUSAL_REASONS,
  type RequestKind,
} from './contract-kinds.ts';
import { requestDetail } from './contract-request.ts';

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
  /** A question is answered in the letter; the text is stored nowhere else. */
  z.strictObject({ what: z.literal('reply'), text: text(10_000).pipe(z.string().min(1)) }),
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
  question: ['reply'],
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
