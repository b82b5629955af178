import { z } from 'zod';
import { filledLine, id, line } from '../../kernel/wire.ts';

/** Lists that can be seen in views. */
export const LIST_KEYS = [
  'contacts',
  'companies',
  'deals',
  'tickets',
  'invoices',
  'orders',
  'products',
  'tasks',
] as const;
export type ListKey = (typeof LIST_KEYS)[number];
export const SHARINGS = ['private', 'team', 'all'] as const;
export type Sharing = (typeof SHARINGS)[number];

/** What a view does not keep: words and ids that lead to one person, and the place in a list. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'q',
  'email',
  'phone',
  'name',
  'contactId',
  'personId',
  'companyId',
  'number',
  'cursor',
  'limit',
  'sort',
  'view',
]);
/** Whether a filter leads to one person: then it stays in the address and goes into no view. */
export const namesPerson = (filter: string, value?: unknown): boolean =>
  NOT_KEPT.has(filter) || (typeof value === 'string' && /@|%40/.test(value));

const filterName = z.string().regex(/^[a-zA-Z][\w.-]{0,79}$/);
/** Own fields are one filter with all their values. */
const filterValue = z.union([line(2000), z.number(), z.boolean()]);
const filters = z
  .record(filterName, filterValue)
  .refine((all) => Object.keys(all).length <= 30, { params: { code: 'too-many-filters' } })
  .superRefine((all, context) => {
    for (const [name, value] of Object.entries(all))
      if (namesPerson(name, value))
        context.addIssue({
          code: 'custom',
          path: [name],
          params: { code: 'filter-names-person' },
        });
  });
const columns = z.array(z.string().regex(/^[a-zA-Z][\w.-]{0,79}$/)).max(60);
const sort = z.string().regex(/^(?:-?[a-zA-Z][\w.-]{0,79})?$/);

const fields = {
  name: filledLine(80),
  sharing: z.enum(SHARINGS),
  filters,
  sort,
  /** In their order; null: the list's own. */
  columns: columns.nullable(),
};
export const viewInput = z.strictObject({
  name: fields.name,
  sharing: fields.sharing.default('private'),
  filters: fields.filters.default({}),
  sort: fields.sort.default(''),
  columns: fields.columns.default(null),
  /** Opens with the list from now on, for the caller. */
  isDefault: z.boolean().default(false),
});
export type ViewInput = z.output<typeof viewInput>;
export const viewChange = z.strictObject({
  version: z.number().int().min(1),
  name: fields.name.optional(),
  sharing: fields.sharing.optional(),
  filters: fields.filters.optional(),
  sort: fields.sort.optional(),
  columns: fields.columns.optional(),
});
export type ViewChange = z.output<typeof viewChange>;

export const view = z.object({
  viewId: id,
  name: z.string(),
  sharing: z.enum(SHARINGS),
  filters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  sort: z.string(),
  columns: z.array(z.string()).nullable(),
  version: z.number().int(),
  isMine: z.boolean(),
  /** Who made it. */
  madeBy: z.string().nullable(),
});
export type View = z.output<typeof view>;
export const listPreference = z.object({
  defaultViewId: id.nullable(),
  /** Shown when no view is chosen; null: the list's own. */
  columns: z.array(z.string()).nullable(),
});
export type ListPreference = z.output<typeof listPreference>;
export const listViews = z.object({ items: z.array(view), preference: listPreference });
export type ListViews = z.output<typeof listViews>;

export const listParams = z.strictObject({ list: z.enum(LIST_KEYS) });
/** What is not named stays. */
export const preferenceChange = z.strictObject({
  defaultViewId: id.nullable().optional(),
  columns: columns.nullable().optional(),
});
export type PreferenceChange = z.output<typeof preferenceChange>;
