import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Deal } from './contract.ts';
import { RANK_GAP } from './store-write.ts';

/** Ranks of the neighbours; null at an end. */
export interface Neighbours {
  above: number | null;
  below: number | null;
}

/** Between whom a deal would stand right after another one, or at the top; undefined where that one is not in the stage. */
export async function readNeighbours(
  tx: Tx,
  place: { dealId: string; stageId: string; afterDealId: string | null },
): Promise<Neighbours | undefined> {
  const { dealId, stageId, afterDealId } = place;
  if (afterDealId === null) {
    const first = await tx.maybe<{ board_rank: number }>(sql`
      SELECT board_rank FROM deal WHERE stage_id = ${stageId} AND deal_id <> ${dealId} ORDER BY board_rank, deal_id LIMIT 1`);
    return { above: null, below: first?.board_rank ?? null };
  }
  return tx.maybe<Neighbours>(sql`
    SELECT a.board_rank AS above,
           (SELECT b.board_rank FROM deal b WHERE b.stage_id = ${stageId} AND b.deal_id <> ${dealId}
               AND (b.board_rank, b.deal_id) > (a.board_rank, a.deal_id) ORDER BY b.board_rank, b.deal_id LIMIT 1) AS below
      FROM deal a WHERE a.deal_id = ${afterDealId} AND a.stage_id = ${stageId} AND a.deal_id <> ${dealId}`);
}

/** Makes room between the deals of a stage again, in their order. */
export const spreadRanks = (stageId: string): Sql => sql`
  UPDATE deal d SET board_rank = o.n * ${RANK_GAP}::bigint
    FROM (SELECT deal_id, row_number() OVER (ORDER BY board_rank, deal_id) AS n FROM deal WHERE stage_id = ${stageId}) o
   WHERE d.deal_id = o.deal_id`;

/** Writes stage and place; coming into another stage starts its time there. Out of won or lost the deal is open again. */
export const placeDeal = (dealId: string, stageId: string, rank: number): Sql => sql`
  UPDATE deal SET stage_since = CASE WHEN stage_id = ${stageId}::uuid THEN stage_since ELSE now() END, stage_id = ${stageId},
         board_rank = ${rank}, closed_at = NULL, close_reason_id = NULL, version = version + 1, updated_at = now()
   WHERE deal_id = ${dealId}`;

/** Puts the deal into a stage that is won or lost. One that is there already only gets another reason. */
export const closeDealIn = (dealId: string, stageId: string, reasonId: string | null): Sql => sql`
  UPDATE deal SET stage_since = CASE WHEN stage_id = ${stageId}::uuid THEN stage_since ELSE now() END,
         closed_at = CASE WHEN stage_id = ${stageId}::uuid THEN closed_at ELSE now() END, stage_id = ${stageId},
         close_reason_id = ${reasonId}, version = version + 1, updated_at = now()
   WHERE deal_id = ${dealId}`;

/** The stage of this pipeline that is won or lost, and the reasons that can be given. */
export async function readClosing(
  tx: Tx,
  pipelineId: string,
  outcome: 'won' | 'lost',
): Promise<{ stageId: string | undefined; reasons: ReadonlyMap<string, { isActive: boolean }> }> {
  const [stages, reasons] = (await tx.batch([
    sql`SELECT stage_id FROM stage WHERE pipeline_id = ${pipelineId} AND outcome = ${outcome} ORDER BY position LIMIT 1`,
    sql`SELECT reason_id, is_active FROM close_reason WHERE outcome = ${outcome}`,
  ])) as unknown as [{ rows: { stage_id: string }[] }, { rows: { reason_id: string; is_active: boolean }[] }];
  return {
    stageId: stages.rows[0]?.stage_id,
    reasons: new Map(reasons.rows.map((row) => [row.reason_id, { isActive: row.is_active }])),
  };
}

export const findStage = (
  tx: Tx,
  stageId: string,
): Promise<{ stage_id: string; pipeline_id: string; outcome: Deal['outcome'] } | undefined> =>
  tx.maybe(sql`SELECT stage_id, pipeline_id, outcome FROM stage WHERE stage_id = ${stageId}`);

/** The open stage in which the deal was last, else the last open one of its pipeline. */
export const lastOpenStage = (
  tx: Tx,
  dealId: string,
  pipelineId: string,
): Promise<{ stage_id: string } | undefined> =>
  tx.maybe(sql`
    SELECT s.stage_id FROM stage s
      LEFT JOIN LATERAL (SELECT max(c.entered_at) AS entered_at FROM deal_stage_change c
                          WHERE c.deal_id = ${dealId} AND c.stage_id = s.stage_id) c ON true
     WHERE s.pipeline_id = ${pipelineId} AND s.outcome = 'open'
     ORDER BY c.entered_at DESC NULLS LAST, s.position DESC LIMIT 1`);
