import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { deleteUnusedCompanies } from '../companies/index.ts';
import { removeGroundsOfImport, takeBackObjections } from '../grounds/index.ts';
import { eraseContacts } from '../retention/index.ts';
import type { UndoResult } from './contract.ts';
import { lockImport, markUndone } from './store-import.ts';
import { countLeft, deleteIntakeOf, findUnchanged, readRunTime } from './store-undo.ts';

const BATCH_CONTACTS = 1000;

/**
 * Takes back what an import brought, in one transaction: contacts that nobody has changed since are erased, without
 * suppression; its grounds on other contacts go, its companies without people, its quarantined and rejected rows.
 * Throws `not-found` for somebody else's import, `conflict` for one that is not done.
 */
export async function undoImport(ctx: Ctx, actor: Actor, importId: string): Promise<UndoResult> {
  // Whoever may bring a file in may take it back, to the last row and whoever looks after it by now: erasing is
  // upkeep by nature, and stands in the log under the name of who asked for it.
  const upkeep: Actor = { ...actor, purposes: new Map([...actor.purposes, ['upkeep', 'all']]) };
  return ctx.db.perform({ actor: upkeep, purpose: 'intake', action: 'transfer.undo' }, async (tx) => {
    const { state } = await lockImport(tx, importId);
    if (state !== 'done') throw new AppError('conflict');
    await tx.continueUnder('upkeep');
    const result = await takeBack(ctx, tx, importId);
    await markUndone(tx, importId);
    return result;
  });
}

async function takeBack(ctx: Ctx, tx: Tx, importId: string): Promise<UndoResult> {
  const ranAt = await readRunTime(tx, importId);
  const unchanged = await findUnchanged(tx, importId);
  for (let from = 0; from < unchanged.length; from += BATCH_CONTACTS) {
    const ids = unchanged.slice(from, from + BATCH_CONTACTS);
    await takeBackObjections(ctx, tx, ids, ranAt);
    await eraseContacts(ctx, tx, ids, { reason: 'import-undone', suppress: false });
  }
  const grounds = await removeGroundsOfImport(tx, importId);
  const companies = await deleteUnusedCompanies(tx, importId);
  const intake = await deleteIntakeOf(tx, importId);
  const left = await countLeft(tx, importId);
  return {
    contactsUndone: unchanged.length,
    contactsKept: left.contacts,
    groundsUndone: grounds,
    companiesUndone: companies,
    companiesKept: left.companies,
    quarantineUndone: intake.quarantine,
    rejectedUndone: intake.rejected,
  };
}
