import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError, reason } from './cluster-error.ts';

/**
 * Holds a folder for this process alone and returns how to let it go.
 *
 * The lock is the kernel's (SQLite's exclusive lock on an empty file), not a pid in a file: it ends with the process,
 * however that ends, so it is never stale, two claimants cannot both win, and it holds between containers that share a
 * disk and do not see each other's pids. `obhut.pid` only says who holds it. By review: nothing else in this process may
 * open and close `obhut.lock` (POSIX drops all of a process's locks on a file when it closes any handle to it).
 *
 * @throws ClusterError when another process holds it, or this one already does
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'obhut.lock');
  // Not imported at the top: bundlers and test runners do not all know this built-in module.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  let handle: InstanceType<typeof DatabaseSync>;
  try {
    closeSync(openSync(path, 'a', 0o600));
    handle = new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw new ClusterError(`Cannot write to the data folder ${folder}: ${reason(error)}`);
  }
  try {
    handle.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) {
      throw new ClusterError(`Cannot lock the data folder ${folder}: ${reason(error)}`);
    }
    throw new ClusterError(
      `Obhut is already running on ${folder}${holder(folder)}. Only one process can use a data folder: ` +
        'stop the other one first, or give this one a folder of its own.',
    );
  }
  writeFileSync(join(folder, 'obhut.pid'), `${process.pid} since ${new Date().toISOString()}\n`, {
    mode: 0o600,
  });
  return () => {
    if (handle.isOpen) handle.close();
  };
}

const SQLITE_BUSY = 5;

function holder(folder: string): string {
  try {
    return ` (process ${readFileSync(join(folder, 'obhut.pid'), 'utf8').trim()})`;
  } catch {
    return '';
  }
}
