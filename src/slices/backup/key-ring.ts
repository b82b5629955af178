import { BackupError } from './backup-error.ts';

const ID = 16;
const ENTRY = ID + 32;

/** The keys of a copy: one run of bytes in the order of the ids, 48 MB for a million people. */
export class KeyRing {
  private readonly bytes: Buffer;
  readonly size: number;

  /** `parts`: ids (16 bytes) and keys (32), sorted by id. */
  constructor(parts: readonly Buffer[]) {
    this.bytes = Buffer.concat(parts);
    this.size = this.bytes.length / ENTRY;
    if (!Number.isInteger(this.size)) throw new BackupError('The key copy is damaged.');
  }

  /** Undefined when the key was destroyed (or came after the copy). */
  find(keyId: Buffer): Buffer | undefined {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = middle * ENTRY;
      const order = this.bytes.compare(keyId, 0, ID, at, at + ID);
      if (order === 0) return this.bytes.subarray(at + ID, at + ENTRY);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
