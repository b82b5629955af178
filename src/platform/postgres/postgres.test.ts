import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { findEnginePackage } from './engine.ts';
import { type Cluster, type ClusterOptions, startCluster } from './index.ts';
import { isAlive } from './process.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const holderScript = join(import.meta.dirname, 'test-holder.ts');
const fast = { fsync: 'off', shared_buffers: '16MB' };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A data folder of its own; whatever server is left on it is ended by its pid. `mode` is that of the folder above. */
async function newDataDir({ name = 'data', mode = 0o755 } = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'obhut-pg-')));
  chmodSync(folder, mode);
  cleanups.push(async () => {
    const pid = postmasterPid(join(folder, name));
    if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
    const moved = await realpath(join(folder, name, 'pg')).catch(() => '');
    if (moved.startsWith('/var/lib/obhut/')) await rm(dirname(moved), { recursive: true });
    await rmdir('/var/lib/obhut').catch(() => {});
    await rm(folder, { recursive: true, force: true });
  });
  return join(folder, name);
}

async function start(dataDir: string, options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, settings: fast, ...options });
  cleanups.push(() => cluster.stop());
  return cluster;
}

async function query(cluster: Pick<Cluster, 'admin'>, sql: string, as: Partial<Cluster['admin']> = {}) {
  const client = new pg.Client({ ...cluster.admin, ...as });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(dataDir: string): number {
  const path = join(dataDir, 'pg', 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0;
}

async function until(what: () => unknown): Promise<void> {
  while (!(await what())) await sleep(20);
}

/** Another process that holds a cluster; `uid` for another user. */
async function hold(options: ClusterOptions, uid?: number) {
  const env = { PATH: process.env.PATH, HOME: dirname(options.dataDir) };
  const args = [holderScript, JSON.stringify({ settings: fast, ...options })];
  const child = spawn(process.execPath, args, {
    env,
    uid,
    gid: uid,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const end = async (how: 'kill' | 'stop') => {
    if (how === 'kill') child.kill('SIGKILL');
    else child.stdin.end();
    await exited;
  };
  return { said: JSON.parse(line) as Cluster & { error?: string }, end };
}

async function packageCopy(folder: string, change?: (lib: string) => Promise<void>): Promise<string> {
  const copy = join(folder, 'engine-package');
  await cp(findEnginePackage(), copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await change?.(join(copy, 'native', 'lib'));
  return copy;
}

async function removeLinks(lib: string): Promise<void> {
  for (const entry of await readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(lib, entry.name));
  }
}

/** Whether an ordinary user gets at this checkout and this Node at all. */
function reachableByNobody(): boolean {
  for (let path = holderScript; path !== '/'; path = dirname(path))
    if (!(statSync(path).mode & 0o004)) return false;
  for (let path = dirname(process.execPath); path !== '/'; path = dirname(path)) {
    if (!(statSync(path).mode & 0o001)) return false;
  }
  return true;
}

describe('the first start', { timeout: 120_000 }, () => {
  test('makes a UTF-8 database with checksums whose sorting does not depend on the system', async () => {
    const cluster = await start(await newDataDir());
    expect(
      await query(
        cluster,
        'select encoding, datlocprovider as provider, datlocale as locale from pg_database',
      ),
    ).toEqual(Array(3).fill({ encoding: 6, provider: 'b', locale: 'C.UTF-8' }));
    expect(await query(cluster, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  });

  test('listens on a Unix socket only', async () => {
    const cluster = await start(await newDataDir());
    expect(await query(cluster, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(statSync(cluster.admin.host).mode & 0o777).toBe(0o700);
  });

  test('asks everybody for a password, which no other user of the machine can read', async () => {
    const dataDir = await newDataDir();
    const cluster = await start(dataDir);
    await expect(query(cluster, 'select 1', { password: 'guessed' })).rejects.toThrow(
      'password authentication failed',
    );
    const [{ rolpassword }] = await query(
      cluster,
      "select rolpassword from pg_authid where rolname = 'postgres'",
    );
    expect(rolpassword).toMatch(/^SCRAM-SHA-256\$/);
    expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'keys', 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'log', 'postgres.log')).mode & 0o777).toBe(0o600);
    expect(readFileSync(`/proc/${postmasterPid(dataDir)}/cmdline`, 'utf8')).not.toContain(
      cluster.admin.password,
    );
    expect(readFileSync(`/proc/${postmasterPid(dataDir)}/environ`, 'utf8')).not.toContain(
      cluster.admin.password,
    );
    expect((await readdir(dataDir)).sort()).toEqual(['keys', 'log', 'obhut.lock', 'obhut.pid', 'pg', 'run']);
  });

  test('begins afresh after one that was interrupted halfway', async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, 'pg.partial', 'base'), { recursive: true });
    await mkdir(join(dataDir, 'pg.secret'));
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'pg.secret'))).toBe(false);
  });

  test('puts the socket elsewhere when the data folder lies too deep', async () => {
    const cluster = await start(await newDataDir({ name: 'a-long-name-for-a-folder/'.repeat(5) }));
    expect(cluster.admin.host.length).toBeLessThan(90);
    expect(statSync(cluster.admin.host).mode & 0o777).toBe(0o700);
    cleanups.unshift(() => rm(cluster.admin.host, { recursive: true }));
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the settings', { timeout: 120_000 }, () => {
  test('keep what was committed, and can be replaced by the caller', async () => {
    const cluster = await start(await newDataDir(), { settings: { ...fast, work_mem: '7MB' } });
    const names = "('synchronous_commit', 'wal_writer_delay', 'max_connections', 'jit', 'fsync', 'work_mem')";
    const rows = await query(
      cluster,
      `select name, current_setting(name) as value from pg_settings where name in ${names}`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.value]))).toEqual({
      synchronous_commit: 'on',
      wal_writer_delay: '20ms',
      max_connections: '40',
      jit: 'off',
      fsync: 'off',
      work_mem: '7MB',
    });
  });

  test('let nothing that a statement holds into the log, whatever goes wrong', async () => {
    const dataDir = await newDataDir();
    const cluster = await start(dataDir);
    await query(
      cluster,
      "create table person (email text unique); insert into person values ('anna@example.org')",
    );
    const refused = [
      "insert into person values ('anna@example.org')",
      "select 'anna@example.org'::uuid",
      "select * from anna where 'anna@example.org' = 1",
      "do $$ begin raise warning 'anna@example.org'; raise exception 'anna@example.org'; end $$",
    ];
    for (const sql of refused) await expect(query(cluster, sql)).rejects.toThrow();
    const backend = new pg.Client(cluster.admin);
    backend.on('error', () => {});
    await backend.connect();
    const [{ pid }] = (await backend.query('select pg_backend_pid() as pid')).rows;
    const crash = backend.query("select 'anna@example.org', pg_sleep(600)").catch(() => {});
    await sleep(100);
    process.kill(pid, 'SIGKILL');
    await crash;
    await cluster.stop();
    const log = readFileSync(join(dataDir, 'log', 'postgres.log'), 'utf8');
    expect(log).toContain('was terminated by signal 9');
    expect(log).not.toContain('anna');
  });
});

describe('a later start', { timeout: 120_000 }, () => {
  test('finds the data and the password again', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await query(first, 'create table kept as select 1 as one');
    await first.stop();
    const second = await start(dataDir);
    expect(second.admin).toEqual(first.admin);
    expect(await query(second, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  test('uses the server that a killed process left running, and can stop it', async () => {
    const dataDir = await newDataDir();
    const holder = await hold({ dataDir });
    const pid = postmasterPid(dataDir);
    await holder.end('kill');
    expect(isAlive(pid)).toBe(true);
    const cluster = await start(dataDir);
    expect(postmasterPid(dataDir)).toBe(pid);
    expect(cluster.admin).toEqual(holder.said.admin);
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
    await cluster.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('recovers what was committed when the server itself was killed too', async () => {
    const dataDir = await newDataDir();
    const holder = await hold({ dataDir, settings: { ...fast, fsync: 'on' } });
    await query(holder.said, 'create table kept as select 1 as one');
    await holder.end('kill');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    const cluster = await start(dataDir);
    expect(await query(cluster, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  test('waits for a session that outlives the killed server, and never runs beside it', async () => {
    const dataDir = await newDataDir();
    const holder = await hold({ dataDir });
    const session = new pg.Client(holder.said.admin);
    session.on('error', () => {});
    await session.connect();
    const [{ pid }] = (await session.query('select pg_backend_pid() as pid')).rows;
    process.kill(pid, 'SIGSTOP');
    cleanups.push(() => isAlive(pid) && process.kill(pid, 'SIGKILL'));
    await holder.end('kill');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    const starting = start(dataDir);
    await until(() =>
      readFileSync(join(dataDir, 'log', 'postgres.log'), 'utf8').includes('pre-existing shared memory'),
    );
    process.kill(pid, 'SIGCONT');
    expect(await query(await starting, 'select 1 as one')).toEqual([{ one: 1 }]);
    await session.end();
  });

  test('is not misled by an old pid file whose number now belongs to another process', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    const pidFile = readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8');
    await first.stop();
    const stranger = spawn('sleep', ['600'], isRoot ? { uid: statSync(join(dataDir, 'pg')).uid } : {});
    cleanups.push(() => stranger.kill());
    const stale = pidFile.replace(/^\d+/, String(stranger.pid));
    for (const path of [
      join(dataDir, 'pg', 'postmaster.pid'),
      join(first.admin.host, '.s.PGSQL.5432.lock'),
    ]) {
      await writeFile(path, stale);
    }
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid!)).toBe(true);
  });

  test('replaces a server whose socket was cleaned away', async () => {
    const dataDir = await newDataDir();
    const holder = await hold({ dataDir });
    const pid = postmasterPid(dataDir);
    await holder.end('kill');
    await rm(join(holder.said.admin.host, '.s.PGSQL.5432'));
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(pid)).toBe(false);
  });

  test('refuses data of another major version and says what to do', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'pg', 'PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toThrow(/written by PostgreSQL 17.*restore it here/);
  });

  test('says so when the keys are missing', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir)).stop();
    await rename(join(dataDir, 'keys'), join(dataDir, 'elsewhere'));
    await expect(start(dataDir)).rejects.toThrow(/postgres-password is missing/);
  });

  test('quotes the server when a setting keeps it from starting, and lets the folder go', async () => {
    const dataDir = await newDataDir();
    await expect(start(dataDir, { settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /did not start.*shared_buffers/,
    );
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a running cluster', { timeout: 120_000 }, () => {
  test('comes back on the same socket when its server is killed', async () => {
    const dataDir = await newDataDir();
    const lines: string[] = [];
    const cluster = await start(dataDir, { log: (line) => lines.push(line) });
    await query(cluster, 'create table kept as select 1 as one');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await until(() => lines.includes('The database is running again.'));
    expect(await query(cluster, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  test('may be stopped twice, and is gone after that', async () => {
    const dataDir = await newDataDir();
    const cluster = await start(dataDir);
    const pid = postmasterPid(dataDir);
    await Promise.all([cluster.stop(), cluster.stop()]);
    await cluster.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  });

  test('keeps every other process from its folder, and says who it is', async () => {
    const dataDir = await newDataDir();
    const cluster = await start(dataDir);
    const other = await hold({ dataDir });
    expect(other.said.error).toContain(`already running on ${dataDir} (process ${process.pid} since`);
    await expect(startCluster({ dataDir })).rejects.toThrow('already running');
    await cluster.stop();
    const third = await hold({ dataDir });
    expect(third.said.error).toBeUndefined();
    await third.end('stop');
    expect(postmasterPid(dataDir)).toBe(0);
  });
});

describe('the binaries', { timeout: 120_000 }, () => {
  test('get their library links even when the install script did not run', async () => {
    const dataDir = await newDataDir();
    const enginePackage = await packageCopy(dirname(dataDir), removeLinks);
    expect(await query(await start(dataDir, { enginePackage }), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining('engine-'));
  });

  test('that do not exist for a machine lead to a message that names DATABASE_URL', () => {
    expect(() => findEnginePackage('linux', 'riscv64')).toThrow(
      /linux-riscv64 is not installed.*DATABASE_URL/s,
    );
    expect(() => findEnginePackage('freebsd', 'x64')).toThrow(
      /no embedded PostgreSQL for freebsd.*DATABASE_URL/s,
    );
  });

  test('that cannot run lead to a message that names DATABASE_URL', async () => {
    const dataDir = await newDataDir();
    const enginePackage = await packageCopy(dirname(dataDir), (lib) => rm(join(lib, 'libicui18n.so.60.2')));
    await expect(start(dataDir, { enginePackage })).rejects.toThrow(/libicui18n.*DATABASE_URL/s);
  });
});

describe.skipIf(!isRoot)('started by root', { timeout: 120_000 }, () => {
  const serverUid = (dataDir: string) => statSync(`/proc/${postmasterPid(dataDir)}`).uid;
  const capabilities = (dataDir: string) =>
    /CapEff:\s*(\w+)/.exec(readFileSync(`/proc/${postmasterPid(dataDir)}/status`, 'utf8'))?.[1];

  test('runs as an unprivileged user, who cannot read the keys', async () => {
    const dataDir = await newDataDir();
    const cluster = await start(dataDir);
    expect(serverUid(dataDir)).toBeGreaterThan(0);
    const readKeys = `select pg_read_file('${dataDir}/keys/postgres-password')`;
    await expect(query(cluster, readKeys)).rejects.toThrow('Permission denied');
  });

  test('in a folder that no other user reaches, runs in place without privileges', async () => {
    const dataDir = await newDataDir({ mode: 0o700 });
    const cluster = await start(dataDir);
    expect(cluster.location).toContain(`${dataDir}/pg`);
    expect(serverUid(dataDir)).toBe(0);
    expect(capabilities(dataDir)).toBe('0000000000000000');
    await cluster.stop();
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('where user namespaces are forbidden too, moves the data and says where it lies', async () => {
    const dataDir = await newDataDir({ mode: 0o700 });
    const first = await start(dataDir, { ways: ['drop', 'move'] });
    await query(first, 'create table kept as select 1 as one');
    expect(first.location).toMatch(/^\/var\/lib\/obhut\/\w+\/pg .*because/);
    expect(serverUid(dataDir)).toBeGreaterThan(0);
    await first.stop();
    const second = await start(dataDir);
    expect(second.location).toBe(first.location);
    expect(await query(second, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  test('copies binaries that only root reaches, rather than giving up the unprivileged user', async () => {
    const dataDir = await newDataDir();
    const closed = join(dirname(dataDir), 'closed');
    await mkdir(closed, { mode: 0o700 });
    await start(dataDir, { enginePackage: await packageCopy(closed) });
    expect(serverUid(dataDir)).toBeGreaterThan(0);
    expect(await readdir(dataDir)).toContainEqual(expect.stringMatching(/^engine-\d/));
  });

  test('keeps the way of the first start, also when another one has become possible', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir, { ways: ['namespace'] })).stop();
    await start(dataDir);
    expect(serverUid(dataDir)).toBe(0);
  });

  test('takes another way when the folder was carried to where the first one does not work', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir)).stop();
    chmodSync(dirname(dataDir), 0o700);
    expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'pg', 'base')).uid).toBe(0);
  });

  test('says what was tried when nothing works', async () => {
    const dataDir = await newDataDir({ mode: 0o700 });
    await expect(start(dataDir, { ways: ['drop'] })).rejects.toThrow(
      /not run as root.*drop as user.*DATABASE_URL/s,
    );
  });
});

describe.skipIf(!isRoot || !reachableByNobody())('started by an ordinary user', { timeout: 120_000 }, () => {
  async function dataDirOfNobody(): Promise<string> {
    const dataDir = await newDataDir();
    chownSync(dirname(dataDir), NOBODY, NOBODY);
    return dataDir;
  }

  test('runs as that user', async () => {
    const dataDir = await dataDirOfNobody();
    const holder = await hold({ dataDir }, NOBODY);
    expect(holder.said.error).toBeUndefined();
    expect(await query(holder.said, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'pg')).uid).toBe(NOBODY);
    await holder.end('stop');
    expect(postmasterPid(dataDir)).toBe(0);
  });

  test('also runs under a bare number without a name, as containers are started', async () => {
    const number = 54_321;
    const dataDir = await newDataDir();
    chownSync(dirname(dataDir), number, number);
    const first = await hold({ dataDir }, number);
    expect(first.said.error).toBeUndefined();
    await first.end('stop');
    const second = await hold({ dataDir }, number);
    expect(await query(second.said, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'pg')).uid).toBe(number);
  });

  test('goes on as that user when root starts it later', async () => {
    const dataDir = await dataDirOfNobody();
    await (await hold({ dataDir }, NOBODY)).end('stop');
    const cluster = await start(dataDir);
    expect(statSync(`/proc/${postmasterPid(dataDir)}`).uid).toBe(NOBODY);
    await cluster.stop();
    expect((await hold({ dataDir }, NOBODY)).said.error).toBeUndefined();
  });

  test('runs a copy beside the data when the library links are missing and node_modules is read-only', async () => {
    const dataDir = await dataDirOfNobody();
    const enginePackage = await packageCopy(dirname(dataDir), removeLinks);
    const holder = await hold({ dataDir, enginePackage }, NOBODY);
    expect(holder.said.error).toBeUndefined();
    expect(await readdir(dataDir)).toContainEqual(expect.stringMatching(/^engine-\d/));
  });

  test('is told whose the data is when it is not theirs', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir, { ways: ['namespace'] })).stop();
    const holder = await hold({ dataDir }, NOBODY);
    expect(holder.said.error).toContain(`Cannot write to the data folder ${dataDir}`);
  });
});
