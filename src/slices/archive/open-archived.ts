import { open } from 'node:fs/promises';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { StreamedFile } from '../../platform/http/route.ts';
import { hashDocument } from './archive-copy.ts';
import { ARCHIVE_AREA } from './area.ts';
import type { archivedDocument } from './contract.ts';
import { presentArchiveRow } from './list-archive.ts';
import { listFiles, listReadings, type OpenedArchive, openArchive } from './store.ts';

/** A frozen document, with the reason noted. Throws `not-found`, and `not-allowed` for a scope that is not all. */
export async function openArchived(
  tx: Tx,
  archiveId: string,
  reason: string,
  language: 'de' | 'en',
): Promise<z.input<typeof archivedDocument>> {
  const opened = await openOne(tx, archiveId, reason);
  const files = await listFiles(tx, archiveId);
  const readings = await listReadings(tx, archiveId);
  return {
    ...presentArchiveRow(opened, language),
    document: opened.document,
    isUnchanged: hashDocument(opened.document) === opened.sha256.toString('hex'),
    files,
    readings: readings.map(({ read_at, reason }) => ({ at: read_at, reason })),
  };
}

/** A file of a frozen document, streamed, with the reason noted. Throws `not-found`. */
export async function openArchivedFile(
  ctx: Ctx,
  actor: Actor,
  archiveId: string,
  { reason, fileId }: { reason: string; fileId?: string | undefined },
): Promise<StreamedFile> {
  const file = await ctx.db.perform(
    { actor, purpose: 'accounting', action: 'archive.open-file' },
    async (tx) => {
      await openOne(tx, archiveId, reason);
      const files = await listFiles(tx, archiveId);
      return fileId ? files.find((each) => each.fileId === fileId) : files[0];
    },
  );
  if (!file) throw new AppError('not-found');
  return originalOf(ctx, file.fileId, file.name, file.mediaType);
}

/** A file of the area `archive`, for whoever sees the record that names it. Throws `not-found`. */
export async function originalOf(
  ctx: Ctx,
  fileId: string,
  name: string,
  mediaType: string,
): Promise<StreamedFile> {
  const file = await open(ctx.files.path(ARCHIVE_AREA, fileId)).catch(() => {
    throw new AppError('not-found');
  });
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80) || 'document';
  return new StreamedFile(safe, mediaType, file.createReadStream());
}

async function openOne(tx: Tx, archiveId: string, reason: string): Promise<OpenedArchive> {
  const opened = await openArchive(tx, archiveId, reason);
  if (!opened) throw new AppError('not-found');
  return opened;
}
