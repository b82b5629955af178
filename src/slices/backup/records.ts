import { createHash } from 'node:crypto';
import { BackupError } from './backup-error.ts';

/** What stands in a backup, one after the other: kind (1 byte), length (4 bytes, big-endian), content. */
export const KINDS = { header: 1, section: 2, block: 3, trailer: 4, keys: 5, ledger: 6, notices: 7 } as const;
export type Kind = keyof typeof KINDS;
const NAMES = new Map<number, Kind>(Object.entries(KINDS).map(([name, kind]) => [kind, name as Kind]));

export interface BackupRecord {
  kind: Kind;
  content: Buffer;
}

const HEAD = 5;
/** A block is a megabyte at most, and a row can be longer than that. */
const LONGEST = 1 << 30;
const PORTION = 1 << 18;

export const jsonRecord = (kind: Kind, value: unknown): BackupRecord => ({
  kind,
  content: Buffer.from(JSON.stringify(value)),
});

/**
 * The bytes of the records, in portions. The trailer comes from `trailer`, asked last, and gets the SHA-256 of everything
 * before it: a file without a trailer was cut short.
 */
export async function* writeRecords(
  records: AsyncIterable<BackupRecord>,
  trailer: () => object,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let portion: Buffer[] = [];
  let size = 0;
  const add = ({ kind, content }: BackupRecord): void => {
    const head = Buffer.alloc(HEAD);
    head[0] = KINDS[kind];
    head.writeUInt32BE(content.length, 1);
    portion.push(head, content);
    size += HEAD + content.length;
  };
  const take = (): Buffer => {
    const bytes = Buffer.concat(portion, size);
    portion = [];
    size = 0;
    return bytes;
  };
  for await (const record of records) {
    add(record);
    if (size < PORTION) continue;
    const bytes = take();
    hash.update(bytes);
    yield bytes;
  }
  hash.update(Buffer.concat(portion, size));
  add(jsonRecord('trailer', { ...trailer(), sha256: hash.digest('hex') }));
  yield take();
}

/** The records of such bytes. Throws BackupError when they end too early or are not what was written. */
export async function* readRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  const hash = createHash('sha256');
  let rest: Buffer = Buffer.alloc(0);
  let ended = false;
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= HEAD) {
      const kind = NAMES.get(rest[at]!);
      const length = rest.readUInt32BE(at + 1);
      if (!kind || length > LONGEST || ended) throw new BackupError('The backup is damaged.');
      const end = at + HEAD + length;
      if (rest.length < end) break;
      const content = rest.subarray(at + HEAD, end);
      if (kind === 'trailer') {
        const { sha256 } = JSON.parse(content.toString()) as { sha256?: string };
        if (sha256 !== hash.digest('hex')) throw new BackupError('The backup is damaged.');
        ended = true;
      } else hash.update(rest.subarray(at, end));
      yield { kind, content };
      at = end;
    }
    rest = rest.subarray(at);
  }
  if (!ended || rest.length > 0)
    throw new BackupError('The backup was cut short: its end is missing. Take another one.');
}
