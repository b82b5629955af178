import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { insertLedger } from './store-ledger.ts';

/**
 * Enters in the ledger that a contact went because it was merged into another: the entry is gone, the person is not. It
 * names, as a keyed hash, the contact that it went into: whoever erases that one again after a restore erases this one too.
 */
export async function enterMerged(
  ctx: Ctx,
  tx: Tx,
  merged: { contactId: string; intoId: string; counts: Record<string, number> },
): Promise<void> {
  await insertLedger(
    tx,
    [
      {
        ledger_id: uuid(),
        subject_hash: ctx.keys.hash('ledger', merged.contactId),
        into_hash: ctx.keys.hash('ledger', merged.intoId),
        counts: merged.counts,
      },
    ],
    { reason: 'merged', kept: ['ledger-entry', 'merged-contact'], actorId: tx.work.actor.id },
  );
  await tx.addJob('retention.export-ledger');
}
