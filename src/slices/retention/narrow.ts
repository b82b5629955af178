import { CATEGORIES } from '../../kernel/category.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueRemovals } from './store.ts';
import { deleteLost, type Narrowed } from './store-narrow.ts';
import type { Gone } from './store-walk.ts';

/** Every category that somebody can lose. */
export const LOSABLE: number = Object.entries(CATEGORIES)
  .filter(([category]) => category !== 'identity' && category !== 'staff')
  .reduce((mask, [, bit]) => mask | bit, 0);

/**
 * Deletes what lost its footing of people who stay (Art. 5(1)(e)): rows in categories that no ground of theirs opens any
 * more. They leave shared records; what stands on their rights stays. Needs `rights` or `upkeep`. Returns what went.
 */
export async function narrowPeople(ctx: Ctx, tx: Tx, people: readonly Narrowed[]): Promise<Gone[]> {
  const { gone, files } = await deleteLost(tx, ctx.register, people);
  await enqueueRemovals(tx, files);
  tx.touch(people.map(({ contact_id }) => contact_id));
  return gone;
}
