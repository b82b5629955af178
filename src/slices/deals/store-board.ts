import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { BOARD_CLOSED_DAYS, type BoardQuery, type Stage } from './contract.ts';
import { conditionsOf, type TotalsRecord } from './store-list.ts';
import { type DealRowRecord, rowColumns, rowJoins } from './store-row.ts';

export interface BoardRecord {
  stages: (Pick<Stage, 'name' | 'outcome'> & {
    stage_id: string;
    probability_percent: number;
    pipeline_id: string;
    pipeline_name: string;
  })[];
  totals: (Omit<TotalsRecord, 'weighted_cents'> & { stage_id: string })[];
  cards: DealRowRecord[];
}

type BoardFilter = Pick<BoardQuery, 'ownerId' | 'q'>;
const and = (filter: BoardFilter): Sql[] => conditionsOf(filter).map((condition) => sql` AND ${condition}`);
const spliced = (parts: readonly Sql[]): Sql => parts.reduce((all, part) => sql`${all}${part}`, sql``);
const recently = sql`d.closed_at >= now() - make_interval(days => ${BOARD_CLOSED_DAYS}::integer)`;

/** The stages of one pipeline, their cards and sums: three statements in one round trip, whatever the number of stages. */
export async function readBoard(tx: Tx, query: BoardQuery): Promise<BoardRecord> {
  const [stages, cards, totals] = await tx.batch([
    sql`
      SELECT s.stage_id, s.name, s.outcome, s.probability_percent, p.pipeline_id, p.name AS pipeline_name
        FROM stage s JOIN pipeline p USING (pipeline_id) WHERE ${ofPipeline(query.pipelineId)} ORDER BY s.position, s.stage_id`,
    cardsStatement(query),
    totalsStatement(query),
  ]);
  return {
    stages: stages!.rows as unknown as BoardRecord['stages'],
    cards: cards!.rows as unknown as BoardRecord['cards'],
    totals: totals!.rows as unknown as BoardRecord['totals'],
  };
}

const ofPipeline = (pipelineId: string | undefined): Sql =>
  pipelineId
    ? sql`s.pipeline_id = ${pipelineId}`
    : sql`s.pipeline_id = (SELECT f.pipeline_id FROM pipeline f WHERE f.is_active ORDER BY f.position, f.pipeline_id LIMIT 1)`;

/** The first cards of every stage: open ones in their order, closed ones of late, each through an index. */
export function cardsStatement({ pipelineId, limit, ...filter }: BoardQuery): Sql {
  const narrowed = spliced(and(filter));
  return sql`
    SELECT ${rowColumns} FROM (
      SELECT d.*, row_number() OVER () AS n FROM (SELECT * FROM stage s WHERE ${ofPipeline(pipelineId)} AND s.outcome = 'open') o
       CROSS JOIN LATERAL (SELECT * FROM deal d WHERE d.stage_id = o.stage_id${narrowed}
                            ORDER BY d.board_rank, d.deal_id ${limitTo(limit)}) d
      UNION ALL
      SELECT d.*, row_number() OVER () AS n FROM (SELECT * FROM stage s WHERE ${ofPipeline(pipelineId)} AND s.outcome <> 'open') c
       CROSS JOIN LATERAL (SELECT * FROM deal d WHERE d.stage_id = c.stage_id AND ${recently}${narrowed}
                            ORDER BY d.closed_at DESC, d.deal_id DESC ${limitTo(limit)}) d
    ) d ${rowJoins} ORDER BY d.n`;
}

/** How many and how much, by stage and currency. */
export function totalsStatement({ pipelineId, ownerId, q }: BoardQuery): Sql {
  return sql`
    SELECT d.stage_id, d.currency, count(*) AS count, least(sum(d.amount_cents), 9007199254740991)::bigint AS sum_cents
      FROM deal d
     WHERE d.stage_id IN (SELECT s.stage_id FROM stage s WHERE ${ofPipeline(pipelineId)})
       AND (d.closed_at IS NULL OR ${recently})${spliced(and({ ownerId, q }))}
     GROUP BY d.stage_id, d.currency ORDER BY 3 DESC, 2`;
}
