import { CATEGORIES, type Category } from '../../kernel/category.ts';
import type { PurposeDefinition } from '../../kernel/purpose.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type PurposeRow, readOwnPurposes, readOwnPurposesUnlogged } from './store-purpose.ts';

/** Names of the categories in a mask, in the order of their bits. */
export const categoriesOf = (mask: number): Category[] =>
  (Object.keys(CATEGORIES) as Category[]).filter((category) => (mask & CATEGORIES[category]) !== 0);

const define = (row: PurposeRow): PurposeDefinition => ({
  key: row.purpose_key,
  bit: row.bit,
  categories: categoriesOf(row.categories),
  forGrounds: row.for_grounds,
});

/**
 * Hands the firm's own purposes to the database wrapper, and has it ask again when somebody names a purpose that this
 * process has not heard of. Called at the start of every process.
 */
export async function loadPurposes(ctx: Ctx): Promise<void> {
  ctx.db.onUnknownPurpose = () => loadPurposes(ctx);
  ctx.db.setPurposes((await readOwnPurposesUnlogged(ctx.db)).map(define));
}

/** The same inside a transaction that met a ground of such a purpose. */
export async function refillPurposes(ctx: Ctx, tx: Tx): Promise<void> {
  ctx.db.setPurposes((await readOwnPurposes(tx)).map(define));
}
