import { createHash } from 'node:crypto';

/** A frozen copy: the whole document as it was issued, with its hash. Nothing in it leads to a contact. */
export interface ArchiveCopy {
  archiveId: string;
  kind: 'invoice' | 'credit-note' | 'order';
  number: string;
  issuedOn: string;
  fileId: string | null;
  document: Record<string, unknown>;
  /** Hexadecimal. */
  sha256: string;
}

/** SHA-256 of the document as JSON with sorted keys: the database may store it in any order. */
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
