import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.ts';

/** One file inside an archive, as the directory at the archive's end describes it. */
export interface ZipEntry {
  name: string;
  method: number;
  packedBytes: number;
  offset: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
/** The end record may be followed by a comment of up to 65,535 bytes. */
const TAIL_BYTES = 22 + 65_535;
/** A workbook has a few dozen parts; a directory beyond this is no workbook. */
const DIRECTORY_BYTES = 16_000_000;

/** Reads the directory, and unpacks nothing. Archives above 4 GB (ZIP64) are beyond any contact list. */
export async function listZipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES));
    let at = tail.length - 22;
    while (at >= 0 && tail.readUInt32LE(at) !== END_RECORD) at -= 1;
    if (at < 0) throw new UnreadableFile('archive-damaged');
    const bytes = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    if (bytes > DIRECTORY_BYTES || start + bytes > size) throw new UnreadableFile('archive-damaged');
    return parseDirectory(await readAt(file, start, bytes));
  } finally {
    await file.close();
  }
}

function parseDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_RECORD) {
    if (directory.readUInt16LE(at + 8) & 1) throw new UnreadableFile('archive-encrypted');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry, counting what really comes out: the sizes that an archive declares are the attacker's. */
export async function* readZipEntry(path: string, entry: ZipEntry, maxBytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const local = await readAt(file, entry.offset, 30);
    if (local.length < 30 || local.readUInt32LE(0) !== LOCAL_RECORD)
      throw new UnreadableFile('archive-damaged');
    const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (entry.packedBytes === 0) return;
    const packed = file.createReadStream({ start, end: start + entry.packedBytes - 1, autoClose: false });
    if (entry.method !== 0 && entry.method !== 8) throw new UnreadableFile('archive-damaged');
    const inflate = entry.method === 8 ? createInflateRaw() : undefined;
    if (inflate) packed.on('error', (cause) => inflate.destroy(cause)).pipe(inflate);
    let seen = 0;
    try {
      for await (const chunk of (inflate ?? packed) as AsyncIterable<Buffer>) {
        seen += chunk.length;
        if (seen > maxBytes) throw new UnreadableFile('archive-too-large');
        yield chunk;
      }
    } catch (cause) {
      throw cause instanceof UnreadableFile ? cause : new UnreadableFile('archive-damaged', { cause });
    } finally {
      packed.destroy();
      inflate?.destroy();
    }
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
