import type { OUTCOMES, Pipeline } from '../contract.ts';

export interface StageValues {
  /** Empty for a new one. */
  stageId: string;
  name: string;
  probabilityPercent: string;
  outcome: (typeof OUTCOMES)[number];
}
export interface PipelineValues {
  name: string;
  position: number;
  isActive: boolean;
  stages: StageValues[];
}

/** `names`: of the stages that a new pipeline begins with. */
export const pipelineValues = (
  pipeline: Pipeline | undefined,
  names: { first: string; won: string; lost: string },
): PipelineValues => ({
  name: pipeline?.name ?? '',
  position: pipeline?.position ?? 1,
  isActive: pipeline?.isActive ?? true,
  stages: pipeline?.stages.map((stage) => ({
    ...stage,
    probabilityPercent: String(stage.probabilityPercent),
  })) ?? [
    { stageId: '', name: names.first, probabilityPercent: '20', outcome: 'open' },
    { stageId: '', name: names.won, probabilityPercent: '100', outcome: 'won' },
    { stageId: '', name: names.lost, probabilityPercent: '0', outcome: 'lost' },
  ],
});

export const pipelineBody = ({ stages, ...values }: PipelineValues) => ({
  ...values,
  stages: stages.map(({ stageId, probabilityPercent, ...stage }) => ({
    ...stage,
    ...(stageId ? { stageId } : {}),
    probabilityPercent:
      probabilityPercent.trim() === '' ? null : Number(probabilityPercent.replace(',', '.')),
  })),
});
