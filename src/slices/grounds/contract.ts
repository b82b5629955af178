import { z } from 'zod';
import { LEGAL_BASES } from '../../kernel/purpose.ts';
import { id, line, text, wireDate, wireTime } from '../../kernel/wire.ts';

export const ORIGINS = [
  'person',
  'employer',
  'referral',
  'public-source',
  'event',
  'list',
  'import',
  'other',
] as const;
export const GROUND_STATUS = ['given', 'withdrawn', 'objected', 'ended'] as const;

export const purposeKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** A new ground. Without `endsAt` the firm's rule for the purpose proposes it. */
export const groundInput = z.strictObject({
  purpose: purposeKey,
  legalBasis: z.enum(LEGAL_BASES),
  origin: z.enum(ORIGINS),
  originDetail: line(500).default(''),
  /** Text of the consent, number of the contract, outcome of the balancing; what proves it. */
  evidence: text(10_000).default(''),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
});
export type GroundInput = z.output<typeof groundInput>;

export const ground = z.object({
  groundId: id,
  purpose: z.string(),
  legalBasis: z.enum(LEGAL_BASES),
  origin: z.enum(ORIGINS),
  originDetail: z.string(),
  evidence: z.string(),
  startsAt: wireTime,
  endsAt: wireTime,
  endRule: z.string(),
  status: z.enum(GROUND_STATUS),
  statusAt: wireTime,
  /** Given, started and not ended: the purpose is open now. */
  isOpen: z.boolean(),
  createdAt: wireTime,
});
export type Ground = z.output<typeof ground>;

export const RESTRICTION_REASONS = ['accuracy-contested', 'unlawful', 'claims', 'objection-pending'] as const;
export const restrictionInput = z.strictObject({
  reason: z.enum(RESTRICTION_REASONS),
  note: text(2_000).default(''),
  reviewOn: z.iso.date(),
});
export type RestrictionInput = z.output<typeof restrictionInput>;

/** What carries a contact, and when and why the contact goes. */
export const footing = z.object({
  contactId: id,
  /** Open now, without those of the machine; none while the contact is restricted. */
  openPurposes: z.array(z.string()),
  restrictedAt: wireTime.nullable(),
  /** Seen by whom a second person opened the restricted contact to, and by the person themselves. */
  restriction: z
    .object({
      restrictionId: id,
      /** Neutral name of the record, as in the list of restrictions. */
      marker: z.string(),
      reason: z.enum(RESTRICTION_REASONS),
      note: z.string(),
      reviewOn: wireDate,
      /** Until when it is open to the caller; null in the portal. */
      openUntil: wireTime.nullable(),
    })
    .nullable(),
  deletesAt: wireTime,
  /** The rule in the caller's language: "wird am ... gelöscht, weil ..." is put together from both. */
  deletesBecause: z.string(),
  grounds: z.array(ground),
});
export type Footing = z.output<typeof footing>;

/** Either a new status or a new end. An ended or withdrawn ground does not come back: record a new one. */
export const groundChange = z.strictObject({
  status: z.enum(['withdrawn', 'objected', 'ended']).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  /** Why the end was changed, needed past the end that the rule gives; stands in the access report. */
  endRule: line(300).optional(),
});
export type GroundChange = z.output<typeof groundChange>;

/** Art. 21: against these purposes, or against all direct marketing. Leaves a suppression entry. */
export const objectionInput = z.strictObject({
  purposes: z.array(purposeKey).min(1).max(20).optional(),
  directMarketing: z.boolean().default(false),
});
export type ObjectionInput = z.output<typeof objectionInput>;

export const purpose = z.object({
  key: z.string(),
  labelDe: z.string(),
  labelEn: z.string(),
  categories: z.array(z.string()),
  forGrounds: z.boolean(),
  isBuiltin: z.boolean(),
  defaultBasis: z.enum(LEGAL_BASES).nullable(),
  defaultRetainDays: z.number().int().nullable(),
  ruleDe: z.string().nullable(),
  ruleEn: z.string().nullable(),
  /** The caller may name it in Obhut-Purpose. */
  isMine: z.boolean(),
});
export const purposeList = z.object({ items: z.array(purpose) });
export type Purpose = z.output<typeof purpose>;
/** A purpose of the firm's own. One whose key begins with `marketing-` is direct marketing (Art. 21(2)-(3)). */
export const purposeInput = z.strictObject({
  key: purposeKey,
  labelDe: line(80).pipe(z.string().min(1)),
  labelEn: line(80).pipe(z.string().min(1)),
  categories: z
    .array(
      z.enum([
        'identity',
        'contact-points',
        'communication',
        'preferences',
        'purchases',
        'payment-behaviour',
        // For own fields of that category: each says in its settings what permits it (Art. 9(2)).
        'special',
      ]),
    )
    .min(1),
  defaultBasis: z.enum(LEGAL_BASES),
  defaultRetainDays: z.number().int().min(1).max(36_525),
  ruleDe: line(300),
  ruleEn: line(300),
  roles: z
    .array(z.enum(['administrator', 'sales', 'marketing', 'service', 'accounting', 'data-protection']))
    .default([]),
});
export type PurposeInput = z.output<typeof purposeInput>;
export const purposeChange = z.strictObject({
  defaultBasis: z.enum(LEGAL_BASES).optional(),
  defaultRetainDays: z.number().int().min(1).max(36_525).optional(),
  ruleDe: line(300).optional(),
  ruleEn: line(300).optional(),
});
export type PurposeChange = z.output<typeof purposeChange>;
