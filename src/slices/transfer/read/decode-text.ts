import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { readsAsUtf8 } from './detect-encoding.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Longest line that is still decided as one; nothing that people write is longer. */
const LINE_BYTES = 1_000_000;

/**
 * The file's text in pieces, without byte order mark. iconv-lite and not TextDecoder, because several Node releases
 * decode windows-1252 as Latin-1 and lose the euro sign, the dash and the Š in names.
 */
export async function* decodeText(path: string, encoding: string): AsyncGenerator<string> {
  if (encoding !== 'mixed' && !iconv.encodingExists(encoding)) throw new UnreadableFile('encoding-unknown');
  const bytes = createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>;
  const texts = encoding === 'mixed' ? decodeByLine(bytes) : decodeWhole(bytes, encoding);
  let first = true;
  let held = '';
  for await (const piece of texts) {
    if (piece === '') continue;
    let text = held + (first && piece.charCodeAt(0) === 0xfeff ? piece.slice(1) : piece);
    first = false;
    held = '';
    // The parser takes bytes: an emoji cut in two here would arrive as two replacement characters.
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last <= 0xdbff) {
      held = text.slice(-1);
      text = text.slice(0, -1);
    }
    yield text;
  }
  if (held) yield held;
}

async function* decodeWhole(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of bytes) yield decoder.write(chunk);
  yield decoder.end() ?? '';
}

/** Two exports pasted together: a line that is valid UTF-8 is that, any other is Windows-1252. */
async function* decodeByLine(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decode = (line: Buffer): string =>
    readsAsUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'windows-1252');
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    let text = '';
    for (let end = block.indexOf(0x0a); end >= 0; end = block.indexOf(0x0a, start)) {
      text += decode(block.subarray(start, end + 1));
      start = end + 1;
    }
    rest = block.subarray(start);
    if (rest.length > LINE_BYTES) {
      text += decode(rest);
      rest = Buffer.alloc(0);
    }
    yield text;
  }
  yield decode(rest);
}
