import type { Ctx } from '../../platform/ctx.ts';

export const FORMAT = 1;

/** First record of a backup. */
export interface BackupHeader {
  format: number;
  /** Which installation: a hash that says nothing else. */
  instance: string;
  createdAt: string;
  /** Files of `migrations/` that its tables come from. */
  migrations: string[];
  sequences: { name: string; value: number }[];
  /** Base64; what the places in the log are made with. */
  salt: string;
}
/** What follows until the next one: rows of a table, or the files of an area. */
export type Section =
  | { table: string; columns: readonly string[]; sharing: 'any' | 'all' }
  | { files: string; sharing: 'any' | 'all' };
export interface BackupTrailer {
  tables: Record<string, number>;
  files: number;
  /** Named by a row and not there any more: erased while the backup ran. */
  filesGone: number;
  sha256: string;
}

/** First record of a key copy. */
export interface KeyCopyHeader {
  format: number;
  instance: string;
  createdAt: string;
  /** The installation's secrets by name, hexadecimal, as they lie in `OBHUT_DATA/keys`. */
  secrets: Record<string, string>;
}

export const instanceOf = (ctx: Pick<Ctx, 'keys'>): string =>
  ctx.keys.hash('backup', 'instance').toString('hex').slice(0, 32);

/** `2026-11-24T03-00-05Z`: sorts by time, and is a file name everywhere. */
export const timeName = (time: Date): string =>
  time
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
