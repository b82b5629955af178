import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { restrictedRecord } from './contract-restriction.ts';
import { presentRestricted } from './list-restricted.ts';
import { noteReview, readRestrictedRecord } from './store-restriction.ts';

/** Reviewed and kept restricted until the next date (SDM module 62). Throws `not-found`, `invalid-input`. */
export async function reviewRestriction(
  tx: Tx,
  restrictionId: string,
  reviewOn: string,
): Promise<z.input<typeof restrictedRecord>> {
  if (!(await noteReview(tx, restrictionId, reviewOn))) throw new AppError('not-found');
  if (reviewOn <= tx.startedAt!.toISOString().slice(0, 10))
    throw invalid('body.reviewOn', 'restriction-review-passed');
  return presentRestricted(await readRestrictedRecord(tx, restrictionId));
}
