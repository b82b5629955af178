import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Account,
  canWrite,
  hasName,
  makePrivateFolder,
  nameOf,
  namespacedAccount,
  ownAccount,
  run,
  serviceUsers,
  unprivilegedAccount,
} from './account.ts';
import { ClusterError, reason, USE_OWN_SERVER } from './cluster-error.ts';
import { type Engine, prepareEngine } from './engine.ts';

/**
 * Root's ways to run the database. `drop`: become an unprivileged user, data in place (binaries are copied beside the data
 * when that user cannot reach them). `namespace`: in place, for a folder that no other user reaches. `move`: the data
 * goes to /var/lib/obhut, a link stays. In this order: protection first, but data moves only when nothing else works.
 */
export type Way = 'drop' | 'namespace' | 'move';
export const WAYS: readonly Way[] = ['drop', 'namespace', 'move'];

/** As whom the database runs, on which binaries, and where its data lies. */
export interface Place {
  account: Account;
  engine: Engine;
  /** Holds `pg` (the data), `run` (the socket) and a copy of the engine where one is needed. The data folder, unless moved. */
  home: string;
}

/** The real folder of existing data, or undefined before the first start. `dataDir/pg` is a link when the data was moved. */
export async function findData(dataDir: string): Promise<string | undefined> {
  const path = await realpath(join(dataDir, 'pg')).catch(() => undefined);
  return path && (await isFile(join(path, 'PG_VERSION'))) ? path : undefined;
}

/**
 * Finds a way that works on this machine. Nothing about it is stored: the owner of the data tells at the next start
 * which way was taken, and only when that one has become impossible (a folder that was carried elsewhere) another is taken.
 * @throws ClusterError with what was tried
 */
export async function choosePlace(
  dataDir: string,
  packageFolder: string,
  ways: readonly Way[] = WAYS,
): Promise<Place> {
  const data = await findData(dataDir);
  const home = data ? dirname(data) : dataDir;
  const dataOwner = data ? await stat(data) : undefined;
  if (process.getuid?.() !== 0) return placeForUser(home, packageFolder, dataOwner?.uid);

  const named = dataOwner && dataOwner.uid > 0 ? { ...dataOwner, name: nameOf(dataOwner.uid) } : undefined;
  const users = named ? [named] : serviceUsers();
  const tried: string[] = [];
  const order = dataOwner?.uid === 0 ? ways.toSorted((a, b) => rank(a) - rank(b)) : ways;
  for (const way of order) {
    if (way === 'move' && data && home === dataDir) continue;
    const candidates =
      way === 'namespace'
        ? serviceUsers().slice(0, 1).map(namespacedAccount)
        : users.map(unprivilegedAccount);
    for (const account of candidates) {
      const target = way === 'move' && !data ? await homeElsewhere(dataDir) : home;
      try {
        return await tryPlace(account, target, packageFolder);
      } catch (error) {
        tried.push(`${way} as ${account.name}: ${reason(error)}`);
        if (target !== home) await rm(target, { recursive: true });
      }
    }
  }
  throw new ClusterError(
    `PostgreSQL does not run as root, and no other way worked (${tried.join('; ') || 'no user postgres or nobody'}). ` +
      `Run Obhut as an ordinary user, or put it and its data where the user "nobody" can reach them. ${USE_OWN_SERVER}`,
  );
}

const rank = (way: Way): number => ['namespace', 'drop', 'move'].indexOf(way);

async function placeForUser(
  home: string,
  packageFolder: string,
  dataOwner: number | undefined,
): Promise<Place> {
  const own = ownAccount();
  if (dataOwner !== undefined && own.owner && dataOwner !== own.owner.uid) {
    throw new ClusterError(
      `The data in ${home} belongs to ${nameOf(dataOwner)}, and Obhut runs as ${nameOf(own.owner.uid)}. ` +
        'Start it as the same user as before (or as root).',
    );
  }
  if (hasName() || dataOwner !== undefined) return tryPlace(own, home, packageFolder);
  // A container that is started under a bare number: borrow a name for initdb.
  const borrowed = serviceUsers().slice(0, 1).map(namespacedAccount)[0];
  if (borrowed && (await run(borrowed, '/bin/sh', ['-c', ':']).catch(() => undefined)) !== undefined) {
    return tryPlace(borrowed, home, packageFolder);
  }
  throw new ClusterError(
    `User ${own.owner?.uid} has no entry in /etc/passwd, which PostgreSQL wants. Add one. ${USE_OWN_SERVER}`,
  );
}

async function tryPlace(account: Account, home: string, packageFolder: string): Promise<Place> {
  await openForGroup(home, account);
  const socketFolder = join(home, 'run');
  await makePrivateFolder(account, socketFolder);
  if (!(await canWrite(account, socketFolder))) throw new Error('cannot reach this folder');
  return { account, home, engine: await prepareEngine(packageFolder, account, home) };
}

/** Lets the account's group pass through our folder (not list it). Never a folder above: those are not ours. */
async function openForGroup(home: string, account: Account): Promise<void> {
  const { uid, mode } = await stat(home);
  if (process.getuid?.() !== 0 || uid !== 0 || !account.owner || account.owner.uid === 0 || mode & 0o001)
    return;
  await chown(home, 0, account.owner.gid);
  await chmod(home, (mode & 0o707) | 0o010);
}

async function homeElsewhere(dataDir: string): Promise<string> {
  const home = join('/var/lib/obhut', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  if (await isFile(join(home, 'pg', 'PG_VERSION'))) {
    throw new ClusterError(
      `There is already data in ${home}/pg that nothing points to. To use it: ln -s ${home}/pg ${dataDir}/pg. Otherwise remove it.`,
    );
  }
  await mkdir('/var/lib/obhut', { recursive: true, mode: 0o755 });
  await mkdir(home, { recursive: true, mode: 0o700 });
  return home;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
