import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { keepConsentProofs } from '../grounds/index.ts';
import { deletePeople, enqueueRemovals, lockPeople } from './store.ts';

/**
 * Erases contacts that were erased before and came back with a restore: the same walk, no second receipt, and nobody is
 * told twice. Returns how many went.
 */
export async function eraseAgain(ctx: Ctx, tx: Tx, contactIds: readonly string[]): Promise<number> {
  const ids = await lockPeople(tx, ctx.register, contactIds);
  if (ids.length === 0) return 0;
  // What the first erasure left in proof was written after the backup.
  await keepConsentProofs(ctx, tx, ids);
  const { files } = await deletePeople(tx, ctx.register, ids, []);
  tx.forget(ids);
  await enqueueRemovals(tx, files);
  return ids.length;
}
