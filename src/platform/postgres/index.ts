import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nameOf } from './account.ts';
import { ClusterError, reason } from './cluster-error.ts';
import { loadPassword, SUPERUSER } from './data.ts';
import { findEnginePackage } from './engine.ts';
import { lockFolder } from './lock.ts';
import { choosePlace, findData, type Way } from './place.ts';
import { findRunning } from './postmaster.ts';
import { superviseServer } from './supervise.ts';

export { ClusterError } from './cluster-error.ts';

/** The embedded PostgreSQL of one data folder, started or found running. Tried on Linux; Windows and macOS are untested. */
export interface Cluster {
  /** Options for node-postgres' `pg.Client`/`pg.Pool`. The superuser: for migrations and for making the roles, not for requests. */
  admin: { host: string; port: number; user: string; password: string; database: string };
  /** Where the data lies and as whom the server runs, in words, for the start message. */
  location: string;
  /** Orderly: fast shutdown, returns when the server is gone. May be called twice. Without it the server lives on. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Made when it is not there. Holds `pg`, `run`, `log`, `keys`, `obhut.lock`. */
  dataDir: string;
  /** What happens on the way, in sentences without personal data. */
  log?: (line: string) => void;
  /** PostgreSQL settings that replace ours (`settings.ts`). A server that is found running keeps those it was started with. */
  settings?: Record<string, string>;
  /** The npm package with the binaries, where it is not the installed one. */
  enginePackage?: string;
  /** Root's ways in the order to try (`place.ts`). */
  ways?: readonly Way[];
}

/**
 * Starts the embedded PostgreSQL on a folder, or attaches to the one that a killed process left running.
 * Should the server die later, it is started again on the same socket.
 * @throws ClusterError with a message for whoever runs the server
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const dataDir = await makeFolder(options.dataDir);
  const locks = [lockFolder(dataDir)];
  const unlock = () => {
    for (const release of locks) release();
  };
  try {
    const existing = await findData(dataDir);
    // Data that was moved away: a copy of this folder would lead there too.
    if (existing && dirname(existing) !== dataDir) locks.push(lockFolder(dirname(existing)));
    const password = await loadPassword(dataDir, existing !== undefined);
    const server = await superviseServer({
      dataDir,
      password,
      settings: options.settings,
      logFolder: join(dataDir, 'log'),
      log: options.log ?? (() => {}),
      choosePlace: () => choosePlace(dataDir, options.enginePackage ?? findEnginePackage(), options.ways),
    });
    let stopped: Promise<void> | undefined;
    return {
      admin: { ...server.endpoint, user: SUPERUSER, password, database: 'postgres' },
      location: await describe(server.data, dataDir),
      stop: () => {
        stopped ??= server.stop().finally(unlock);
        return stopped;
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The server that another process runs on this folder, for commands beside it; undefined when none runs. `stop` leaves it be. */
export async function joinCluster(dataDir: string): Promise<Cluster | undefined> {
  const folder = await realpath(dataDir).catch(() => undefined);
  const data = folder && (await findData(folder));
  if (!data) return undefined;
  const password = await loadPassword(folder, true);
  const running = await findRunning(data, password, () => {});
  if (!running) return undefined;
  return {
    admin: { ...running.endpoint, user: SUPERUSER, password, database: 'postgres' },
    location: await describe(data, folder),
    stop: async () => {},
  };
}

/** The folder's real path, so that one folder has one name: for the lock, the socket and PostgreSQL. */
async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return await realpath(path);
  } catch (error) {
    throw new ClusterError(`Cannot make the data folder ${path}: ${reason(error)}`);
  }
}

async function describe(data: string, dataDir: string): Promise<string> {
  const { uid } = await stat(data);
  const moved =
    dirname(data) === dataDir ? '' : `, because no user that may run PostgreSQL reaches ${dataDir}`;
  return `${data} (embedded PostgreSQL, files of user ${nameOf(uid)}${moved})`;
}
