import { z } from 'zod';

/** Building blocks of the wire contracts; browser-safe. */

/** Time stamp on the wire: ISO 8601 in UTC. Accepts the Date that the database gives. */
export const wireTime = z.preprocess(
  (value) =>
    value instanceof Date ? (Number.isFinite(value.getTime()) ? value.toISOString() : null) : value,
  z.iso.datetime({ offset: true }),
);
export const wireDate = z.iso.date();
/** In lower case, as the database writes it. */
export const id = z.uuid().toLowerCase();
export const idParams = z.strictObject({ id });

/** One line as people type it: trimmed, without NUL and lone surrogates (PostgreSQL refuses both), not longer than `max`. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      params: { code: 'not-storable' },
    })
    .transform((value) => value.replaceAll(/[\r\n\t]+/g, ' ').trim());
export const filledLine = (max: number) => line(max).pipe(z.string().min(1));
/** Several lines. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      params: { code: 'not-storable' },
    })
    .transform((value) => value.trim());
/** Empty means none. */
export const optionalLine = (max: number) =>
  line(max)
    .nullish()
    .transform((value) => value || null);

/** One @, a dotted domain, no spaces, quotes or control characters; international letters on both sides (RFC 6531). */
const EMAIL =
  /^(?!\.)(?!.*\.[.@])[^\s@<>()[\],;:"\\\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{1,62}$/u;
/** Stored in lower case; an international domain stays as people write it. */
export const emailAddress = z
  .string()
  .max(254)
  .transform((value) => value.trim().normalize('NFC').toLowerCase())
  .pipe(z.email({ pattern: EMAIL }));

/** Keyset paging: no page numbers, no total; `cursor` is opaque and comes from `next` of the page before. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Long enough for the longest name that a list is sorted by. */
  cursor: z.string().max(4000).optional(),
};
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const booleanQuery = z.enum(['true', 'false']).transform((value) => value === 'true');
