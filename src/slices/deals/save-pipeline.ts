import { AppError, type Fault, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Pipeline, PipelineInput } from './contract.ts';
import { moveDealsOfStage, readPipelines, removePipeline, writePipeline } from './store-pipeline.ts';

/**
 * Writes a pipeline with its stages. `pipelineId` of a new one is the caller's to make.
 * @throws AppError not-found, invalid-input naming every fault, conflict (a stage that goes has deals)
 */
export async function savePipeline(
  tx: Tx,
  pipelineId: string,
  input: PipelineInput,
  isNew: boolean,
): Promise<Pipeline> {
  const pipelines = await readPipelines(tx);
  const current = pipelines.find((pipeline) => pipeline.pipelineId === pipelineId);
  if (!current && !isNew) throw new AppError('not-found');
  const others = pipelines.filter((pipeline) => pipeline !== current);
  const faults = [
    ...(others.some(({ name }) => name === input.name) ? [{ at: 'body.name', code: 'name-taken' }] : []),
    ...faultsOfStages(input.stages, current),
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await writePipeline(tx, pipelineId, input).catch((error: unknown) => {
    throw stillUsed(error) ? conflictAt('body.stages', 'stage-has-deals') : error;
  });
  return (await readPipelines(tx)).find((pipeline) => pipeline.pipelineId === pipelineId)!;
}

function faultsOfStages(stages: PipelineInput['stages'], current: Pipeline | undefined): Fault[] {
  const known = new Map((current?.stages ?? []).map((stage) => [stage.stageId, stage]));
  const numberOf = (outcome: string) => stages.filter((stage) => stage.outcome === outcome).length;
  const isWhole = numberOf('open') > 0 && numberOf('won') === 1 && numberOf('lost') === 1;
  return [
    ...(isWhole ? [] : [{ at: 'body.stages', code: 'pipeline-needs-stages' }]),
    ...stages.flatMap(({ stageId, name, outcome }, index) => {
      const at = `body.stages.${index}`;
      const stage = stageId ? known.get(stageId) : undefined;
      const isTwice = stages.findIndex((other) => other.stageId === stageId) < index;
      return [
        ...(stageId && (!stage || isTwice) ? [{ at: `${at}.stageId`, code: 'no-such-stage' }] : []),
        ...(stage && stage.outcome !== outcome ? [{ at: `${at}.outcome`, code: 'outcome-fixed' }] : []),
        ...(stages.findIndex((other) => other.name === name) < index
          ? [{ at: `${at}.name`, code: 'name-taken' }]
          : []),
      ];
    }),
  ];
}

/** @throws AppError not-found, conflict (it has deals, or is the last one) */
export async function dropPipeline(tx: Tx, pipelineId: string): Promise<void> {
  const pipelines = await readPipelines(tx);
  if (!pipelines.some((pipeline) => pipeline.pipelineId === pipelineId)) throw new AppError('not-found');
  if (pipelines.length === 1) throw conflictAt('path.id', 'last-pipeline');
  await removePipeline(tx, pipelineId).catch((error: unknown) => {
    throw stillUsed(error) ? conflictAt('path.id', 'pipeline-has-deals') : error;
  });
}

/** Moves every deal of a stage, also those that the caller does not see. @throws AppError not-found, invalid-input */
export async function emptyStage(tx: Tx, fromStageId: string, toStageId: string): Promise<number> {
  const stages = (await readPipelines(tx)).flatMap((pipeline) => pipeline.stages);
  const from = stages.find(({ stageId }) => stageId === fromStageId);
  const to = stages.find(({ stageId }) => stageId === toStageId);
  if (!from) throw new AppError('not-found');
  if (!to) throw invalid('body.toStageId', 'no-such-stage');
  if (from === to || from.outcome !== to.outcome) throw invalid('body.toStageId', 'stages-differ');
  return moveDealsOfStage(tx, fromStageId, toStageId);
}

/** A foreign key said no: something still leads there, whether or not the caller sees it. */
export const stillUsed = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'not-found' && 'constraint' in error.params;
export const conflictAt = (at: string, code: string): AppError =>
  new AppError('conflict', { faults: [{ at, code }] });
