import { z } from 'zod';
import { filledLine, id, line, text, wireDate, wireTime } from '../../kernel/wire.ts';

export const WISH_CHANNELS = ['phone', 'email', 'letter', 'chat', 'social', 'visit'] as const;
export type WishChannel = (typeof WISH_CHANNELS)[number];
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const WISH_SOURCES = ['person', 'observed', 'other'] as const;
export const PREFERENCE_KINDS = ['interest', 'like', 'dislike', 'product', 'size', 'other'] as const;
export const PREFERENCE_SOURCES = ['person', 'observed', 'purchases', 'other'] as const;

/** HH:MM on the firm's clock; empty for any time. */
const hours = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]);
const channels = z.array(z.enum(WISH_CHANNELS)).max(WISH_CHANNELS.length);
const day = wireDate.pipe(
  z.string().refine((value) => value >= '1900-01-01' && value <= '2199-12-31', {
    params: { code: 'no-such-day' },
  }),
);

const wishFields = {
  /** Not by these. */
  refused: channels,
  /** By these alone; "letters only" is `['letter']`. Empty: any. */
  onlyBy: channels,
  weekdaysRefused: z.array(z.enum(WEEKDAYS)).max(7),
  hoursFrom: hours,
  hoursUntil: hours,
  /** What days and hours are meant for; empty: every channel but letters, whose arrival nobody times. */
  timed: channels,
  language: z.string().regex(/^([a-z]{2})?$/),
  salutation: line(120),
  details: text(2000),
  source: z.enum(WISH_SOURCES),
  notedOn: day,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
};
export const wishInput = z.strictObject({
  refused: wishFields.refused.default([]),
  onlyBy: wishFields.onlyBy.default([]),
  weekdaysRefused: wishFields.weekdaysRefused.default([]),
  hoursFrom: wishFields.hoursFrom.default(''),
  hoursUntil: wishFields.hoursUntil.default(''),
  timed: wishFields.timed.default([]),
  language: wishFields.language.default(''),
  salutation: wishFields.salutation.default(''),
  details: wishFields.details.default(''),
  source: wishFields.source.default('person'),
  /** Default: today. */
  notedOn: wishFields.notedOn.optional(),
  startsOn: wishFields.startsOn.default(null),
  endsOn: wishFields.endsOn.default(null),
});
export type WishInput = z.output<typeof wishInput>;
type Optional<T extends Record<string, z.ZodType>> = { [K in keyof T]: z.ZodOptional<T[K]> };
const optional = <T extends Record<string, z.ZodType>>(fields: T): Optional<T> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, schema.optional()]),
  ) as Optional<T>;
/** What is not named stays; `version` is the one that was read. */
export const wishChange = z.strictObject({
  version: z.number().int().min(1).max(2_147_483_647),
  ...optional(wishFields),
});
export type WishChange = z.output<typeof wishChange>;

export const wish = z.object({
  wishId: id,
  contactId: id,
  version: z.number().int(),
  refused: z.array(z.enum(WISH_CHANNELS)),
  onlyBy: z.array(z.enum(WISH_CHANNELS)),
  weekdaysRefused: z.array(z.enum(WEEKDAYS)),
  hoursFrom: z.string(),
  hoursUntil: z.string(),
  timed: z.array(z.enum(WISH_CHANNELS)),
  language: z.string(),
  salutation: z.string(),
  details: z.string(),
  source: z.enum(WISH_SOURCES),
  notedOn: wireDate,
  startsOn: wireDate.nullable(),
  endsOn: wireDate.nullable(),
  updatedAt: wireTime,
});
export type Wish = z.output<typeof wish>;
export const wishList = z.object({ items: z.array(wish) });

const preferenceFields = {
  kind: z.enum(PREFERENCE_KINDS),
  topic: filledLine(200),
  value: line(500),
  /** Version of a product in use. */
  productVersion: line(60),
  source: z.enum(PREFERENCE_SOURCES),
  notedOn: day,
  groundId: id,
};
export const preferenceInput = z.strictObject({
  kind: preferenceFields.kind,
  topic: preferenceFields.topic,
  value: preferenceFields.value.default(''),
  productVersion: preferenceFields.productVersion.default(''),
  source: preferenceFields.source.default('person'),
  /** Default: today. */
  notedOn: preferenceFields.notedOn.optional(),
  /** A given ground of this contact. Default: the one for the purpose of the call that lasts longest. */
  groundId: preferenceFields.groundId.optional(),
});
export type PreferenceInput = z.output<typeof preferenceInput>;
export const preferenceChange = z.strictObject({
  version: z.number().int().min(1).max(2_147_483_647),
  ...optional(preferenceFields),
});
export type PreferenceChange = z.output<typeof preferenceChange>;

export const preference = z.object({
  preferenceId: id,
  contactId: id,
  version: z.number().int(),
  kind: z.enum(PREFERENCE_KINDS),
  topic: z.string(),
  value: z.string(),
  productVersion: z.string(),
  source: z.enum(PREFERENCE_SOURCES),
  notedOn: wireDate,
  groundId: id,
  /** Purpose and end of that ground: it goes then. */
  purpose: z.string(),
  endsAt: wireTime,
  updatedAt: wireTime,
});
export type Preference = z.output<typeof preference>;
export const preferenceList = z.object({ items: z.array(preference) });

export const wishParams = z.strictObject({ id, wishId: id });
export const preferenceParams = z.strictObject({ id, preferenceId: id });
