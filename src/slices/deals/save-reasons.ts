import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { CloseReason, CloseReasonsInput } from './contract.ts';
import { conflictAt, stillUsed } from './save-pipeline.ts';
import { readReasons, writeReasons } from './store-reason.ts';

/** Writes the whole list. @throws AppError invalid-input naming every fault, conflict (a reason that goes is in use) */
export async function saveReasons(tx: Tx, { items }: CloseReasonsInput): Promise<CloseReason[]> {
  const known = new Map((await readReasons(tx)).map((reason) => [reason.reasonId, reason]));
  const faults = items.flatMap(({ reasonId, outcome }, index) => {
    if (!reasonId) return [];
    const at = `body.items.${index}`;
    const isTwice = items.findIndex((other) => other.reasonId === reasonId) < index;
    const reason = known.get(reasonId);
    if (!reason || isTwice) return [{ at: `${at}.reasonId`, code: 'no-such-reason' }];
    return reason.outcome === outcome ? [] : [{ at: `${at}.outcome`, code: 'no-such-reason' }];
  });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await writeReasons(tx, items).catch((error: unknown) => {
    throw stillUsed(error) ? conflictAt('body.items', 'reason-in-use') : error;
  });
  return readReasons(tx);
}
