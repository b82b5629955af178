import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { BoardQuery, board } from './contract.ts';
import { presentDealRow } from './present-deal.ts';
import { readBoard } from './store-board.ts';

/** The board of one pipeline. @throws AppError not-found */
export async function showBoard(tx: Tx, query: BoardQuery): Promise<z.input<typeof board>> {
  const { stages, totals, cards } = await readBoard(tx, query);
  const first = stages[0];
  if (!first) throw new AppError('not-found');
  return {
    pipelineId: first.pipeline_id,
    pipelineName: first.pipeline_name,
    columns: stages.map((stage) => ({
      stageId: stage.stage_id,
      name: stage.name,
      outcome: stage.outcome,
      probabilityPercent: stage.probability_percent,
      totals: totals
        .filter((row) => row.stage_id === stage.stage_id)
        .map(({ currency, count, sum_cents: sumCents }) => ({ currency, count, sumCents })),
      cards: cards.filter((row) => row.stage_id === stage.stage_id).map(presentDealRow),
    })),
  };
}
