import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { BackupRecord } from './records.ts';
import { type Owner, type Sharing, seal } from './seal.ts';
import { NO_KEY, TOKEN_LENGTH } from './store-owner.ts';

const TAB = 9;
const NEWLINE = 10;
/** Rows of one owner go into one block up to this size: what must be in memory at once. */
const BLOCK = 1 << 20;

/** Turns what a row says of its owners into their keys. `secret`: the key `person`, outside the database. */
export function keysOfTokens(secret: Buffer): (tokens: string) => Owner[] {
  const hmac = createSecretKey(secret);
  return (tokens) => {
    const owners = new Map<string, Owner>();
    for (let at = 0; at < tokens.length; at += TOKEN_LENGTH) {
      const token = tokens.slice(at, at + TOKEN_LENGTH);
      if (owners.has(token)) continue;
      if (token === NO_KEY) {
        owners.set(token, { keyId: randomBytes(16), key: randomBytes(32) });
        continue;
      }
      const bytes = Buffer.from(token, 'base64');
      const keyId = bytes.subarray(0, 16);
      owners.set(token, { keyId, key: createHmac('sha256', hmac).update(bytes.subarray(16)).digest() });
    }
    return [...owners.values()].sort((a, b) => Buffer.compare(a.keyId, b.keyId));
  };
}

/** Lines of `COPY ... TO STDOUT`, split after the first tab: owners, and the row as it goes back in, newline included. */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ tokens: string; row: Buffer }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, at);
      if (end < 0) break;
      const tab = bytes.indexOf(TAB, at);
      yield { tokens: bytes.toString('latin1', at, tab), row: bytes.subarray(tab + 1, end + 1) };
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}

/** The blocks of a table: consecutive rows of the same owners together. Counts the rows in `seen`. */
export async function* sealRows(
  chunks: AsyncIterable<Buffer>,
  keysOf: (tokens: string) => Owner[],
  sharing: Sharing,
  seen: (rows: number) => void,
): AsyncGenerator<BackupRecord> {
  let tokens = '';
  let rows: Buffer[] = [];
  let size = 0;
  const take = (): BackupRecord => {
    const content = seal(keysOf(tokens), sharing, rows.length, Buffer.concat(rows, size));
    seen(rows.length);
    rows = [];
    size = 0;
    return { kind: 'block', content };
  };
  for await (const line of readLines(chunks)) {
    if (rows.length > 0 && (line.tokens !== tokens || size > BLOCK)) yield take();
    tokens = line.tokens;
    rows.push(line.row);
    size += line.row.length;
  }
  if (rows.length > 0) yield take();
}
