import { z } from 'zod';
import { CATEGORIES, type Category } from '../../kernel/category.ts';
import { OWN_TYPES } from '../../kernel/own-value.ts';
import { filledLine, id, text, wireTime } from '../../kernel/wire.ts';
import { purposeKey } from '../grounds/contract.ts';

export const OWN_ENTITIES = ['contact', 'company', 'deal', 'ticket'] as const;
export type OwnEntity = (typeof OWN_ENTITIES)[number];

/** The categories of data about customers; staff and intake are the machine's. */
export type OwnCategory = Exclude<Category, 'staff' | 'intake'>;
export const OWN_CATEGORIES = (Object.keys(CATEGORIES) as Category[]).filter(
  (category) => category !== 'staff' && category !== 'intake',
) as [OwnCategory, ...OwnCategory[]];

/** Name in the API: `own.<key>`. */
export const ownKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const choice = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  de: filledLine(80),
  en: filledLine(80),
});

const settings = {
  labelDe: filledLine(80),
  labelEn: filledLine(80),
  /** For the type `choice` alone; a choice that is taken away stays in the values that have it. */
  choices: z.array(choice).max(100),
  category: z.enum(OWN_CATEGORIES),
  /** What it is used for; nobody sees or fills it under another purpose. Each must open the category. */
  purposes: z.array(purposeKey).min(1).max(46),
  /** The deletion rule: days after the last change of a value, or null: together with the record. */
  retainDays: z.number().int().min(1).max(36_525).nullable(),
  /** Art. 9(2), for the category `special`; or why a field that sounds like one is none. */
  specialReason: text(500),
  /** The people say it themselves, so it leaves in the portability file (Art. 20). */
  isProvided: z.boolean(),
  /** New records need a value, where the purpose opens the field. */
  isRequired: z.boolean(),
  position: z.number().int().min(0).max(999),
};

/** Category, purposes and deletion rule have no default: whoever adds a field decides them. */
export const ownFieldInput = z.strictObject({
  entity: z.enum(OWN_ENTITIES),
  key: ownKey,
  labelDe: settings.labelDe,
  labelEn: settings.labelEn,
  type: z.enum(OWN_TYPES),
  choices: settings.choices.default([]),
  category: settings.category,
  purposes: settings.purposes,
  retainDays: settings.retainDays,
  specialReason: settings.specialReason.default(''),
  isProvided: settings.isProvided.default(true),
  isRequired: settings.isRequired.default(false),
  position: settings.position.default(0),
});
export type OwnFieldInput = z.output<typeof ownFieldInput>;

/** Holds for the values that are there at once. Entity and key stay; so does the type, since the values are of it. */
export const ownFieldChange = z.strictObject({
  version: z.number().int().min(1),
  ...(Object.fromEntries(Object.entries(settings).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof settings]: z.ZodOptional<(typeof settings)[K]>;
  }),
  /** Refused where it is another one. */
  type: z.enum(OWN_TYPES).optional(),
  /** False: hidden everywhere, and deleted with all values after 30 days unless it is taken into use again. */
  isActive: z.boolean().optional(),
});
export type OwnFieldChange = z.output<typeof ownFieldChange>;

export const ownField = z.object({
  fieldId: id,
  version: z.number().int(),
  entity: z.enum(OWN_ENTITIES),
  key: z.string(),
  labelDe: z.string(),
  labelEn: z.string(),
  type: z.enum(OWN_TYPES),
  choices: z.array(z.object({ key: z.string(), de: z.string(), en: z.string() })),
  category: z.enum(OWN_CATEGORIES),
  purposes: z.array(z.string()),
  retainDays: z.number().int().nullable(),
  specialReason: z.string(),
  isProvided: z.boolean(),
  isRequired: z.boolean(),
  position: z.number().int(),
  /** Out of use: it goes then, with all values. Null while it is in use. */
  deletesAt: wireTime.nullable(),
});
export type OwnField = z.output<typeof ownField>;
export const ownFieldList = z.object({ items: z.array(ownField) });

/** How many values go along, whoever's they are. */
export const ownFieldCount = z.object({ values: z.number().int() });
/** The number that was shown and confirmed; another one by now is a conflict. */
export const ownFieldDeletion = z.strictObject({ values: z.number().int().min(0) });

/**
 * Values of own fields in a record's body, by key: text, number, true and false, dates as 2026-11-24, choices by key.
 * Null or '' takes a value away. Faults are at `body.own.<key>`.
 */
export const ownInput = z
  .record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]))
  .meta({ description: 'Values of own fields by key (GET /api/v1/own-fields); null takes a value away' });
export type OwnInput = z.output<typeof ownInput>;

/** What a record shows of its own fields: those that the purpose opens, and the ends of values that have one of their own. */
export const ownOutput = {
  own: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .meta({ description: 'Values of own fields by key, as far as the purpose opens them' }),
  ownEnds: z.record(z.string(), wireTime).meta({ description: 'When a value goes before its record does' }),
};
export type OwnOutput = { own: Record<string, string | number | boolean>; ownEnds: Record<string, string> };

/**
 * Filters of a list, as `own.<key>=value`, several times for one of several values, and `own.<key>.from`, `own.<key>.to`
 * for ranges, both ends included. Optional in the query of each list that has own fields.
 */
export const ownFilter = z
  .record(z.string(), z.union([z.string(), z.array(z.string()).max(100)]))
  .meta({ description: 'own.<key>=value, own.<key>.from and own.<key>.to, for the own fields of the list' });
export type OwnFilter = z.output<typeof ownFilter>;
