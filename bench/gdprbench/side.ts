import type { BenchRecord } from './records.ts';

/** Everything the personas ask for. The two sides, Obhut and plain SQL, answer in the same shapes, which the oracle compares. */
export interface Side {
  readByKey(record: BenchRecord, purpose: string): Promise<unknown>;
  readPage(purpose: string): Promise<string[]>;
  readByUser(user: number, purpose: string): Promise<string[]>;
  readMetadata(record: BenchRecord): Promise<unknown>;
  create(record: BenchRecord): Promise<string>;
  updateData(record: BenchRecord, data: string): Promise<boolean>;
  object(record: BenchRecord): Promise<boolean>;
  /** Moves the end of the ground of `record.purpose` of the first record found so. */
  moveEnd(by: 'purpose' | 'user' | 'recipient', record: BenchRecord, endsAt: number): Promise<string | null>;
  /** Number of records erased: all of the user's, or the first found so. */
  erase(by: 'purpose' | 'ttl' | 'user' | 'key', record: BenchRecord): Promise<number>;
  /** Entries about the record since a time. */
  countLog(record: BenchRecord, since: Date): Promise<number>;
  /** Whether the record is gone, and whether the ledger says so. */
  verifyDeletion(record: BenchRecord): Promise<{ isGone: boolean; isEntered: boolean }>;
  /** Leaves entries in log and ledger. */
  readonly isObhut: boolean;
}
