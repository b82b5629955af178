import { v7 as uuid } from 'uuid';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { Pipeline, PipelineInput, Stage } from './contract.ts';

interface PipelineRecord {
  pipeline_id: string;
  name: string;
  position: number;
  is_active: boolean;
  stages: Stage[];
}

/** Pipelines in their order, each with its stages in theirs. */
export async function readPipelines(tx: Tx): Promise<Pipeline[]> {
  const rows = await tx.query<PipelineRecord>(sql`
    SELECT p.pipeline_id, p.name, p.position, p.is_active,
           (SELECT coalesce(json_agg(json_build_object('stageId', s.stage_id, 'name', s.name, 'probabilityPercent',
                     s.probability_percent, 'outcome', s.outcome) ORDER BY s.position, s.stage_id), '[]')
              FROM stage s WHERE s.pipeline_id = p.pipeline_id) AS stages
      FROM pipeline p ORDER BY p.position, p.pipeline_id`);
  return rows.map((row) => ({
    pipelineId: row.pipeline_id,
    name: row.name,
    position: row.position,
    isActive: row.is_active,
    stages: row.stages,
  }));
}

/**
 * Writes a pipeline, new or there already, with its stages in their order; stages that are not named go.
 * @throws AppError conflict (name of another pipeline), not-found (a stage that goes has deals)
 */
export async function writePipeline(tx: Tx, pipelineId: string, input: PipelineInput): Promise<void> {
  const stages = input.stages.map((stage, position) => ({
    stage_id: stage.stageId ?? uuid(),
    name: stage.name,
    position,
    probability_percent: { open: stage.probabilityPercent, won: 100, lost: 0 }[stage.outcome],
    outcome: stage.outcome,
  }));
  await tx.batch([
    sql`
      INSERT INTO pipeline (pipeline_id, name, position, is_active)
      VALUES (${pipelineId}, ${input.name}, ${input.position}, ${input.isActive})
      ON CONFLICT (pipeline_id) DO UPDATE SET name = excluded.name, position = excluded.position, is_active = excluded.is_active`,
    sql`DELETE FROM stage WHERE pipeline_id = ${pipelineId} AND stage_id <> ALL (${stages.map(({ stage_id: id }) => id)}::uuid[])`,
    sql`
      INSERT INTO stage (stage_id, pipeline_id, name, position, probability_percent, outcome)
      SELECT n.stage_id, ${pipelineId}, n.name, n.position, n.probability_percent, n.outcome
        FROM json_to_recordset(${JSON.stringify(stages)}::json) AS n(stage_id uuid, name text, position smallint,
          probability_percent smallint, outcome text)
      ON CONFLICT (stage_id) DO UPDATE SET name = excluded.name, position = excluded.position,
        probability_percent = excluded.probability_percent`,
  ]);
}

/** @throws AppError not-found (a stage has deals) */
export async function removePipeline(tx: Tx, pipelineId: string): Promise<void> {
  await tx.batch([
    sql`DELETE FROM stage WHERE pipeline_id = ${pipelineId}`,
    sql`DELETE FROM pipeline WHERE pipeline_id = ${pipelineId}`,
  ]);
}

/** Every deal of a stage, seen or not; the log learns whom they are about. Returns how many moved. */
export async function moveDealsOfStage(tx: Tx, fromStageId: string, toStageId: string): Promise<number> {
  const row = await tx.one<{ moved: number }>(
    sql`SELECT moved, contact_ids FROM move_deals_of_stage(${fromStageId}, ${toStageId})`,
  );
  return row.moved;
}
