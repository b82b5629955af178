import { z } from 'zod';
import type { Category } from '../../kernel/category.ts';
import { filledLine, id, wireTime } from '../../kernel/wire.ts';

/** How long a finished export can be fetched. */
export const EXPORT_HOURS = 24;
/** Rows of one export; more is a matter for the program's own backup. */
export const MOST_ROWS = 1_000_000;

/** Columns of an export in their usual order, with the category that the purpose must open. */
export const EXPORT_COLUMNS = {
  displayName: 'identity',
  salutation: 'identity',
  title: 'identity',
  givenName: 'identity',
  familyName: 'identity',
  birthday: 'identity',
  language: 'identity',
  externalId: 'identity',
  company: 'identity',
  role: 'identity',
  email: 'contact-points',
  phone: 'contact-points',
  mobile: 'contact-points',
  street: 'contact-points',
  extra: 'contact-points',
  postalCode: 'contact-points',
  city: 'contact-points',
  country: 'contact-points',
  tags: 'preferences',
  note: 'communication',
} as const satisfies Record<string, Category>;
export type ExportColumn = keyof typeof EXPORT_COLUMNS;
export const EXPORT_FORMATS = ['excel', 'csv'] as const;
export const EXPORT_STATES = ['queued', 'running', 'done', 'failed'] as const;

export const exportInput = z
  .strictObject({
    /** Contacts by id. */
    ids: z.array(id).min(1).max(10_000).optional(),
    /** Filters of the list of contacts, as in its address: everything that they leave. */
    filter: z.record(z.string().max(80), z.union([z.string().max(300), z.number(), z.boolean()])).optional(),
    /** Names of columns; own fields as `own.<key>`. */
    columns: z.array(z.string().max(60)).min(1).max(60),
    format: z.enum(EXPORT_FORMATS).default('excel'),
    /** From the directory; null: own use inside the firm. To be said either way. */
    recipientId: z.preprocess((value) => (value === '' ? null : value), id.nullable()),
    reason: filledLine(500),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    params: { code: 'one-selection' },
    path: ['ids'],
  });
export type ExportInput = z.output<typeof exportInput>;

export const exported = z.object({
  exportId: id,
  state: z.enum(EXPORT_STATES),
  purpose: z.string(),
  recipientId: id.nullable(),
  recipientName: z.string().nullable(),
  reason: z.string(),
  columns: z.array(z.string()),
  format: z.enum(EXPORT_FORMATS),
  total: z.number().int(),
  done: z.number().int(),
  bytes: z.number().int().nullable(),
  createdAt: wireTime,
  finishedAt: wireTime.nullable(),
  expiresAt: wireTime,
});
export type Exported = z.output<typeof exported>;
export const exportList = z.object({ items: z.array(exported) });

/** What the purpose of the call opens, own fields with their names. */
export const exportColumnList = z.object({
  items: z.array(z.object({ key: z.string(), labelDe: z.string(), labelEn: z.string() })),
});
export type ExportColumnList = z.output<typeof exportColumnList>;
