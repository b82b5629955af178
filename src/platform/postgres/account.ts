import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { plainEnvironment } from './settings.ts';

/** As whom the database's processes run. PostgreSQL refuses to run as root, and initdb wants a name for its user id. */
export interface Account {
  /** In words, for the start message. */
  name: string;
  /** Who owns the data on disk; undefined on Windows, which has no such numbers. */
  owner?: { uid: number; gid: number };
  /** For spawn: the user to become. libuv also drops root's supplementary groups. */
  spawnAs: { uid?: number; gid?: number };
  /** Put before every command. */
  prefix: string[];
}

export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** Whoever runs this process. */
export function ownAccount(): Account {
  const owner = process.getuid ? { uid: process.getuid(), gid: process.getgid!() } : undefined;
  return { name: `user ${nameOf(owner?.uid)}`, owner, spawnAs: {}, prefix: [] };
}

/** Root becomes another user for good: the database has no more rights than that user. */
export function unprivilegedAccount(user: User): Account {
  const { name, uid, gid } = user;
  return { name: `user ${name}`, owner: { uid, gid }, spawnAs: { uid, gid }, prefix: [] };
}

/**
 * The same user under another number, in a user namespace. On disk everything is ours as before (so a checkout under
 * /root works), root's capabilities are gone, but what root owns stays within reach: weaker than another user.
 */
export function namespacedAccount(inner: User): Account {
  const own = ownAccount();
  const prefix = ['unshare', '--user', `--map-user=${inner.uid}`, `--map-group=${inner.gid}`, '--'];
  return { ...own, name: `${own.name} without privileges (user namespace)`, prefix };
}

/** The users that root may become, best first. A firm that wants one for Obhut alone creates `obhut`. */
export function serviceUsers(): User[] {
  const users = passwd();
  return ['obhut', 'postgres', 'nobody'].flatMap(
    (name) => users.find((user) => user.name === name && user.uid > 0) ?? [],
  );
}

/** The name of a user id: its number where it has none. */
export function nameOf(uid: number | undefined): string {
  if (uid === undefined || uid === process.getuid?.()) {
    try {
      return userInfo().username;
    } catch {
      // No passwd entry, as in containers that are given a number.
    }
  }
  return passwd().find((user) => user.uid === uid)?.name ?? String(uid);
}

/** False in containers that are started under a bare number: initdb then gives up. */
export function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function passwd(): User[] {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

/** Runs a command to its end as this account and returns what it printed. Rejects with `stderr` when it fails. */
export async function run(account: Account, file: string, args: string[]): Promise<string> {
  const [first, ...rest] = [...account.prefix, file, ...args];
  const options = { ...account.spawnAs, env: plainEnvironment(), cwd: '/', windowsHide: true };
  return (await promisify(execFile)(first!, rest, options)).stdout;
}

/** Whether the account can reach and write this folder. Asked by trying: modes alone miss ACLs and read-only disks. */
export async function canWrite(account: Account, folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const test = 'test -d "$0" && test -x "$0" && test -w "$0"';
  return run(account, '/bin/sh', ['-c', test, folder]).then(
    () => true,
    () => false,
  );
}

/** Makes a folder that only this account can open. */
export async function makePrivateFolder(account: Account, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account.owner && process.getuid?.() === 0) await chown(folder, account.owner.uid, account.owner.gid);
  await chmod(folder, 0o700);
}
