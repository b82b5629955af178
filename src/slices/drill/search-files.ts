import { createReadStream } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Searcher, type Trace } from './traces.ts';

export interface Find {
  /** Path below the folder that was searched, or the file of a backup. */
  where: string;
  /** Names of the traces in it. */
  what: string[];
}
export interface Searched {
  files: number;
  bytes: number;
  finds: Find[];
}

const CHUNK = 1 << 20;

/**
 * Reads every byte of every file below a folder, links to folders followed. A file that goes away meanwhile (the
 * database's own coming and going) is passed over: what is not there holds nothing.
 */
export async function searchFolder(folder: string, traces: readonly Trace[]): Promise<Searched> {
  const total: Searched = { files: 0, bytes: 0, finds: [] };
  const seen = new Set<string>();
  const root = await realpath(folder);
  const walk = async (path: string): Promise<void> => {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined || seen.has(real)) return;
    seen.add(real);
    const stat = await lstat(real).catch(() => undefined);
    if (stat?.isDirectory()) {
      for (const name of (await readdir(real).catch(() => [])).sort()) await walk(join(real, name));
    } else if (stat?.isFile()) {
      const { found, bytes } = await searchFile(real, traces);
      total.files += 1;
      total.bytes += bytes;
      if (found.length > 0) total.finds.push({ where: relative(root, real), what: found });
    }
  };
  await walk(root);
  return total;
}

async function searchFile(
  path: string,
  traces: readonly Trace[],
): Promise<{ found: string[]; bytes: number }> {
  const searcher = new Searcher(traces);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) searcher.add(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return { found: [...searcher.found], bytes: searcher.bytes };
}
