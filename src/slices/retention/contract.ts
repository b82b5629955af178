import { z } from 'zod';
import { CATEGORIES, type Category } from '../../kernel/category.ts';
import { filledLine, id, pageQuery, text, wireDate, wireTime } from '../../kernel/wire.ts';

export const UNITS = ['day', 'month', 'year'] as const;
export const START_EVENTS = ['collection', 'process-end', 'relationship-end'] as const;
export const GATES = ['open', 'suspended', 'clock-behind', 'clock-ahead'] as const;
export const RUN_KINDS = ['last-ground', 'narrowing', 'class', 'clock'] as const;
export const HOLD_REASONS = ['dispute', 'authority', 'other'] as const;
/** What a hold can keep; the identity stays with every hold. */
export const HOLDABLE: readonly Category[] = (Object.keys(CATEGORIES) as Category[]).filter(
  (category) => category !== 'staff' && category !== 'intake',
);
const category = z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]);
const classKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const tableName = z.string().regex(/^[a-z][a-z0-9_]{1,62}$/);

/** A deletion class after DIN 66398: standard period and start event. */
const deletionClass = z.object({
  key: z.string(),
  period: z.number().int(),
  unit: z.enum(UNITS),
  toYearEnd: z.boolean(),
  startEvent: z.enum(START_EVENTS),
  label: z.string(),
  statute: z.string(),
  /** Both languages, for who changes it. */
  labelDe: z.string(),
  labelEn: z.string(),
  statuteDe: z.string(),
  statuteEn: z.string(),
  /** Kinds of data that have it: one that has some cannot be deleted. */
  usedBy: z.number().int(),
  isBuiltin: z.boolean(),
  /** Shown, and set elsewhere. */
  isFixed: z.boolean(),
  updatedAt: wireTime,
});
export type DeletionClass = z.output<typeof deletionClass>;
const deletionRule = z.object({
  table: z.string(),
  slice: z.string(),
  label: z.string(),
  whose: z.enum(['contact', 'staff', 'nobody']),
  category: category.nullable(),
  classKey: z.string(),
  kind: z.enum(['with', 'age', 'clock']),
  /** The rule in force, in words. */
  deletion: z.string(),
  /** The period of its class decides: it can be given another. */
  isChangeable: z.boolean(),
  /** Where it is changeable: what the column with the start event is called. */
  runsFrom: z.string().nullable(),
  appliesTo: z.string().nullable(),
  since: wireTime,
  isShipped: z.boolean(),
});
export type DeletionRule = z.output<typeof deletionRule>;
/** The catalogue of deletion rules: for kinds of data, and for the grounds that carry people. */
export const catalogue = z.object({
  classes: z.array(deletionClass),
  rules: z.array(deletionRule),
  purposes: z.array(
    z.object({ key: z.string(), label: z.string(), retainDays: z.number().int(), rule: z.string() }),
  ),
});
export type Catalogue = z.output<typeof catalogue>;

const period = {
  period: z.number().int().min(1).max(1200),
  unit: z.enum(UNITS),
  toYearEnd: z.boolean(),
};
export const classInput = z.strictObject({
  key: filledLine(40).refine((key) => /^([a-z][a-z0-9-]{1,39})?$/.test(key), {
    params: { code: 'class-key' },
  }),
  ...period,
  startEvent: z.enum(['collection', 'process-end']),
  labelDe: filledLine(200),
  labelEn: filledLine(200),
  statuteDe: filledLine(300),
  statuteEn: filledLine(300),
});
export const classChange = z
  .strictObject({
    ...period,
    labelDe: filledLine(200),
    labelEn: filledLine(200),
    statuteDe: filledLine(300),
    statuteEn: filledLine(300),
  })
  .partial();
export const ruleChange = z.strictObject({ classKey });
export const classParams = z.strictObject({ key: classKey });
export const ruleParams = z.strictObject({ table: tableName });
/** What a change would make due at once; the change itself, rolled back. */
export const previewInput = z.strictObject({
  rule: z.strictObject({ table: tableName, classKey }).optional(),
  class: z.strictObject({ key: classKey, change: classChange }).optional(),
});
const rowsByKind = z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() }));
export const changePreview = z.object({
  kinds: z.array(
    z.object({ table: z.string(), label: z.string(), before: z.number().int(), after: z.number().int() }),
  ),
});
export type ChangePreview = z.output<typeof changePreview>;

export const dueQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30),
  ...pageQuery,
});
const person = z.object({
  contactId: id,
  displayName: z.string(),
  deletesAt: wireTime,
  because: z.string(),
});
/** What goes in the next days: people by name for the purpose rights alone, the rest as numbers. */
export const dueList = z.object({
  people: z.object({ count: z.number().int(), items: z.array(person), next: z.string().nullable() }),
  rows: rowsByKind,
});
export type DueList = z.output<typeof dueList>;

export const STEPS = ['day', 'week', 'month'] as const;
export const forecastQuery = z.strictObject({ by: z.enum(STEPS).default('week') });
/** The next twelve months; the first step holds what is due already. */
export const forecast = z.object({
  computedAt: wireTime,
  kinds: z.array(z.object({ table: z.string(), label: z.string() })),
  steps: z.array(
    z.object({
      from: wireDate,
      people: z.number().int(),
      rows: z.number().int(),
      byTable: z.record(z.string(), z.number().int()),
    }),
  ),
});
export type Forecast = z.output<typeof forecast>;

export const dryRunQuery = z.strictObject({ until: z.iso.datetime({ offset: true }).optional() });
export const dryRun = z.object({
  /** Everything that is due by then. */
  until: wireTime,
  gate: z.enum(GATES),
  people: z.object({
    count: z.number().int(),
    rows: rowsByKind,
    /** The first hundred; for the purpose rights. */
    items: z.array(person),
  }),
  narrowing: z.object({ count: z.number().int(), rows: rowsByKind }),
  aged: rowsByKind,
  clocks: rowsByKind,
});
export type DryRun = z.output<typeof dryRun>;

export const runList = z.object({
  items: z.array(
    z.object({
      runId: id,
      kind: z.enum(RUN_KINDS),
      state: z.enum(['running', 'done', 'stopped', 'failed']),
      startedAt: wireTime,
      finishedAt: wireTime.nullable(),
      batches: z.number().int(),
      people: z.number().int(),
      rows: rowsByKind,
    }),
  ),
});
export type RunList = z.output<typeof runList>;

export const MAX_SUSPENSION_DAYS = 30;
export const suspensionInput = z.strictObject({
  reason: filledLine(500),
  until: z.iso.datetime({ offset: true }),
});
export const clockInput = z.strictObject({ confirm: z.literal(true) });
export const retentionState = z.object({
  gate: z.enum(GATES),
  /** The database's clock now, and when it was last plausible. */
  clock: z.object({ now: wireTime, heartbeatAt: wireTime, since: wireTime.nullable() }),
  suspension: z.object({ reason: z.string(), since: wireTime, until: wireTime }).nullable(),
});
export type RetentionState = z.output<typeof retentionState>;

export const holdInput = z.strictObject({
  reason: z.enum(HOLD_REASONS),
  note: text(1000).pipe(z.string().min(1)),
  categories: z.array(category).min(1).max(12),
  reviewOn: wireDate,
});
export const holdChange = z
  .strictObject({ note: text(1000).pipe(z.string().min(1)), reviewOn: wireDate, end: z.literal(true) })
  .partial();
export const holdParams = z.strictObject({ id, holdId: id });
const hold = z.object({
  holdId: id,
  contactId: id,
  /** Null where the contact is out of the caller's sight. */
  displayName: z.string().nullable(),
  reason: z.enum(HOLD_REASONS),
  note: z.string(),
  categories: z.array(category),
  reviewOn: wireDate,
  createdAt: wireTime,
  endedAt: wireTime.nullable(),
});
export type Hold = z.output<typeof hold>;
export const holdList = z.object({ items: z.array(hold) });
