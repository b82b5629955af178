import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import { type OwnCondition, ownConditions } from '../fields/index.ts';
import type { DealFilter, DealQuery } from './contract.ts';
import { type DealRowRecord, notContactedSince, rowColumns, rowJoins } from './store-row.ts';

/** Filters as the store wants them: own fields resolved. */
export type DealConditions = Omit<DealFilter, 'own'> & { own?: readonly OwnCondition[] };

export interface DealListRecord extends DealRowRecord {
  sort_key: string;
}
export interface DealListPage {
  sort: DealQuery['sort'];
  limit: number;
  after: Place | undefined;
}

const asInstant = (key: string): Sql => sql`'epoch'::timestamptz + ${key}::bigint * interval '1 microsecond'`;
const timeKey = (column: Sql) => ({
  column: sql`d.${column}`,
  asText: sql`(extract(epoch FROM d.${column}) * 1000000)::bigint::text`,
  fromText: asInstant,
});
/** The expression of the index `deal_by_close`: what has no date comes last. */
const EXPECTED = sql`coalesce(d.expected_on, 'infinity'::date)`;
const SORTS = {
  changed: timeKey(sql`updated_at`),
  closed: timeKey(sql`closed_at`),
  amount: {
    column: sql`d.amount_cents`,
    asText: sql`d.amount_cents::text`,
    fromText: (key: string) => sql`${key}::bigint`,
  },
  expected: {
    column: EXPECTED,
    asText: sql`${EXPECTED}::text`,
    fromText: (key: string) => sql`${key}::date`,
  },
  /** Ids are UUIDv7, made in order: their order is the order of creation. */
  created: undefined,
};

/** One page, and one row more, which tells whether there is a next page. */
export const listDeals = (tx: Tx, filter: DealConditions, page: DealListPage): Promise<DealListRecord[]> =>
  tx.query(listStatement(filter, page));

/** The statement of `listDeals`; the page is cut before anything is looked up for its rows. */
export function listStatement(filter: DealConditions, { sort, limit, after }: DealListPage): Sql {
  const name = sort.replace('-', '') as keyof typeof SORTS;
  const key = SORTS[name];
  const direction = sort.startsWith('-') ? sql`DESC` : sql`ASC`;
  const than = sort.startsWith('-') ? sql`<` : sql`>`;
  const order = key ? sql`${key.column} ${direction}, d.deal_id ${direction}` : sql`d.deal_id ${direction}`;
  const beyond = (place: Place): Sql =>
    key
      ? sql`(${key.column}, d.deal_id) ${than} (${key.fromText(place.key)}, ${place.id}::uuid)`
      : sql`d.deal_id ${than} ${place.id}::uuid`;
  const conditions = [
    ...conditionsOf(filter),
    ...(name === 'closed' ? [sql`d.closed_at IS NOT NULL`] : []),
    ...(after ? [beyond(after)] : []),
  ];
  return sql`
    SELECT ${rowColumns}, d.sort_key
      FROM (SELECT d.*, ${key ? key.asText : sql`''`} AS sort_key FROM deal d ${where(conditions)}
             ORDER BY ${order} ${limitTo(limit + 1)}) d
      ${rowJoins}
     ORDER BY ${order}`;
}

export interface TotalsRecord {
  currency: string;
  count: number;
  sum_cents: number;
  weighted_cents: number;
}
/** Beyond this a number is no longer exact in the browser. */
const MOST = sql`9007199254740991`;
/** Columns of sums over deals `d` and their stages `s`; each deal is weighted to the cent, so that parts add up to the whole. */
export const sumColumns = sql`count(*) AS count, least(sum(d.amount_cents), ${MOST})::bigint AS sum_cents,
  least(sum(round(d.amount_cents::numeric * s.probability_percent / 100)), ${MOST})::bigint AS weighted_cents`;

/** Sums of all that the filter leaves, by currency. */
export const sumDeals = (tx: Tx, filter: DealConditions): Promise<TotalsRecord[]> =>
  tx.query(sql`
    SELECT d.currency, ${sumColumns} FROM deal d JOIN stage s USING (stage_id) ${where(conditionsOf(filter))}
     GROUP BY d.currency ORDER BY 2 DESC, 1`);

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;

/** `%`, `_` and `\` as themselves. */
const containing = (text: string): string => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;

/** What narrows deals `d`. People are asked first (`IN`), so that one person leads to their few deals through the index. */
export function conditionsOf(filter: DealConditions): Sql[] {
  const { q, pipelineId, stageId, state, ownerId, companyId, contactId, currency } = filter;
  const conditions: [unknown, Sql][] = [
    [contactId, sql`d.deal_id IN (SELECT deal_id FROM deal_person WHERE contact_id = ${contactId})`],
    [companyId, sql`d.company_id = ${companyId}`],
    [stageId, sql`d.stage_id = ${stageId}`],
    [pipelineId, sql`d.stage_id IN (SELECT stage_id FROM stage WHERE pipeline_id = ${pipelineId})`],
    [
      state,
      state === 'open'
        ? sql`d.closed_at IS NULL`
        : sql`d.closed_at IS NOT NULL AND d.stage_id IN (SELECT stage_id FROM stage WHERE outcome = ${state})`,
    ],
    [ownerId, sql`d.owner_id = ${ownerId}`],
    [currency, sql`d.currency = ${currency}`],
    [filter.expectedFrom, sql`${EXPECTED} >= ${filter.expectedFrom}::date`],
    [filter.expectedTo, sql`${EXPECTED} <= ${filter.expectedTo}::date`],
    [filter.expectedFrom ?? filter.expectedTo, sql`d.expected_on IS NOT NULL`],
    [filter.withoutDate || undefined, sql`${EXPECTED} = 'infinity'::date`],
    [filter.amountFromCents, sql`d.amount_cents >= ${filter.amountFromCents}`],
    [filter.amountToCents, sql`d.amount_cents <= ${filter.amountToCents}`],
    [
      filter.lastContactBefore,
      notContactedSince(filter.lastContactBefore ? new Date(filter.lastContactBefore) : undefined),
    ],
    [filter.neverContacted || undefined, notContactedSince(undefined)],
    [q || undefined, sql`d.title ILIKE ${containing(q ?? '')}`],
  ];
  return [
    ...conditions.filter(([value]) => value !== undefined).map(([, condition]) => condition),
    ...ownConditions('deal', filter.own, sql`d.deal_id`),
  ];
}
