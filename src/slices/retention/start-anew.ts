import { v7 as uuid } from 'uuid';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { exportLedger, type LedgerLine } from './ledger.ts';
import { appendLedger } from './ledger-file.ts';
import { exportAnew } from './store-event.ts';

const WORK = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.start-ledger-anew' };

/**
 * The ledger outside is lost: its file begins again with what the database knows, and a line that says why. What was
 * erased after the state of this database cannot be known any more; whoever decides this answers for it.
 */
export async function startLedgerAnew(ctx: Ctx, reason: string): Promise<void> {
  const line: LedgerLine = {
    id: uuid(),
    event: 'restored',
    detail: { reason },
    at: new Date().toISOString(),
  };
  await appendLedger(ctx, [line]);
  await ctx.db.perform(WORK, (tx) => exportAnew(tx));
  while (await ctx.db.perform(WORK, (tx) => exportLedger(ctx, tx)));
}
