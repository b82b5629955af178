import type { Tx } from '../../platform/db/index.ts';
import { changeAgain, listAccounts } from './store-replay.ts';

/**
 * After a restore, for the purpose upkeep: accounts are as they were left. Nobody signs in whose account was closed; of one
 * that was deleted the name and all means to sign in go, the id stays for what it did.
 */
export async function replayAccounts(
  tx: Tx,
  whatBecameOf: (userId: string) => 'closed' | 'opened' | 'gone' | undefined,
): Promise<void> {
  const changed = { closed: [] as string[], opened: [] as string[], gone: [] as string[] };
  for (const id of await listAccounts(tx)) {
    const became = whatBecameOf(id);
    if (became) changed[became].push(id);
  }
  if (Object.values(changed).some((ids) => ids.length > 0)) await changeAgain(tx, changed);
}
