import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ctx } from '../../platform/ctx.ts';
import { appendBytes, syncFile } from '../../platform/files.ts';
import type { LedgerLine } from './ledger.ts';

const AREA = 'ledger';
const FILE = 'erasures.jsonl';
const TAIL = 1 << 18;

/** Where the ledger lies outside the database: beside it, and on a second disk where the operator names one. */
export const ledgerFiles = (ctx: Ctx): { own: string; copy: string | undefined } => ({
  own: ctx.files.path(AREA, FILE),
  copy: ctx.config.ledgerCopy,
});

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** Appends lines and waits for the disk; then brings the second copy up to the first, which it is byte by byte. */
export async function appendLedger(ctx: Ctx, lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length > 0)
    await ctx.files.appendLine(AREA, FILE, lines.map((line) => JSON.stringify(line)).join('\n'));
  const { own, copy } = ledgerFiles(ctx);
  if (!copy) return;
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    const [whole, copied] = [await sizeOf(own), await sizeOf(copy)];
    if (copied < whole) await appendBytes(copy, createReadStream(own, { start: copied }));
    if (copied > whole) throw Object.assign(new Error('longer'), { code: 'longer than the ledger' });
  } catch (error) {
    // A disk that is away must not stop the ledger itself; the next run, minutes later, catches up.
    ctx.log.error({ code: (error as NodeJS.ErrnoException).code }, 'the second copy of the ledger is behind');
  }
}

/**
 * Where the second copy goes on after the end of the first (a lost disk, a machine put back to a snapshot), it is the ledger.
 * Returns false when the two say different things; then nothing is done.
 */
export async function bringBackLedger(ctx: Ctx): Promise<boolean> {
  const { own, copy } = ledgerFiles(ctx);
  const [whole, copied] = [await sizeOf(own), copy ? await sizeOf(copy) : 0];
  if (!copy || copied <= whole) return true;
  if (whole > 0 && (await hashOf(own, whole)) !== (await hashOf(copy, whole))) return false;
  await mkdir(dirname(own), { recursive: true, mode: 0o700 });
  await copyFile(copy, `${own}.partial`);
  await syncFile(`${own}.partial`);
  await rename(`${own}.partial`, own);
  return true;
}

async function hashOf(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The lines of such a file, each once, in their order; none where there is no file. */
export async function readLines(path: string): Promise<LedgerLine[]> {
  const lines = new Map<string, LedgerLine>();
  if ((await sizeOf(path)) === 0) return [];
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const line = parseLine(text);
    if (line && !lines.has(line.id)) lines.set(line.id, line);
  }
  return [...lines.values()];
}

/** The last lines of the file, some hundreds; all where there are fewer. */
export async function readLastLines(path: string): Promise<LedgerLine[]> {
  const size = await sizeOf(path);
  if (size === 0) return [];
  const file = await open(path, 'r');
  try {
    const start = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    // Where it starts in the middle, the first is a piece of a line.
    const texts = buffer.toString('utf8', 0, bytesRead).split('\n');
    return texts.slice(start > 0 ? 1 : 0).flatMap((text) => parseLine(text) ?? []);
  } finally {
    await file.close();
  }
}

function parseLine(text: string): LedgerLine | undefined {
  try {
    const line = JSON.parse(text) as Partial<LedgerLine> | null;
    if (!line?.id) return undefined;
    return ('event' in line && line.event) || line.subject ? (line as LedgerLine) : undefined;
  } catch {
    return undefined;
  }
}
