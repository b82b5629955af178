import type { Tx } from '../../platform/db/index.ts';
import { endEveryGround } from './store-end-all.ts';

/**
 * Ends every ground that still holds of these contacts at once: what is left of them is there for the purpose of rights
 * alone. For what a legal hold keeps after an erasure.
 */
export const endAllGrounds = (tx: Tx, contactIds: readonly string[]): Promise<number> =>
  endEveryGround(tx, contactIds);
