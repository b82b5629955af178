import type { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { ARCHIVE_AREA, type CopiedFile, copyFile, fileMore } from '../archive/index.ts';
import { MAX_FILE_BYTES } from './contract.ts';
import { INTERACTION_FILES } from './file-area.ts';
import { mediaTypeOf } from './media-type.ts';
import { countFiles, type FileRecord, insertFile } from './store-file.ts';

const MAX_FILES = 50;

export interface Uploaded {
  name: string;
  content: Readable;
  /** Whether the stream ended at the limit. */
  isCut: () => boolean;
}

/**
 * Streams a file to the disk and adds it to an interaction; where that is filed as a commercial letter, to its frozen copy
 * too. Nothing stays behind when the stream breaks, the file is too large, or the interaction is gone by then.
 * @throws AppError not-found, too-large, invalid-input at `body.file`
 */
export async function receiveFile(
  ctx: Ctx,
  who: { actor: Actor; purpose: string },
  interactionId: string,
  file: Uploaded,
): Promise<FileRecord> {
  const fileId = uuid();
  const bytes = await ctx.files.write(INTERACTION_FILES, fileId, file.content).catch((error: unknown) => {
    if (file.isCut()) throw tooLarge();
    // What the disk refuses names the call; the rest is an upload that broke off.
    throw error instanceof Error && 'syscall' in error ? error : new AppError('malformed-request');
  });
  let copied: CopiedFile | undefined;
  try {
    if (file.isCut()) throw tooLarge();
    if (bytes === 0) throw invalid('body.file', 'file-empty');
    const name = fileName(file.name);
    const mediaType = await mediaTypeOf(ctx.files.path(INTERACTION_FILES, fileId), name);
    return await ctx.db.perform({ ...who, action: 'interactions.add-file' }, async (tx) => {
      if ((await countFiles(tx, interactionId)) >= MAX_FILES)
        throw invalid('body.file', 'too-many-files', { files: MAX_FILES });
      const row = await insertFile(tx, interactionId, { fileId, name, mediaType, bytes });
      if (row.archive_id) {
        copied = await copyFile(ctx, { area: INTERACTION_FILES, fileId, name, mediaType });
        await tx.execute(fileMore(row.archive_id, copied));
      }
      return row;
    });
  } catch (error) {
    await ctx.files.remove(INTERACTION_FILES, fileId);
    if (copied) await ctx.files.remove(ARCHIVE_AREA, copied.fileId);
    throw error;
  }
}

const tooLarge = (): AppError =>
  new AppError('too-large', {
    faults: [
      { at: 'body.file', code: 'file-too-large', params: { megabytes: MAX_FILE_BYTES / 1024 / 1024 } },
    ],
  });

/** The last part of a path, storable, without what turns the direction of writing, and of bearable length. */
const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .slice(-200)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim() || 'Datei';
