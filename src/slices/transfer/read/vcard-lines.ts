import { createReadStream } from 'node:fs';
import { decodeText } from './decode-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * A logical line of a vCard as bytes in a Latin-1 string: folding cuts between bytes and may fall inside a character,
 * and each property may name a charset of its own, so characters come later.
 */
export interface VcardLine {
  text: string;
  physicalLine: number;
}

const QUOTED_PRINTABLE = /^[^:]*QUOTED-PRINTABLE/i;
/** Pictures, sounds and keys are never read; not collecting them keeps a card with a photo as small as one without. */
const BINARY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)[;:]/i;

/** Unfolds (RFC 6350, 3.2), and joins the soft line breaks of quoted-printable (vCard 2.1). Blank lines are dropped. */
export async function* readVcardLines(
  path: string,
  encoding: string,
  maxBytes: number,
): AsyncGenerator<VcardLine> {
  let current: VcardLine | undefined;
  let binary = false;
  let soft = false;
  let oldStyle = false;
  let number = 0;
  for await (const line of physicalLines(path, encoding, maxBytes)) {
    number += 1;
    const folded = line.charCodeAt(0) === 32 || line.charCodeAt(0) === 9;
    if (current && soft) {
      current.text = current.text.slice(0, -1) + line;
    } else if (current && folded) {
      // 2.1 folds where a space stood and keeps it; 3.0 and 4.0 add one and take it away.
      if (!binary) current.text += oldStyle ? line : line.slice(1);
    } else {
      if (current) yield current;
      binary = BINARY.test(line);
      if (/^VERSION:/i.test(line)) oldStyle = line.includes('2.1');
      current = line === '' ? undefined : { text: line, physicalLine: number };
    }
    if (current && current.text.length > maxBytes)
      throw new UnreadableFile('record-too-long', { line: number });
    soft = current?.text.endsWith('=') === true && QUOTED_PRINTABLE.test(current.text);
  }
  if (current) yield current;
}

/** Any line ending, also the CR CR LF of files that went through a text-mode copy. */
async function* physicalLines(path: string, encoding: string, maxBytes: number): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of bytesOf(path, encoding)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxBytes) throw new UnreadableFile('record-too-long');
    for (const line of lines) yield* line.replace(/\r+$/, '').split('\r');
  }
  yield* rest.replace(/\r+$/, '').split('\r');
}

async function* bytesOf(path: string, encoding: string): AsyncGenerator<string> {
  if (encoding.startsWith('utf-16')) {
    for await (const text of decodeText(path, encoding)) yield Buffer.from(text, 'utf8').toString('latin1');
    return;
  }
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
    const text = chunk.toString('latin1');
    yield first ? text.replace(/^\xef\xbb\xbf/, '') : text;
    first = false;
  }
}
