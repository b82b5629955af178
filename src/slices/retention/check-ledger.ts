import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { isEvent, readLedgerLines } from './ledger.ts';
import { bringBackLedger, ledgerFiles, readLastLines } from './ledger-file.ts';
import { listLastExported, listUnknown } from './store-event.ts';

/** The database is not the one that the ledger outside of it was written by: an older one was restored. */
export class LedgerMismatch extends Error {
  override readonly name = 'LedgerMismatch';
}

const WORK = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.check-ledger' };

/**
 * To be asked before anything works on the data: whether this database knows everything that the ledger outside of it
 * says. A restored older state does not, and would bring erased people back. Looks at the end of the file alone. Throws
 * LedgerMismatch.
 */
export async function checkLedger(ctx: Ctx): Promise<void> {
  const { own, copy } = ledgerFiles(ctx);
  if (!(await bringBackLedger(ctx)))
    throw new LedgerMismatch(
      `The ledger ${own} and its copy ${copy} say different things. Find out which one is this installation's, and move the other away.`,
    );
  const last = await readLastLines(own);
  const { unknown, exported } = await ctx.db.perform(WORK, async (tx) => ({
    unknown: await listUnknown(
      tx,
      last.map(({ id }) => id),
    ),
    exported: await listLastExported(tx),
  }));
  if (unknown.size > 0) throw new LedgerMismatch(await sayOlder(ctx));
  const known = new Set(last.map(({ id }) => id));
  if (exported.every((id) => known.has(id))) return;
  const all = new Set((await readLedgerLines(ctx)).map(({ id }) => id));
  if (exported.every((id) => all.has(id))) return;
  throw new LedgerMismatch(
    `The ledger ${own} is missing or older than this database, so nobody can tell who was erased since. ` +
      'Bring it back from its copy and run `obhut replay --ledger <file>`, or say that there is none: `obhut replay --without-ledger --reason <why>`.',
  );
}

async function sayOlder(ctx: Ctx): Promise<string> {
  const lines = await readLedgerLines(ctx);
  const ids = lines.map(({ id }) => id);
  const unknown = await ctx.db.perform(WORK, (tx) => listUnknown(tx, ids));
  const missing = lines.filter(({ id }) => unknown.has(id));
  const erasures = missing.filter((line) => !isEvent(line)).length;
  return (
    `This database is older than its ledger: ${erasures} ${erasures === 1 ? 'erasure' : 'erasures'} and ${missing.length - erasures} other entries are missing. ` +
    'Nothing works on it until they are done again: run `obhut replay`.'
  );
}
