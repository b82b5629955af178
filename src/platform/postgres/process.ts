import { readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` in the data folder says. PostgreSQL writes it, line by line, while it starts. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** Folder of the Unix socket; empty on Windows. */
  socketFolder: string;
  status: 'starting' | 'stopping' | 'ready' | 'standby' | '';
}

/** Undefined when there is none, or when it is still being written. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const [pid, , , port, socketFolder = '', , , status = ''] = (text ?? '')
    .split('\n')
    .map((line) => line.trim());
  if (!pid || !Number(pid)) return undefined;
  return {
    pid: Math.abs(Number(pid)),
    port: Number(port),
    socketFolder,
    status: status as PostmasterFile['status'],
  };
}

/** Whether a process runs. One that has ended but that nobody waits for (in a container without an init) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !'ZX'.includes(stat.charAt(stat.lastIndexOf(')') + 2));
  } catch {
    // Ended just now (asking again will tell), or hidden from us.
    return true;
  }
}

/**
 * Whether this process is the server of this data, and not a stranger that was given the same number later.
 * The server's working directory is its data folder. Where that cannot be asked (outside Linux, or not
 * allowed) it is taken to be ours: whether it takes our password is asked next.
 */
export function isServerOf(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
