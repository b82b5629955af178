import type { Tx } from '../../platform/db/index.ts';
import { refreshContacts, takeBlanks } from '../contacts/index.ts';
import { mergeRows } from './store.ts';

/**
 * Makes two contacts one that were one before a restore, for the purpose upkeep: rows of both, and of the fields of which
 * there is one the winner's, or the loser's where the winner has none. Which grounds closed with the merge, and what it
 * suppressed, the ledger says; it is entered there already.
 */
export async function mergeAgain(
  tx: Tx,
  { winnerId, loserId }: { winnerId: string; loserId: string },
): Promise<void> {
  tx.forget([loserId]);
  await takeBlanks(tx, winnerId, loserId);
  await mergeRows(tx, winnerId, loserId);
  await refreshContacts(tx, [winnerId]);
}
