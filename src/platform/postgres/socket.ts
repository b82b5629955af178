import { createHash } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canWrite, makePrivateFolder } from './account.ts';
import { ClusterError } from './cluster-error.ts';

/** Where the server listens, as node-postgres wants it: a folder for a Unix socket, or a loopback address on Windows. */
export interface Endpoint {
  host: string;
  port: number;
}

const PORT = 5432;
/** The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS, its end included; a little is kept free. */
const LONGEST_PATH = 100;

/**
 * `home/run`, or, where that path is too long for a socket, a folder in the temporary folder whose name follows from `home`.
 * Old sockets in it are removed: the caller holds the lock and knows that no server runs.
 * @throws ClusterError when somebody else owns that name in the temporary folder
 */
export async function prepareEndpoint(home: string, account: Account): Promise<Endpoint> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() };
  const name = `obhut-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  for (const folder of [join(home, 'run'), join(tmpdir(), name), join('/tmp', name)]) {
    if (Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) > LONGEST_PATH) continue;
    await refuseForeign(folder, account);
    await makePrivateFolder(account, folder);
    if (!(await canWrite(account, folder))) continue;
    for (const file of await readdir(folder))
      if (file.startsWith('.s.PGSQL.')) await rm(join(folder, file), { force: true });
    return { host: folder, port: PORT };
  }
  throw new ClusterError(
    `There is no folder for the database's socket that ${account.name} can write to (tried ${tmpdir()}, /tmp).`,
  );
}

/** The temporary folder is everybody's: whoever made ours first could stand between the server and us. */
async function refuseForeign(folder: string, account: Account): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  const owners = [account.owner?.uid, process.getuid?.()];
  if (!found || (found.isDirectory() && owners.includes(found.uid))) return;
  throw new ClusterError(
    `${folder} belongs to somebody else. Remove it, or choose another temporary folder (TMPDIR).`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
