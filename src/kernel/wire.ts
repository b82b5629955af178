import { z } from 'zod';

/** Building blocks of the wire contracts; browser-safe. */

/** Time stamp on the wire: ISO 8601 in UTC. Accepts the Date that the database gives. */
export const wireTime = z.preprocess(
  (value) =>
    value instanceof Date ? (Number.isFinite(value.getTime()) ? value.toISOString() : null) : value,
  z.iso.datetime({ offset: true }),
);
export const wireDate = z.iso.date();
export const id = z.uuid();
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

/** Keyset paging: no page numbers, no total; `cursor` is opaque and comes from `next` of the page before. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const booleanQuery = z.enum(['true', 'false']).transform((value) => value === 'true');
