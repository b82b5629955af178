import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { lockAsRead } from './change-deal.ts';
import type { DealClose } from './contract.ts';
import { closeDealIn, readClosing } from './store-move.ts';
import { noteStages } from './store-write.ts';

/**
 * Wins or loses a deal, with the reason; one that is closed already gets another outcome or reason.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input
 */
export async function closeDeal(
  tx: Tx,
  dealId: string,
  outcome: 'won' | 'lost',
  { version, reasonId }: DealClose,
): Promise<void> {
  const current = await lockAsRead(tx, dealId, version);
  const { stageId, reasons } = await readClosing(tx, current.pipeline_id, outcome);
  if (!stageId) throw new AppError('internal');
  if (reasonId && !reasons.has(reasonId)) throw invalid('body.reasonId', 'no-such-reason');
  const canSay = [...reasons.values()].some(({ isActive }) => isActive);
  if (outcome === 'lost' && !reasonId && canSay) throw invalid('body.reasonId', 'close-reason-missing');
  await tx.batch([
    closeDealIn(dealId, stageId, reasonId),
    ...(stageId === current.stage_id ? [] : [noteStages(tx, [dealId])]),
  ]);
}
