import { open } from 'node:fs/promises';
import type { Ctx } from '../../platform/ctx.ts';
import { readLines } from './blocks.ts';
import type { BackupRecord } from './records.ts';
import { type Owner, type Sharing, seal } from './seal.ts';

const PART = 1 << 20;

/** One part of a file: where it belongs, and whether it is the last. */
export interface FilePart {
  id: string;
  isLast: boolean;
  bytes: Buffer;
}

const packPart = ({ id, isLast, bytes }: FilePart): Buffer => {
  const head = Buffer.from(id);
  return Buffer.concat([Buffer.from([isLast ? 1 : 0, head.length]), head, bytes]);
};
export const unpackPart = (body: Buffer): FilePart => ({
  isLast: body[0] === 1,
  id: body.toString('utf8', 2, 2 + body[1]!),
  bytes: body.subarray(2 + body[1]!),
});

/**
 * The files that rows name, part by part, each under the keys of the row. A file that is gone was erased after the
 * snapshot, and stays gone.
 */
export async function* sealFiles(
  ctx: Ctx,
  area: string,
  chunks: AsyncIterable<Buffer>,
  keysOf: (tokens: string) => Owner[],
  sharing: Sharing,
  seen: (what: 'files' | 'gone' | 'bytes', count: number) => void,
): AsyncGenerator<BackupRecord> {
  for await (const { tokens, row } of readLines(chunks)) {
    const id = row.toString('utf8', 0, row.length - 1);
    const file = await open(ctx.files.path(area, id), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) {
      seen('gone', 1);
      continue;
    }
    try {
      const owners = keysOf(tokens);
      for (let isLast = false; !isLast; ) {
        const buffer = Buffer.alloc(PART);
        const { bytesRead } = await file.read(buffer, 0, PART);
        isLast = bytesRead < PART;
        const body = packPart({ id, isLast, bytes: buffer.subarray(0, bytesRead) });
        seen('bytes', bytesRead);
        yield { kind: 'block', content: seal(owners, sharing, 1, body) };
      }
      seen('files', 1);
    } finally {
      await file.close();
    }
  }
}
