import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { lockAsRead } from './change-deal.ts';
import type { DealMove, DealReopen } from './contract.ts';
import {
  findStage,
  lastOpenStage,
  type Neighbours,
  placeDeal,
  readNeighbours,
  spreadRanks,
} from './store-move.ts';
import { noteStages, RANK_GAP } from './store-write.ts';

/**
 * Puts a deal into an open stage, right after another deal or at the top. Out of won or lost it is open again.
 * @throws AppError not-found, conflict (somebody was faster, or the place is gone), invalid-input
 */
export async function moveDeal(tx: Tx, dealId: string, move: DealMove): Promise<void> {
  const current = await lockAsRead(tx, dealId, move.version);
  const stage = await findStage(tx, move.stageId);
  if (!stage) throw invalid('body.stageId', 'no-such-stage');
  if (stage.outcome !== 'open') throw invalid('body.stageId', 'stage-closes');
  const rank = await findRank(tx, { dealId, stageId: stage.stage_id, afterDealId: move.afterDealId });
  const isOther = stage.stage_id !== current.stage_id;
  await tx.batch([placeDeal(dealId, stage.stage_id, rank), ...(isOther ? [noteStages(tx, [dealId])] : [])]);
}

/** Opens a deal that was won or lost, at the top of a stage. @throws AppError not-found, conflict, invalid-input */
export async function reopenDeal(tx: Tx, dealId: string, { version, stageId }: DealReopen): Promise<void> {
  const current = await lockAsRead(tx, dealId, version);
  if (current.outcome === 'open') throw invalid('path.id', 'deal-closed-already');
  const stage = stageId ?? (await lastOpenStage(tx, dealId, current.pipeline_id))?.stage_id;
  if (!stage) throw invalid('body.stageId', 'no-such-stage');
  await moveDeal(tx, dealId, { version, stageId: stage, afterDealId: null });
}

type Wanted = { dealId: string; stageId: string; afterDealId: string | null };

/** A rank between the neighbours. Where there is no room left, the whole stage is spread anew. */
async function findRank(tx: Tx, place: Wanted): Promise<number> {
  const between = await readNeighbours(tx, place);
  if (!between) throw new AppError('conflict', { faults: [{ at: 'body.afterDealId', code: 'place-gone' }] });
  const rank = rankBetween(between);
  if (rank !== undefined) return rank;
  await tx.execute(spreadRanks(place.stageId));
  const spread = await readNeighbours(tx, place);
  return (spread && rankBetween(spread)) ?? 0;
}

function rankBetween({ above, below }: Neighbours): number | undefined {
  if (above === null) return (below ?? RANK_GAP) - RANK_GAP;
  if (below === null) return above + RANK_GAP;
  const rank = Math.floor((above + below) / 2);
  return rank > above && rank < below ? rank : undefined;
}
