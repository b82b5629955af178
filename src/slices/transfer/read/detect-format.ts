import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { wideEncoding } from './detect-encoding.ts';
import { type UnreadableCode, UnreadableFile } from './unreadable-file.ts';
import { listZipEntries } from './zip-entries.ts';

const HEAD_BYTES = 8_192;

/** Recognised only in order to say what they are: "save it as .xlsx" helps, "unknown format" does not. */
const STRANGERS: [bytes: readonly number[], code: UnreadableCode][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'format-old-excel'],
  [[0x25, 0x50, 0x44, 0x46], 'format-not-contacts'],
  [[0x89, 0x50, 0x4e, 0x47], 'format-not-contacts'],
  [[0xff, 0xd8, 0xff], 'format-not-contacts'],
  [[0x47, 0x49, 0x46, 0x38], 'format-not-contacts'],
  [[0x1f, 0x8b], 'format-not-contacts'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'format-not-contacts'],
  [[0x53, 0x51, 0x4c, 0x69], 'format-not-contacts'],
];

/** By content: the names of files say what somebody meant, and Excel's "CSV" is often a workbook and the reverse. */
export async function detectFormat(path: string): Promise<'csv' | 'xlsx' | 'vcard'> {
  const head = await readHead(path);
  if (head.length === 0) throw new UnreadableFile('file-empty');
  if (head[0] === 0x50 && head[1] === 0x4b && head[2]! <= 0x08) return workbookOrNot(path);
  for (const [bytes, code] of STRANGERS) {
    if (bytes.every((byte, i) => head[i] === byte)) throw new UnreadableFile(code);
  }
  const wide = wideEncoding(head);
  const text = wide ? iconv.decode(head, wide) : head.toString('latin1');
  if (/^[^A-Za-z]*BEGIN[ \t]*:[ \t]*VCARD/i.test(text)) return 'vcard';
  if (/^[^A-Za-z<]*(?:<\?xml|<!DOCTYPE|<html|<table|BEGIN:VCALENDAR)/i.test(text)) {
    throw new UnreadableFile('format-not-contacts');
  }
  if (isBinary(text)) throw new UnreadableFile('format-unknown');
  return 'csv';
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw new UnreadableFile('file-missing', { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function workbookOrNot(path: string): Promise<'xlsx'> {
  const names = (await listZipEntries(path)).map((entry) => entry.name.toLowerCase());
  if (names.includes('[content_types].xml') && names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  throw new UnreadableFile(names.includes('content.xml') ? 'format-open-document' : 'format-not-contacts');
}

/** Control characters that no text has, more than a stray one. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the point.
  const controls = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > 2 + text.length / 50;
}
