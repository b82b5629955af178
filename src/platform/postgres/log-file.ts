import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROTATE_BYTES = 5 * 1024 * 1024;

/** The server's own log, written by the server itself through this handle, so that it outlives the Node process. */
export interface ServerLog {
  path: string;
  handle: number;
  /** What was written since it was opened: quoted when a start fails. */
  added(): string;
  close(): void;
}

/** Opens `postgres.log` for appending. One older file is kept; turning over happens at starts only, as the log stays small. */
export function openServerLog(folder: string): ServerLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'postgres.log');
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) renameSync(path, `${path}.1`);
  const handle = openSync(path, 'a', 0o600);
  const before = fstatSync(handle).size;
  return {
    path,
    handle,
    added: () => readFileSync(path).subarray(before).toString('utf8'),
    close: () => closeSync(handle),
  };
}
