import { z } from 'zod';
import {
  booleanQuery,
  filledLine,
  id,
  line,
  page,
  pageQuery,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';
import { ownFilter, ownInput, ownOutput } from '../fields/contract.ts';

export const OUTCOMES = ['open', 'won', 'lost'] as const;
export const CLOSED_OUTCOMES = ['won', 'lost'] as const;
export const DEAL_ROLES = ['decider', 'buyer', 'user', 'adviser', 'other'] as const;
/** Closed deals stay on the board so long. */
export const BOARD_CLOSED_DAYS = 90;
/** Currencies proposed; others by their ISO 4217 code. */
export const USUAL_CURRENCIES = ['EUR', 'CHF', 'USD', 'GBP', 'PLN', 'CZK', 'DKK', 'SEK'] as const;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.string().refine((code) => CURRENCIES.has(code), { params: { code: 'no-such-currency' } }));
/** A hundred billion, in cents: sums of them stay exact. */
export const MOST_CENTS = 10_000_000_000_000;
const cents = z.number().int().min(0).max(MOST_CENTS);
const hasDecimals = (value: number, decimals: number): boolean =>
  Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6;

/* Pipelines, stages, reasons: the firm's, nobody's data. */

export const stage = z.object({
  stageId: id,
  name: z.string(),
  probabilityPercent: z.number().int(),
  outcome: z.enum(OUTCOMES),
});
export type Stage = z.output<typeof stage>;
export const pipeline = z.object({
  pipelineId: id,
  name: z.string(),
  position: z.number().int(),
  isActive: z.boolean(),
  stages: z.array(stage),
});
export type Pipeline = z.output<typeof pipeline>;
export const pipelineList = z.object({ items: z.array(pipeline) });

/** `stageId` names a stage that is there; without one it is new. Won counts 100 %, lost 0 %, whatever is sent. */
const stageInput = z.strictObject({
  stageId: id.optional(),
  name: filledLine(60),
  probabilityPercent: z.number().int().min(0).max(100),
  outcome: z.enum(OUTCOMES),
});
/** The stages in their order: some that are open, one won, one lost. Those that are not named go. */
export const pipelineInput = z.strictObject({
  name: filledLine(80),
  position: z.number().int().min(0).max(1000).default(0),
  isActive: z.boolean().default(true),
  stages: z.array(stageInput).min(3).max(30),
});
export type PipelineInput = z.output<typeof pipelineInput>;

export const stageMove = z.strictObject({ toStageId: id });
export const stageMoved = z.object({ moved: z.number().int() });

export const closeReason = z.object({
  reasonId: id,
  outcome: z.enum(CLOSED_OUTCOMES),
  labelDe: z.string(),
  labelEn: z.string(),
  isActive: z.boolean(),
});
export type CloseReason = z.output<typeof closeReason>;
export const closeReasonList = z.object({ items: z.array(closeReason) });
/** The whole list; reasons that are not named go, unless a deal has them. */
export const closeReasonsInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        reasonId: id.optional(),
        outcome: z.enum(CLOSED_OUTCOMES),
        labelDe: filledLine(120),
        labelEn: filledLine(120),
        isActive: z.boolean().default(true),
      }),
    )
    .max(200),
});
export type CloseReasonsInput = z.output<typeof closeReasonsInput>;

/* Deals. */

const personInput = z.strictObject({ contactId: id, role: z.enum(DEAL_ROLES).default('other') });
const itemInput = z.strictObject({
  /** A product of the firm's list; name and price stay as they are here. */
  productId: id.nullish().transform((value) => value ?? null),
  name: filledLine(200),
  /** Up to three decimals. */
  quantity: z
    .number()
    .positive()
    .max(1_000_000)
    .refine((value) => hasDecimals(value, 3), { params: { code: 'too-many-decimals' } }),
  /** Net, in cents of the deal's currency. */
  unitPriceCents: cents,
  /** Up to two decimals. */
  discountPercent: z
    .number()
    .min(0)
    .max(100)
    .refine((value) => hasDecimals(value, 2), { params: { code: 'too-many-decimals' } })
    .default(0),
});
export type DealItemInput = z.output<typeof itemInput>;

/** What an item comes to in cents, rounded half up. */
export function itemCents(
  item: Pick<DealItemInput, 'quantity' | 'unitPriceCents' | 'discountPercent'>,
): number {
  const exact =
    BigInt(Math.round(item.quantity * 1000)) *
    BigInt(item.unitPriceCents) *
    BigInt(10_000 - Math.round(item.discountPercent * 100));
  return Number((exact + 5_000_000n) / 10_000_000n);
}

const fields = {
  title: filledLine(200),
  companyId: id.nullable(),
  people: z.array(personInput).max(50),
  amountCents: cents,
  currency,
  expectedOn: wireDate.nullable(),
  source: line(120),
  ownerId: id.nullable(),
  teamId: id.nullable(),
  items: z.array(itemInput).max(200),
};

/** About people, a company, or both. With items the value is their sum, and `amountCents` does not count. */
export const dealInput = z.strictObject({
  title: fields.title,
  /** Default: the first stage of the first pipeline. */
  stageId: id.optional(),
  companyId: fields.companyId.default(null),
  people: fields.people.default([]),
  amountCents: fields.amountCents.default(0),
  currency: fields.currency.default('EUR'),
  expectedOn: fields.expectedOn.default(null),
  source: fields.source.default(''),
  /** Default: the caller. */
  ownerId: fields.ownerId.optional(),
  teamId: fields.teamId.optional(),
  items: fields.items.default([]),
  own: ownInput.default({}),
});
export type DealInput = z.output<typeof dealInput>;

/**
 * People and items replace those there as a whole, except people whom the purpose does not show: they stay. What is
 * not named stays. `version` is the one that was read; another means conflict.
 */
export const dealChange = z.strictObject({
  version: z.number().int().min(1),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
  /** Only the own fields that are named change. */
  own: ownInput.optional(),
});
export type DealChange = z.output<typeof dealChange>;

/** `afterDealId`: the one above it then; null for the top of the stage. Out of won or lost the deal is open again. */
export const dealMove = z.strictObject({
  version: z.number().int().min(1),
  stageId: id,
  afterDealId: id.nullable().default(null),
});
export type DealMove = z.output<typeof dealMove>;
/** A reason is needed to lose a deal, as long as the firm has some. */
export const dealClose = z.strictObject({
  version: z.number().int().min(1),
  reasonId: id.nullable().default(null),
});
export type DealClose = z.output<typeof dealClose>;
/** Default: the last stage in which it was open. */
export const dealReopen = z.strictObject({ version: z.number().int().min(1), stageId: id.optional() });
export type DealReopen = z.output<typeof dealReopen>;

const dealPerson = z.object({ contactId: id, displayName: z.string(), role: z.enum(DEAL_ROLES) });
const shared = {
  dealId: id,
  version: z.number().int(),
  title: z.string(),
  pipelineId: id,
  stageId: id,
  stageName: z.string(),
  outcome: z.enum(OUTCOMES),
  probabilityPercent: z.number().int(),
  stageSince: wireTime,
  amountCents: z.number().int(),
  currency: z.string(),
  expectedOn: wireDate.nullable(),
  closedAt: wireTime.nullable(),
  /** Null also where the purpose does not show it. */
  company: z.object({ companyId: id, name: z.string() }).nullable(),
  /** Those whom the purpose shows. */
  people: z.array(dealPerson),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  /** Last talk about this deal, in or out. */
  lastContactAt: wireTime.nullable(),
  createdAt: wireTime,
  updatedAt: wireTime,
};
export const dealRow = z.object(shared);
export type DealRow = z.output<typeof dealRow>;
export const dealPage = page(dealRow);

export const dealItem = z.object({
  productId: id.nullable(),
  name: z.string(),
  quantity: z.number(),
  unitPriceCents: z.number().int(),
  discountPercent: z.number(),
  totalCents: z.number().int(),
});
export type DealItem = z.output<typeof dealItem>;
export const deal = z.object({
  ...shared,
  pipelineName: z.string(),
  closeReason: closeReason.pick({ reasonId: true, labelDe: true, labelEn: true }).nullable(),
  source: z.string(),
  teamId: id.nullable(),
  items: z.array(dealItem),
  ...ownOutput,
  /** Oldest first; the last is the stage it is in. */
  stageChanges: z.array(
    z.object({
      stageId: id.nullable(),
      stageName: z.string(),
      enteredAt: wireTime,
      leftAt: wireTime.nullable(),
      changedByName: z.string().nullable(),
    }),
  ),
});
export type Deal = z.output<typeof deal>;

export const DEAL_SORTS = ['changed', 'created', 'expected', 'amount', 'closed'] as const;
const wholeCents = z.coerce.number().int().min(0).max(MOST_CENTS);
const filters = {
  /** A part of the title; capital letters do not matter. */
  q: line(200).optional(),
  pipelineId: id.optional(),
  stageId: id.optional(),
  state: z.enum(OUTCOMES).optional(),
  ownerId: id.optional(),
  companyId: id.optional(),
  contactId: id.optional(),
  currency: currency.optional(),
  expectedFrom: wireDate.optional(),
  expectedTo: wireDate.optional(),
  /** Only deals without a date. */
  withoutDate: booleanQuery.optional(),
  amountFromCents: wholeCents.optional(),
  amountToCents: wholeCents.optional(),
  /** Last talk about it before this time, or none yet. */
  lastContactBefore: z.iso.datetime({ offset: true }).optional(),
  /** No talk about it yet. */
  neverContacted: booleanQuery.optional(),
  own: ownFilter.optional(),
};
export const dealQuery = z.strictObject({
  ...pageQuery,
  /** `-name` is the other way round. `closed` shows closed deals only. */
  sort: z.enum(DEAL_SORTS.flatMap((name) => [name, `-${name}`] as const)).default('-changed'),
  ...filters,
});
export type DealQuery = z.output<typeof dealQuery>;
export const dealTotalsQuery = z.strictObject(filters);
export type DealFilter = z.output<typeof dealTotalsQuery>;

const sums = {
  currency: z.string(),
  count: z.number().int(),
  sumCents: z.number().int(),
  /** Each value times the probability of its stage. */
  weightedCents: z.number().int(),
};
export const dealTotals = z.object({ items: z.array(z.object(sums)) });
export type DealTotals = z.output<typeof dealTotals>;

/** Default: the pipeline that comes first. */
export const boardQuery = z.strictObject({
  pipelineId: id.optional(),
  ownerId: id.optional(),
  q: line(200).optional(),
  /** Cards a stage. */
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type BoardQuery = z.output<typeof boardQuery>;
/** Open deals in the order of the firm; won and lost ones of the last 90 days, the latest first. */
export const board = z.object({
  pipelineId: id,
  pipelineName: z.string(),
  columns: z.array(
    z.object({
      ...stage.shape,
      totals: z.array(
        z.object({ currency: z.string(), count: z.number().int(), sumCents: z.number().int() }),
      ),
      cards: z.array(dealRow),
    }),
  ),
});
export type Board = z.output<typeof board>;

const month = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/);
export const forecastQuery = z.strictObject({
  pipelineId: id.optional(),
  ownerId: id.optional(),
  /** First month, as 2027-03; default: this month. */
  from: month.optional(),
  months: z.coerce.number().int().min(1).max(36).default(12),
});
export type ForecastQuery = z.output<typeof forecastQuery>;
/** Open deals by month of their expected close. `from` and `to` are the filters that list the deals of a row. */
export const forecast = z.object({
  firstMonth: month,
  months: z.number().int(),
  rows: z.array(
    z.object({
      /** `before` and `after` the months asked for, or without a date. */
      span: z.enum(['before', 'month', 'after', 'undated']),
      month: month.nullable(),
      from: wireDate.nullable(),
      to: wireDate.nullable(),
      ...sums,
    }),
  ),
});
export type Forecast = z.output<typeof forecast>;
