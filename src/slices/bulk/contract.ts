import { z } from 'zod';
import { filledLine, id, optionalLine, wireTime } from '../../kernel/wire.ts';

/** Rows that one change may reach. */
export const MOST_ROWS = 10_000;
/** How long a change can be taken back, in days. */
export const UNDO_DAYS = 7;

export const BULK_LISTS = ['contacts', 'companies', 'deals', 'tickets'] as const;
export type BulkList = (typeof BULK_LISTS)[number];
export const BULK_FIELDS = ['owner', 'team', 'add-tags', 'remove-tags', 'industry'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];
/** What can be changed in which list. */
export const FIELDS_OF: Record<BulkList, readonly BulkField[]> = {
  contacts: ['owner', 'team', 'add-tags', 'remove-tags'],
  companies: ['industry'],
  deals: ['owner'],
  tickets: ['owner'],
};
/** Lists in which all that a filter leaves can be chosen; in the others rows are chosen one by one. */
export const FILTERED_LISTS: readonly BulkList[] = ['contacts', 'companies'];

const tags = z.array(filledLine(60)).min(1).max(20);
const change = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('owner'), value: id.nullable() }),
  z.strictObject({ field: z.literal('team'), value: id.nullable() }),
  z.strictObject({ field: z.literal('add-tags'), value: tags }),
  z.strictObject({ field: z.literal('remove-tags'), value: tags }),
  z.strictObject({ field: z.literal('industry'), value: optionalLine(120) }),
]);
export type BulkWish = z.output<typeof change>;

const selection = {
  list: z.enum(BULK_LISTS),
  ids: z.array(id).min(1).max(MOST_ROWS).optional(),
  /** Filters of the list, as in its address: everything that they leave, at most 10,000 rows. */
  filter: z.record(z.string().max(80), z.union([z.string().max(300), z.number(), z.boolean()])).optional(),
};
const oneOf = (value: { ids?: unknown; filter?: unknown }): boolean =>
  (value.ids === undefined) !== (value.filter === undefined);
const ONE_SELECTION = { params: { code: 'one-selection' }, path: ['ids'] };

/** Either the rows by id, or all that a filter leaves. */
export const bulkInput = z.strictObject({ ...selection, change }).refine(oneOf, ONE_SELECTION);
export type BulkInput = z.output<typeof bulkInput>;
export const bulkCountInput = z.strictObject({ list: selection.list, filter: selection.filter.unwrap() });
/** One more than the most rows: too many. */
export const bulkCount = z.object({ count: z.number().int() });

export const BULK_STATES = ['queued', 'running', 'done', 'undoing', 'undone', 'failed'] as const;
export const bulkChange = z.object({
  changeId: id,
  list: z.enum(BULK_LISTS),
  field: z.enum(BULK_FIELDS),
  state: z.enum(BULK_STATES),
  total: z.number().int(),
  done: z.number().int(),
  changed: z.number().int(),
  undone: z.number().int(),
  createdAt: wireTime,
  undoUntil: wireTime,
});
export type BulkChange = z.output<typeof bulkChange>;
export const bulkChanges = z.object({ items: z.array(bulkChange) });
