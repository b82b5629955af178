import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, ownAccount, run } from './account.ts';
import { ClusterError, reason } from './cluster-error.ts';
import { findData, type Place } from './place.ts';

export const SUPERUSER = 'postgres';

/**
 * The superuser's password: random, made at the first start, kept in `keys/` (0700) with mode 0600.
 * @throws ClusterError when there is data but no password: it cannot be guessed and is not silently replaced
 */
export async function loadPassword(dataDir: string, dataExists: boolean): Promise<string> {
  const path = join(dataDir, 'keys', 'postgres-password');
  const stored = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new ClusterError(`Cannot read ${path}: ${reason(error)}`);
  });
  if (stored?.trim()) return stored.trim();
  if (dataExists)
    throw new ClusterError(
      `${path} is missing: bring the folder "keys" back from the backup, beside the data.`,
    );
  const password = randomBytes(32).toString('base64url');
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(path, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

/** Makes the data on the first start; whole or not at all, whenever it is interrupted. Returns its real folder. */
export async function ensureData(dataDir: string, place: Place, password: string): Promise<string> {
  const existing = await findData(dataDir);
  if (existing) {
    await checkVersion(existing, place);
    await giveTo(existing, place);
    return existing;
  }
  const partial = join(place.home, 'pg.partial');
  const secret = join(place.home, 'pg.secret');
  await rm(partial, { recursive: true, force: true });
  await makePrivateFolder(place.account, partial);
  try {
    await initdb(place, partial, await writeSecret(place, secret, password));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw new ClusterError(`Cannot create the database in ${place.home}: ${reason(error)}`);
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
  const data = join(place.home, 'pg');
  await rename(partial, data);
  if (place.home !== dataDir) await symlink(data, join(dataDir, 'pg'));
  return data;
}

/**
 * Sorting and case are PostgreSQL's own (builtin provider), so an upgrade of the system's libc cannot break an index.
 * German order is asked for per query, from ICU.
 */
async function initdb(place: Place, folder: string, passwordFile: string): Promise<void> {
  await run(place.account, join(place.engine.folder, 'bin', 'initdb'), [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
}

/** initdb takes a password only from a file that its own user can read: `keys/` is closed to it, so a copy for a moment. */
async function writeSecret(place: Place, folder: string, password: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await makePrivateFolder(place.account, folder);
  const path = join(folder, 'password');
  await writeFile(path, `${password}\n`, { mode: 0o600, flag: 'wx' });
  const { owner } = place.account;
  if (owner && process.getuid?.() === 0) await chown(path, owner.uid, owner.gid);
  return path;
}

async function checkVersion(data: string, place: Place): Promise<void> {
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (written === place.engine.major) return;
  throw new ClusterError(
    `The data in ${data} was written by PostgreSQL ${written}, and PostgreSQL ${place.engine.major} is installed. ` +
      'Go back to the Obhut release that wrote it, export a backup there, and restore it here.',
  );
}

/** Hands the data to the account that runs the database now (root only), after the folder was carried to another place. */
async function giveTo(data: string, { account, home }: Place): Promise<void> {
  const { owner } = account;
  for (const folder of [data, join(home, 'run')]) {
    if (process.getuid?.() !== 0 || !owner || (await lstat(folder)).uid === owner.uid) continue;
    // The folder itself comes last: its owner is what the next start looks at.
    await run(ownAccount(), 'chown', ['-R', '-P', `${owner.uid}:${owner.gid}`, folder]);
  }
  // PostgreSQL refuses data that others can read, which a copy back from a backup may be.
  if ((await stat(data)).mode & 0o027) await makePrivateFolder(account, data);
}
