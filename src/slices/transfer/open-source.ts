import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Reading } from './contract.ts';
import { readFile } from './read/read-file.ts';
import type { ReadOptions, SourceFile } from './read/source-file.ts';
import { UnreadableFile } from './read/unreadable-file.ts';

/** Where uploads lie until they are contacts. */
export const IMPORT_FILES = 'imports';

/** Opens the file of an import. Throws `unreadable-file` with the code of the reader, also while its rows are read. */
export const openSource = (ctx: Ctx, importId: string, reading: Partial<Reading>): Promise<SourceFile> =>
  openTable(ctx.files.path(IMPORT_FILES, importId), reading);

/** Opens any file that holds a table (or vCards). Throws as `openSource` does. */
export async function openTable(path: string, reading: Partial<Reading>): Promise<SourceFile> {
  const options = Object.fromEntries(
    Object.entries(reading).filter(([, value]) => value !== null),
  ) as ReadOptions;
  const source = await explained(() => readFile(path, options));
  return {
    ...source,
    async *rows(onBlank) {
      try {
        yield* source.rows(onBlank);
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

async function explained<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  const { code, line } = error;
  const fault = line === undefined ? { code: `file.${code}` } : { code: `file.${code}-at`, params: { line } };
  return new AppError('unreadable-file', { faults: [{ at: 'body.file', ...fault }], params: { code } });
}

/** SHA-256 of the file as it lies on the disk now. Throws `unreadable-file` where it is gone. */
export async function hashSource(ctx: Ctx, importId: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(ctx.files.path(IMPORT_FILES, importId)), hash).catch(
    (cause: NodeJS.ErrnoException) => {
      throw cause.code === 'ENOENT' ? explain(new UnreadableFile('file-missing')) : cause;
    },
  );
  return hash.digest();
}
