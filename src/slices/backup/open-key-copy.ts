import type { PendingNotice } from '../recipients/index.ts';
import type { LedgerLine } from '../retention/index.ts';
import { readAgeFile } from './age-file.ts';
import { BackupError } from './backup-error.ts';
import { FORMAT, type KeyCopyHeader } from './format.ts';
import { KeyRing } from './key-ring.ts';
import { readRecords } from './records.ts';

export interface KeyCopy {
  header: KeyCopyHeader;
  ring: KeyRing;
  ledger: LedgerLine[];
  /** Notices of erasures that nobody was known to have been told. */
  pending: PendingNotice[];
}

/** Reads a key copy whole. Throws BackupError when it is damaged, for another identity, or no key copy. */
export async function openKeyCopy(file: string, identities: readonly string[]): Promise<KeyCopy> {
  let header: KeyCopyHeader | undefined;
  let ledger: LedgerLine[] = [];
  let pending: PendingNotice[] = [];
  const parts: Buffer[] = [];
  for await (const { kind, content } of readRecords(readAgeFile(file, identities))) {
    if (kind === 'header') header = JSON.parse(content.toString()) as KeyCopyHeader;
    if (kind === 'keys') parts.push(Buffer.from(content));
    if (kind === 'notices') pending = JSON.parse(content.toString()) as PendingNotice[];
    if (kind === 'ledger') ledger = JSON.parse(content.toString()) as LedgerLine[];
  }
  if (!header?.secrets) throw new BackupError(`${file} is no copy of keys.`);
  if (header.format > FORMAT)
    throw new BackupError(`${file} was written by a newer Obhut: install that one first.`);
  return { header, ring: new KeyRing(parts), ledger, pending };
}
