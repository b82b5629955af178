import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A key, and the name under which backups speak of it. */
export interface Owner {
  /** 16 bytes. */
  keyId: Buffer;
  /** 32 bytes. */
  key: Buffer;
}

/** `any`: readable while one of the owners' keys is left. `all`: only while all of them are. */
export type Sharing = 'any' | 'all';

/** What a block holds: whole rows as COPY writes them, or a part of a file. */
export interface Block {
  rows: number;
  /** Undefined when a key that it takes is gone. */
  body: Buffer | undefined;
}

const HEAD = 9;
const ID = 16;
const NONCE = 12;
const TAG = 16;
const WRAPPED = NONCE + 32 + TAG;
const DEFLATED = 1;
/** Below it deflating costs more than it saves. */
const WORTH_DEFLATING = 400;

/** Random nonces from a pool: asking the system for twelve bytes takes longer than the encryption. */
let pool = randomBytes(NONCE * 1024);
let used = 0;
function nonce(): Buffer {
  if (used === pool.length) {
    pool = randomBytes(pool.length);
    used = 0;
  }
  used += NONCE;
  return pool.subarray(used - NONCE, used);
}

function encrypt(key: Buffer, plain: Buffer): Buffer[] {
  const iv = nonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return [iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

/** Undefined when the key is not the one, or a byte was changed. */
function decrypt(key: Buffer, sealed: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** One key of several, that takes all of them; they come in the order of their ids. */
const combine = (owners: readonly Owner[]): Buffer =>
  owners.reduce((hash, { key }) => hash.update(key), createHash('sha256')).digest();

/**
 * A block: flags, rows, owners' key ids, and the body under AES-256-GCM; without owners in clear (inside age). Nonces are
 * random: a person's key seals some dozens of blocks in each backup, far from the 2^32 at which one could come twice.
 */
export function seal(owners: readonly Owner[], sharing: Sharing, rows: number, body: Buffer): Buffer {
  const isWorthIt = body.length >= WORTH_DEFLATING;
  const plain = isWorthIt ? deflateRawSync(body, { level: 1 }) : body;
  const head = Buffer.alloc(HEAD);
  head[0] = isWorthIt ? DEFLATED : 0;
  head.writeUInt32BE(rows, 1);
  head.writeUInt32BE(owners.length, 5);
  if (owners.length === 0) return Buffer.concat([head, plain]);
  const ids = owners.map(({ keyId }) => keyId);
  if (owners.length === 1) return Buffer.concat([head, ...ids, ...encrypt(owners[0]!.key, plain)]);
  if (sharing === 'all') return Buffer.concat([head, ...ids, ...encrypt(combine(owners), plain)]);
  const content = randomBytes(32);
  const wrapped = owners.flatMap(({ key }) => encrypt(key, content));
  return Buffer.concat([head, ...ids, ...wrapped, ...encrypt(content, plain)]);
}

/** Opens a block with the keys that are left. */
export function unseal(block: Buffer, sharing: Sharing, keyOf: (keyId: Buffer) => Buffer | undefined): Block {
  const rows = block.readUInt32BE(1);
  const count = block.readUInt32BE(5);
  const keys = Array.from({ length: count }, (_, n) =>
    keyOf(block.subarray(HEAD + n * ID, HEAD + (n + 1) * ID)),
  );
  const rest = block.subarray(HEAD + count * ID);
  const plain = openBody(rest, sharing, keys);
  return { rows, body: plain && block[0] === DEFLATED ? inflateRawSync(plain) : plain };
}

function openBody(rest: Buffer, sharing: Sharing, keys: readonly (Buffer | undefined)[]): Buffer | undefined {
  if (keys.length === 0) return rest;
  if (keys.length === 1) return keys[0] && decrypt(keys[0], rest);
  if (sharing === 'all') {
    const all = keys.flatMap((key) => (key ? [{ keyId: Buffer.alloc(0), key }] : []));
    return all.length === keys.length ? decrypt(combine(all), rest) : undefined;
  }
  const body = rest.subarray(keys.length * WRAPPED);
  for (const [n, key] of keys.entries()) {
    const content = key && decrypt(key, rest.subarray(n * WRAPPED, (n + 1) * WRAPPED));
    if (content) return decrypt(content, body);
  }
  return undefined;
}
