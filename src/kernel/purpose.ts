import { type Category, categoryMask } from './category.ts';

/** GDPR Art. 6(1)(a) to (f), in the order of the letters. */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** A purpose as the database knows it: `bit` is its place in the mask of open purposes on each contact. */
export interface PurposeDefinition {
  key: string;
  /** 0 to 61: place in a bigint mask. 0 to 7 are the machine's own, 8 to 15 ship with Obhut, 16 to 61 are the firm's. */
  bit: number;
  categories: readonly Category[];
  /** A ground can be given for it. The machine's own purposes never carry a ground. */
  forGrounds: boolean;
}

const EVERYTHING: readonly Category[] = [
  'identity',
  'contact-points',
  'communication',
  'preferences',
  'purchases',
  'payment-behaviour',
  'credit',
  'special',
  'intake',
];

const own = (key: string, bit: number, categories: readonly Category[]): PurposeDefinition => ({
  key,
  bit,
  categories,
  forGrounds: false,
});
const work = (key: string, bit: number, categories: readonly Category[]): PurposeDefinition => ({
  key,
  bit,
  categories,
  forGrounds: true,
});

/**
 * What a piece of work can be for. `rights` (Art. 12 to 22) opens every contact, expired ones too, because a
 * person's right does not end with the firm's ground; restricted ones only to whom a second person opened them. The
 * others open only what their line names (Art. 5(1)(c)): marketing never sees payment behaviour.
 */
export const BUILTIN_PURPOSES: readonly PurposeDefinition[] = [
  own('rights', 0, EVERYTHING),
  own('intake', 1, ['intake']),
  own('access', 2, ['staff']),
  own('upkeep', 3, EVERYTHING),
  work('inquiry', 8, ['identity', 'contact-points', 'communication', 'preferences']),
  work('contract', 9, [
    'identity',
    'contact-points',
    'communication',
    'preferences',
    'purchases',
    'payment-behaviour',
  ]),
  work('support', 10, ['identity', 'contact-points', 'communication', 'purchases']),
  work('marketing-email', 11, ['identity', 'contact-points', 'preferences']),
  work('marketing-phone', 12, ['identity', 'contact-points', 'preferences']),
  work('marketing-post', 13, ['identity', 'contact-points', 'preferences']),
  work('profiling', 14, ['identity', 'preferences', 'purchases', 'payment-behaviour']),
  work('accounting', 15, ['identity', 'contact-points', 'purchases', 'payment-behaviour', 'credit']),
];

export const maskOf = (purpose: PurposeDefinition): bigint => 1n << BigInt(purpose.bit);
export const categoryMaskOf = (purpose: PurposeDefinition): number => categoryMask(purpose.categories);
