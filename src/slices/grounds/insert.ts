import type { Tx } from '../../platform/db/index.ts';
import { wakeFootingClocks } from './footing-clock.ts';
import type { PlannedGround } from './plan.ts';
import { insertGroundRows } from './store.ts';

/**
 * Stores grounds of any number of contacts in one statement. Their contacts must be there already, in this transaction
 * or before: the policy of `ground` looks for them.
 */
export async function insertGrounds(
  tx: Tx,
  rows: readonly { contactId: string; ground: PlannedGround }[],
  importId?: string,
): Promise<void> {
  if (rows.length === 0) return;
  await insertGroundRows(tx, rows, importId ?? null);
  tx.touch(rows.map(({ contactId }) => contactId));
  wakeFootingClocks(rows.flatMap(({ ground }) => [ground.startsAt, ground.endsAt]));
}
