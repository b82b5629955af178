import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { ArchiveKind } from './contract.ts';

/** A frozen copy: the whole document as it was on that day, with its hash. Nothing in it leads to a contact. */
export interface ArchiveCopy {
  archiveId: string;
  kind: ArchiveKind;
  number: string;
  /** The day whose calendar year starts the clock, `YYYY-MM-DD` in Germany. */
  issuedOn: string;
  document: Record<string, unknown>;
  /** Hexadecimal. */
  sha256: string;
  files: readonly CopiedFile[];
}

/** A file in the area `archive` that belongs to a copy. */
export interface CopiedFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

const PREFIX: Partial<Record<ArchiveKind, string>> = { voucher: 'ZB', letter: 'HB' };

/** Vouchers and letters have no number of their own: kind, day and the end of the id. */
export const numberOf = (kind: ArchiveKind, issuedOn: string, archiveId: string): string =>
  `${PREFIX[kind] ?? 'B'}-${issuedOn.replaceAll('-', '')}-${archiveId.slice(-8)}`;

/** Freezes a document. `number` may be left out for vouchers and letters, which then get one. */
export function freezeDocument(
  copy: Pick<ArchiveCopy, 'kind' | 'issuedOn' | 'document'> & {
    number?: string;
    files?: readonly CopiedFile[];
  },
): ArchiveCopy {
  const archiveId = uuid();
  const number = copy.number ?? numberOf(copy.kind, copy.issuedOn, archiveId);
  const document = { kind: copy.kind, number, ...copy.document };
  return {
    archiveId,
    kind: copy.kind,
    number,
    issuedOn: copy.issuedOn,
    document,
    sha256: hashDocument(document),
    files: copy.files ?? [],
  };
}

/** SHA-256 of the document as JSON with sorted keys: the database may store it in any order (`canonical_json`). */
export const hashDocument = (document: unknown): string =>
  createHash('sha256').update(canonical(document)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
