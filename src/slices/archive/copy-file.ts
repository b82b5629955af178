import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { CopiedFile } from './archive-copy.ts';
import { ARCHIVE_AREA } from './area.ts';

/**
 * Copies a file of another area into the archive, hashing what is written. Until the row that names it has committed it
 * is nobody's: whoever calls removes it where the transaction fails, and after a crash the sweep does.
 */
export async function copyFile(
  ctx: Ctx,
  from: { area: string; fileId: string; name: string; mediaType: string },
): Promise<CopiedFile> {
  const fileId = uuid();
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of createReadStream(ctx.files.path(from.area, from.fileId))) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  }
  const bytes = await ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(hashed(), { objectMode: false }));
  return { fileId, name: from.name, mediaType: from.mediaType, bytes, sha256: hash.digest('hex') };
}

/** A file that lies in the archive already: size, hash, and whether it is a PDF or an XML. */
export async function describeFile(ctx: Ctx, fileId: string, title: string): Promise<CopiedFile> {
  const { sha256, bytes, head } = await hashFile(ctx, ARCHIVE_AREA, fileId);
  const isPdf = head.toString('latin1') === '%PDF-';
  return {
    fileId,
    name: `${title}.${isPdf ? 'pdf' : 'xml'}`,
    mediaType: isPdf ? 'application/pdf' : 'application/xml',
    bytes,
    sha256,
  };
}

/** Throws where the file cannot be read. */
export async function hashFile(
  ctx: Ctx,
  area: string,
  fileId: string,
): Promise<{ sha256: string; bytes: number; head: Buffer }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let head = Buffer.alloc(0);
  for await (const chunk of createReadStream(ctx.files.path(area, fileId)) as AsyncIterable<Buffer>) {
    if (head.length < 5) head = Buffer.concat([head, chunk]).subarray(0, 5);
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes, head };
}
