import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets that must not lie in the database: one file each in `OBHUT_DATA/keys`, mode 0600, made at first use. */
export interface Keys {
  /** 32 random bytes under this name, the same at every call. */
  secret(name: string): Buffer;
  /** HMAC-SHA-256 under a named key; how suppression and ledger know somebody without saying who. */
  hash(name: string, value: string): Buffer;
  /** Every secret that was made so far, by name. */
  all(): [string, Buffer][];
}

export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Map<string, Buffer>();
  const secret = (name: string): Buffer => {
    const cached = known.get(name);
    if (cached) return cached;
    if (!/^[a-z-]+$/.test(name)) throw new Error(`not a key name: ${name}`);
    const file = join(folder, `${name}.key`);
    try {
      // `wx`: of two processes that start at once, one writes and both read the same.
      writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const value = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (value.length !== 32) throw new Error(`the key file ${file} is damaged`);
    known.set(name, value);
    return value;
  };
  // An import hashes some hundred thousand values; a key object is checked once, a buffer at every call.
  const hashing = new Map<string, KeyObject>();
  const hashingKey = (name: string): KeyObject => {
    const known = hashing.get(name) ?? createSecretKey(secret(name));
    hashing.set(name, known);
    return known;
  };
  const all = (): [string, Buffer][] =>
    readdirSync(folder)
      .filter((file) => /^[a-z-]+\.key$/.test(file))
      .sort()
      .map((file) => [file.slice(0, -4), secret(file.slice(0, -4))]);
  return {
    secret,
    all,
    hash: (name, value) => createHmac('sha256', hashingKey(name)).update(value).digest(),
  };
}
