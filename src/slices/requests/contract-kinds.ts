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
  /** Art. 12(2), 38(4): a question about one's data or rights that exercises none of them. */
  'question',
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
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];
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
  question: ANY_KIND,
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
