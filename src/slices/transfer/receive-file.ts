import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { ImportFile } from './contract.ts';
import { describeFile } from './describe-file.ts';
import { IMPORT_FILES, openSource } from './open-source.ts';
import { findImport, insertImport } from './store-import.ts';

/**
 * Takes a file in: streams it to disk, hashing on the way, finds out what it is, and notes the import. Nothing stays
 * when it cannot be read (`unreadable-file`) or the stream breaks.
 */
export async function receiveFile(
  ctx: Ctx,
  actor: Actor,
  file: { name: string; content: Readable; isCut?: () => boolean },
): Promise<ImportFile> {
  const importId = uuid();
  const hash = createHash('sha256');
  // The error of a broken upload comes out where the stream is read; without a listener it would end the process.
  file.content.on('error', () => {});
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of file.content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const bytes = await ctx.files.write(IMPORT_FILES, importId, Readable.from(hashed(), { objectMode: false }));
  try {
    if (file.isCut?.()) throw new AppError('too-large');
    const source = await openSource(ctx, importId, {});
    const sha256 = hash.digest();
    return await ctx.db.perform({ actor, purpose: 'intake', action: 'transfer.receive' }, async (tx) => {
      await insertImport(tx, { importId, fileName: fileName(file.name), sha256, bytes, source });
      return describeFile(tx, await findImport(tx, importId), source);
    });
  } catch (error) {
    await ctx.files.remove(IMPORT_FILES, importId);
    throw error;
  }
}

/** The last part of a path, storable and of bearable length. */
const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').toWellFormed().replaceAll('\0', '').slice(-200);
