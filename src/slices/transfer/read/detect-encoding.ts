import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed';

const LINE_FEED = 0x0a;
const HEAD_BYTES = 65_536;
/** "Groß–Klein", "CAFÉ®" in Windows-1252 are valid UTF-8 by chance: a capital or ß, and a sign that follows letters. */
const CHANCE =
  /(?<![\x80-\xff])[\xc9\xd6\xdc\xdf][\x80\x84\x85\x91-\x97\xa0\xab\xae\xb0\xbb](?![\x80-\xff])/g;
/** Umlauts and accents in UTF-8: in Windows-1252 an "Ã" before a sign, which nobody writes. */
const UMLAUT = /\xc3[\x80-\xbf]/g;
/** A file with fewer of them than this, by lines that are no UTF-8, is no mixture. */
const MIXTURE = 1 / 20;

/** A line is UTF-8 if it is valid, and not by chance. */
export const readsAsUtf8 = (line: Buffer): boolean =>
  isAscii(line) ||
  (isUtf8(line) && !isAscii(Buffer.from(line.toString('latin1').replace(CHANCE, ''), 'latin1')));

/**
 * Decides on the whole file, never on its beginning: in an export sorted by number the first umlaut may stand in
 * line 40,000, and by then a guess has damaged every name after it.
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const lines = { utf8: 0, umlauts: 0, chance: 0, other: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let first = true;

  const weigh = (bytes: Buffer): void => {
    if (isAscii(bytes)) return;
    // Whole blocks of valid UTF-8 are the rule; only others are looked at line by line.
    for (const line of isUtf8(bytes) ? [bytes] : linesOf(bytes)) {
      if (isAscii(line)) continue;
      if (!isUtf8(line)) lines.other += 1;
      else if (readsAsUtf8(line)) lines.utf8 += 1;
      else lines.chance += 1;
      if (isUtf8(line)) lines.umlauts += line.toString('latin1').match(UMLAUT)?.length ?? 0;
    }
  };

  for await (const chunk of createReadStream(path, { highWaterMark: HEAD_BYTES }) as AsyncIterable<Buffer>) {
    if (first) {
      first = false;
      const wide = wideEncoding(chunk);
      if (wide) return wide;
    }
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const cut = bytes.lastIndexOf(LINE_FEED) + 1 || safeCut(bytes);
    weigh(bytes.subarray(0, cut));
    rest = bytes.subarray(cut);
  }
  weigh(rest);

  if (lines.other === 0) return lines.utf8 > 0 || lines.chance === 0 ? 'utf-8' : 'windows-1252';
  return lines.umlauts > lines.other * MIXTURE ? 'mixed' : 'windows-1252';
}

/** UTF-16, by its mark, or without one by the zero bytes that every Latin letter, separator and line break has. */
export function wideEncoding(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) i % 2 === 0 ? even++ : odd++;
  const plenty = head.length / 20;
  if (odd > plenty && odd > even * 4) return 'utf-16le';
  if (even > plenty && even > odd * 4) return 'utf-16be';
  return undefined;
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start) + 1 || bytes.length;
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** A chunk without a line break is cut before a last character that is not all there yet. */
function safeCut(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
