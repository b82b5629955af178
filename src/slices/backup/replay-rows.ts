import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { replayAccounts } from '../access/index.ts';
import { replayCompanies } from '../companies/index.ts';
import type { LedgerEvent } from '../retention/index.ts';

/**
 * Companies and accounts have no key of their own in backups: the ledger says what became of them since. `last`: by the
 * hash of the id the last word. In a transaction for the purpose upkeep in which the ledger is quiet.
 */
export async function replayRows(ctx: Ctx, tx: Tx, last: ReadonlyMap<string, LedgerEvent>): Promise<void> {
  if (last.size === 0) return;
  const said = (id: string): LedgerEvent | undefined => last.get(ctx.keys.hash('ledger', id).toString('hex'));
  await replayCompanies(tx, (id) => {
    const event = said(id);
    if (event?.event !== 'company-gone') return undefined;
    return event.detail.person === 'yes' ? 'person' : 'organisation';
  });
  await replayAccounts(tx, (id) => {
    const event = said(id)?.event;
    if (event === 'account-closed') return 'closed';
    if (event === 'account-opened') return 'opened';
    return event === 'account-gone' ? 'gone' : undefined;
  });
}
