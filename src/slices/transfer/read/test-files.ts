import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { onTestFinished } from 'vitest';
import { readFile } from './read-file.ts';
import type { ReadOptions, SourceFile, SourceRow } from './source-file.ts';

/** A file that lives as long as the test that asks for it. */
export function testFile(content: string | Uint8Array, encoding = 'utf-8', bom = false): string {
  const path = tempPath();
  writeFileSync(
    path,
    typeof content === 'string' ? iconv.encode(content, encoding, { addBOM: bom }) : content,
  );
  return path;
}

export function tempPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'obhut-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'file');
}

/** Everything in a file: its description, its rows and the numbers of its blank ones. */
export async function readAll(
  path: string,
  options?: ReadOptions,
): Promise<{ file: SourceFile; rows: SourceRow[]; blank: number[] }> {
  const file = await readFile(path, options);
  const rows: SourceRow[] = [];
  const blank: number[] = [];
  for await (const row of file.rows((line) => blank.push(line))) rows.push(row);
  return { file, rows, blank };
}

export const cellsOf = async (path: string, options?: ReadOptions): Promise<Record<string, string>[]> =>
  (await readAll(path, options)).rows.map((row) => row.cells);

/** An archive by hand, for what no library would write. `packed` says how long the unpacked data claims to be. */
export function zipOf(files: Record<string, string | Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content as string);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end]);
}
