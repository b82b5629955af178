import type { Actor } from '../../kernel/actor.ts';
import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ImportCounts } from './contract.ts';
import { planInput } from './contract.ts';
import { countRows, noCounts } from './count-rows.ts';
import { decideRows } from './decide-rows.ts';
import { hashSource, IMPORT_FILES } from './open-source.ts';
import { prepareWork } from './plan-import.ts';
import {
  findImport,
  holdImport,
  markDone,
  markFailed,
  markQueued,
  markRunning,
  saveProgress,
  waitForTurn,
} from './store-import.ts';
import { countCompaniesOf } from './store-people.ts';
import { ContactIds, writeBatch } from './write-batch.ts';

/** Progress is for people: twice a second is as often as they look. */
const PROGRESS_MS = 500;

/**
 * Puts a planned import in the queue, as work of the caller. Throws `conflict` where it is not planned, or run already,
 * and what is wrong with the plan by now: nothing starts that could not end.
 */
export async function queueImport(ctx: Ctx, tx: Tx, importId: string): Promise<void> {
  const row = await findImport(tx, importId);
  const plan = planInput.safeParse({ mapping: row.mapping, footing: row.footing, options: row.options });
  if (!['previewed', 'failed'].includes(row.state) || !plan.success) throw new AppError('conflict');
  await prepareWork(ctx, tx, row, plan.data);
  if ((await markQueued(tx, importId)) === 0) throw new AppError('conflict');
}

/**
 * Runs a queued import as this actor, in one transaction: all of the file or nothing of it (docs/decisions/0006).
 * Undefined where another run has it already. The counts stand in the record; where it fails, the code of the failure.
 */
export async function runImport(ctx: Ctx, actor: Actor, importId: string): Promise<ImportCounts | undefined> {
  const counts = await ctx.db
    .perform({ actor, purpose: 'intake', action: 'transfer.run' }, async (tx) => {
      await waitForTurn(tx);
      const isFirst = await aside(ctx, 'transfer.start', (side) => markRunning(side, importId));
      return isFirst ? bringIn(ctx, tx, importId) : undefined;
    })
    .catch(async (error: unknown) => {
      // Where even this cannot be written, the clean-up finds the run without a sign of life.
      await failImport(ctx, importId, error instanceof AppError ? failureOf(error) : 'internal').catch(
        () => {},
      );
      throw error;
    });
  // Contacts are there, whatever becomes of the file: the clean-up takes it if this does not.
  if (counts) await ctx.files.remove(IMPORT_FILES, importId).catch(() => {});
  return counts;
}

export const failImport = (ctx: Ctx, importId: string, failure: string): Promise<number> =>
  aside(ctx, 'transfer.fail', (tx) => markFailed(tx, importId, failure));

async function bringIn(ctx: Ctx, tx: Tx, importId: string): Promise<ImportCounts> {
  if (!(await holdImport(tx, importId))) throw new AppError('conflict');
  const row = await findImport(tx, importId);
  if (!(await hashSource(ctx, importId)).equals(row.file_sha256))
    throw new AppError('conflict', { params: { failure: 'file-changed' } });
  const plan = planInput.parse({ mapping: row.mapping, footing: row.footing, options: row.options });
  const work = await prepareWork(ctx, tx, row, plan);
  const counts = noCounts();
  const ids = new ContactIds(tx.startedAt ?? ctx.clock.now());
  let told = performance.now();
  for await (const { rows, blankRows } of decideRows(ctx, tx, work)) {
    await writeBatch(ctx, tx, work, rows, ids);
    countRows(counts, rows, blankRows);
    if (performance.now() - told < PROGRESS_MS) continue;
    told = performance.now();
    await aside(ctx, 'transfer.progress', (side) => saveProgress(side, importId, counts.rows)).catch(
      () => {},
    );
  }
  await tx.continueUnder('intake');
  counts.companies = await countCompaniesOf(tx, importId);
  await markDone(tx, importId, counts);
  return counts;
}

/** A transaction of the machine's own beside the run, so that others see how far it is and what became of it. */
const aside = <T>(ctx: Ctx, action: string, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action }, act);

/** A code for the record; the particulars of a refusal are in the preview, which can be asked for again. */
const failureOf = ({ code, params }: AppError): string =>
  typeof params.failure === 'string' ? params.failure : code;
