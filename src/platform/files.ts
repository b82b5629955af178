import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files beside the database, in `OBHUT_DATA/files/<area>/<id>`. Names are ids: no file name says who. */
export interface Files {
  path(area: string, id: string): string;
  /** Streams to disk and returns the size in bytes. Nothing is left behind when the stream breaks. */
  write(area: string, id: string, content: Readable): Promise<number>;
  remove(area: string, id: string): Promise<void>;
  list(area: string): Promise<string[]>;
  /**
   * Appends a line (or several) and waits until it is on the disk, the new file's name included. A line that a crash
   * cut off is ended first, so that it spoils no other. For the ledger.
   */
  appendLine(area: string, id: string, line: string): Promise<void>;
}

const SAFE = /^[A-Za-z0-9._-]{1,120}$/;

export function openFiles(dataDir: string): Files {
  const root = join(dataDir, 'files');
  const path = (area: string, id: string): string => {
    if (!SAFE.test(area) || !SAFE.test(id) || area.startsWith('.') || id.startsWith('.'))
      throw new Error('not a file id');
    return join(root, area, id);
  };
  return {
    path,
    async write(area, id, content) {
      const target = path(area, id);
      await mkdir(join(root, area), { recursive: true, mode: 0o700 });
      const out = createWriteStream(target, { mode: 0o600 });
      try {
        await pipeline(content, out);
        return out.bytesWritten;
      } catch (error) {
        await rm(target, { force: true });
        throw error;
      }
    },
    remove: (area, id) => rm(path(area, id), { force: true }),
    list: (area) => readdir(join(root, area)).catch(() => []),
    async appendLine(area, id, line) {
      const folder = join(root, area);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path(area, id), 'a+', 0o600);
      try {
        const { size } = await file.stat();
        const last = Buffer.alloc(1);
        if (size > 0) await file.read(last, 0, 1, size - 1);
        const isCut = size > 0 && last[0] !== 0x0a;
        await file.appendFile(`${isCut ? '\n' : ''}${line}\n`);
        await file.sync();
        if (size === 0) await syncFolder(folder);
      } finally {
        await file.close();
      }
    },
  };
}

/** Appends what comes and waits until it is on the disk. */
export async function appendBytes(path: string, content: Readable): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    for await (const chunk of content) await file.appendFile(chunk as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a new name in a folder last; Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
