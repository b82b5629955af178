import { type Actor, systemActor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { loadActor } from '../../access/index.ts';
import { EXPORT_AREA } from '../area.ts';
import {
  beginExport,
  finishExport,
  holdExport,
  markFailed,
  markRunning,
  PAGE,
  readExport,
  readFirm,
  saveProgress,
  selectPage,
} from '../store-export.ts';
import type { ExportedDocument } from './exported-document.ts';
import { writeZip } from './write-zip.ts';

const PROGRESS_MS = 1000;
const FIRST = { on: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Runs a queued export in the name of whoever wanted it, with the rights that they have now. */
export async function runQueued(ctx: Ctx, exportId: string): Promise<void> {
  const record = await aside(ctx, (tx) => readExport(tx, exportId)).catch(() => undefined);
  if (record?.state !== 'queued') return;
  const actor = await loadActor(ctx, record.created_by);
  if (!actor?.permissions.has('archive.manage') || actor.purposes.get('accounting') !== 'all') {
    await aside(ctx, (tx) => markFailed(tx, exportId, 'not-allowed'));
    return;
  }
  await runExport(ctx, actor, exportId).catch((error: { code?: string }) => {
    ctx.log.error({ job: 'archive.export', exportId, code: error.code }, 'export of the archive failed');
  });
}

/**
 * Writes an export in one transaction: the readings are noted first, and fix which documents are in it; they and the file
 * stay together or not at all. Throws what went wrong, after noting its code in the record.
 */
export async function runExport(ctx: Ctx, actor: Actor, exportId: string): Promise<void> {
  try {
    await ctx.db.perform({ actor, purpose: 'accounting', action: 'archive.export' }, async (tx) => {
      // Held until the end: whoever finds the record running and not held knows that the run is dead (sweepArchive).
      const record = await holdExport(tx, exportId);
      await aside(ctx, (side) => markRunning(side, exportId));
      const total = await beginExport(tx, exportId);
      const tell = teller(ctx, exportId, total);
      await tell(0);
      const { bytes, sums } = await writeZip(ctx, {
        record,
        firm: await readFirm(tx),
        documents: () => documentsOf(tx, exportId, tell),
      });
      const { documents, lines, files, amounts } = sums;
      const isOurs = await finishExport(tx, exportId, {
        bytes,
        total,
        sums: { documents, lines, files, amounts },
      });
      if (!isOurs) throw new AppError('conflict');
    });
  } catch (error) {
    await ctx.files.remove(EXPORT_AREA, exportId);
    await aside(ctx, (tx) => markFailed(tx, exportId, failureOf(error))).catch(() => {});
    throw error;
  }
}

async function* documentsOf(
  tx: Tx,
  exportId: string,
  tell: (done: number) => Promise<void>,
): AsyncIterable<ExportedDocument> {
  let done = 0;
  for (let after = FIRST; ; ) {
    const rows = await selectPage(tx, exportId, after);
    yield* rows;
    done += rows.length;
    await tell(done);
    if (rows.length < PAGE) return;
    const last = rows.at(-1)!;
    after = { on: last.issued_on, id: last.archive_id };
  }
}

/** Progress goes out beside the transaction, so that others see it; it never goes back. */
function teller(ctx: Ctx, exportId: string, total: number): (done: number) => Promise<void> {
  let told = 0;
  let most = 0;
  return async (done) => {
    most = Math.max(most, done);
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    await aside(ctx, (tx) => saveProgress(tx, exportId, most, total)).catch(() => {});
  };
}

const failureOf = (error: unknown): string => {
  const { code } = error as { code?: string };
  return code === 'ENOSPC' ? 'disk-full' : error instanceof AppError ? error.code : 'internal';
};

const aside = <T>(ctx: Ctx, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action: 'archive.note-export' }, act);
