import { z } from 'zod';
import { ownSearch } from '../../fields/web/own-search.ts';
import { DEAL_SORTS, OUTCOMES } from '../contract.ts';

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const flag = z.literal(true).optional().catch(undefined);
const euros = z.number().int().min(0).optional().catch(undefined);

export const SORTS = DEAL_SORTS.flatMap((name) => [name, `-${name}`] as const);

/** What board, list and forecast have in common, so that one leads to the other. */
const common = { pipelineId: text(40), ownerId: text(40) };
export type CommonSearch = { pipelineId?: string | undefined; ownerId?: string | undefined };

export const boardSearch = z.object({ ...common, q: text(200) });
export type BoardSearch = z.output<typeof boardSearch>;

/** Filters of the list as they stand in the address; amounts in whole units of the currency. */
export const dealSearch = z.object({
  ...common,
  q: text(200),
  sort: z.enum(SORTS).optional().catch(undefined),
  stageId: text(40),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  companyId: text(40),
  contactId: text(40),
  currency: text(3),
  expectedFrom: day,
  expectedTo: day,
  withoutDate: flag,
  amountFrom: euros,
  amountTo: euros,
  lastContactBefore: day,
  neverContacted: flag,
  own: ownSearch,
  /** The view that the list is seen in. */
  view: text(40),
});
export type DealSearch = z.output<typeof dealSearch>;

export const forecastSearch = z.object({ ...common, from: text(7) });
/** A new deal that starts at a person, a company or in a stage. */
export const newDealSearch = z.object({ companyId: text(40), contactId: text(40), stageId: text(40) });

const FILTERS = [
  'pipelineId',
  'ownerId',
  'stageId',
  'companyId',
  'contactId',
  'currency',
  'expectedFrom',
  'expectedTo',
  'withoutDate',
  'amountFrom',
  'amountTo',
  'lastContactBefore',
  'neverContacted',
  'own',
] as const;
export const activeFilters = (search: DealSearch): number =>
  FILTERS.filter((name) => search[name] !== undefined).length;
/** Clears them all, leaving search text, state and order. */
export const NO_FILTERS = Object.fromEntries(FILTERS.map((name) => [name, undefined])) as Partial<DealSearch>;
