import { z } from 'zod';
import { id, pageQuery, wireTime } from '../../kernel/wire.ts';
import { contact } from '../contacts/contract.ts';

/** What speaks for two contacts being one person. */
export const SIGNS = ['email', 'phone', 'name-company', 'name-postcode', 'near-name'] as const;

const side = z.object({
  contactId: id,
  displayName: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  createdAt: wireTime,
});
export const duplicatePair = z.object({
  pairId: id,
  signs: z.array(z.enum(SIGNS)),
  /** 0 to 100: how much speaks for it. */
  score: z.number().int(),
  foundAt: wireTime,
  first: side,
  second: side,
});
export type DuplicatePair = z.output<typeof duplicatePair>;
export const duplicatePairsQuery = z.strictObject({
  ...pageQuery,
  /** Pairs with this contact alone. */
  contactId: id.optional(),
});
export const duplicatePairs = z.object({ items: z.array(duplicatePair), next: z.string().nullable() });

export const searchState = z.object({ finishedAt: wireTime.nullable() });

/** Fields of which the merged contact has one: whose is taken. */
export const MERGE_FIELDS = [
  'salutation',
  'title',
  'givenName',
  'middleName',
  'familyName',
  'nameSuffix',
  'nickname',
  'birthday',
  'language',
  'externalId',
  'ownerId',
  'teamId',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
const choice = z.enum(['winner', 'loser']);

export const mergeInput = z.strictObject({
  winnerId: id,
  winnerVersion: z.number().int().min(1),
  loserId: id,
  loserVersion: z.number().int().min(1),
  /** Not named: the winner's, or the loser's where the winner has none. */
  fields: z
    .strictObject(
      Object.fromEntries(MERGE_FIELDS.map((name) => [name, choice.optional()])) as Record<
        MergeField,
        z.ZodOptional<typeof choice>
      >,
    )
    .default({}),
  note: z.enum(['winner', 'loser', 'both']).default('both'),
});
export type MergeInput = z.output<typeof mergeInput>;

const standing = z.object({
  isOpen: z.boolean(),
  endsAt: wireTime.nullable(),
  /** Why the person closed it, where they did. */
  closed: z.enum(['withdrawn', 'objected']).nullable(),
});
export const mergePreviewQuery = z.strictObject({ first: id, second: id });
export const mergePreview = z.object({
  first: contact,
  second: contact,
  /** Each purpose that one of the two stands on or closed: before, and after the merge. */
  footing: z.array(z.object({ purpose: z.string(), first: standing, second: standing, merged: standing })),
  /** One of the two is restricted (Art. 18), and the merge is refused. */
  isRestricted: z.boolean(),
  /** Something still carries the merged contact; without, the merge is refused. */
  lasts: z.boolean(),
});
export type MergePreview = z.output<typeof mergePreview>;
