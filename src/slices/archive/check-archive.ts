import { v7 as uuid } from 'uuid';
import { NIL_ID, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { ARCHIVE_AREA } from './area.ts';
import { hashFile } from './copy-file.ts';
import { checkDocuments, type Damaged, filesAfter, insertCheck, writeProgress } from './store-check.ts';

const BATCH = 1000;

/** Notes that a check is wanted and returns its id; the worker does it. */
export async function wantCheck(tx: Tx): Promise<string> {
  const checkId = uuid();
  await insertCheck(tx, checkId);
  await tx.addJob('archive.check', { checkId }, { key: 'archive.check' });
  return checkId;
}

/**
 * Compares every document and every file of the archive with the hash under which it was filed (GoBD: unchangeable).
 * Documents are hashed in the database, so that nothing of them is read; files on the disk, streamed.
 */
export async function checkArchive(ctx: Ctx, wanted?: string): Promise<void> {
  const checkId = wanted ?? uuid();
  if (!wanted) await aside(ctx, (tx) => insertCheck(tx, checkId));
  const damaged: Damaged[] = [];
  let documents = 0;
  let files = 0;
  const tell = (isDone: boolean) =>
    aside(ctx, (tx) => writeProgress(tx, checkId, { documents, files, damaged, isDone }));
  for (let after = NIL_ID; ; ) {
    const rows = await aside(ctx, (tx) => checkDocuments(tx, after, BATCH));
    documents += rows.length;
    for (const row of rows)
      if (!row.is_unchanged)
        damaged.push({ archiveId: row.archive_id, fileId: null, what: 'document-changed' });
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.archive_id;
    await tell(false);
  }
  for (let after = NIL_ID; ; ) {
    const rows = await aside(ctx, (tx) => filesAfter(tx, after, BATCH));
    for (const { file_id, archive_id, sha256 } of rows) {
      files += 1;
      const found = await hashFile(ctx, ARCHIVE_AREA, file_id).catch(() => undefined);
      if (found?.sha256 === sha256.toString('hex')) continue;
      damaged.push({
        archiveId: archive_id,
        fileId: file_id,
        what: found ? 'file-changed' : 'file-missing',
      });
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.file_id;
    await tell(false);
  }
  await tell(true);
  if (damaged.length > 0)
    ctx.log.error({ damaged: damaged.length }, 'documents of the archive are not as they were filed');
}

const aside = <T>(ctx: Ctx, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action: 'archive.check' }, act);
