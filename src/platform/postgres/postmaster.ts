import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { run } from './account.ts';
import { ClusterError, reason } from './cluster-error.ts';
import { SUPERUSER } from './data.ts';
import { openServerLog } from './log-file.ts';
import type { Place } from './place.ts';
import { isAlive, isServerOf, readPostmasterFile } from './process.ts';
import { plainEnvironment, settingArguments } from './settings.ts';
import { type Endpoint, prepareEndpoint } from './socket.ts';

/** A running server: PostgreSQL's first process, parent of all its others. */
export interface Postmaster {
  pid: number;
  endpoint: Endpoint;
}

type Log = (line: string) => void;

/** How long to wait for sessions of a server that was killed: they end when their statement does. */
const LEFTOVER_MS = 60_000;
const SAY_EVERY_MS = 10_000;

/**
 * The server that already runs on this data (it outlives a Node process that is killed), once it answers; undefined
 * when none does. Then its pid file goes: PostgreSQL would take a stranger who has its number by now, or its remains that
 * nobody waits for, for a server and not start. Sessions it left behind still keep a second one out (see `launch`).
 */
export async function findRunning(data: string, password: string, log: Log): Promise<Postmaster | undefined> {
  const file = await readPostmasterFile(data);
  if (!file) return undefined;
  if (isAlive(file.pid) && isServerOf(file.pid, data)) {
    const endpoint = { host: file.socketFolder || '127.0.0.1', port: file.port };
    const postmaster = { pid: file.pid, endpoint };
    if (await untilReady(postmaster, data, password, log)) return postmaster;
    // It was on its way out when we looked, and has ended by now.
  }
  await rm(join(data, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Starts the server and waits until it answers, through crash recovery if need be, however long that takes. */
export async function launch(
  place: Place,
  data: string,
  password: string,
  options: LaunchOptions,
): Promise<Postmaster> {
  const started = performance.now();
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1000)) {
    const endpoint = await prepareEndpoint(place.home, place.account);
    const serverLog = openServerLog(options.logFolder);
    const pid = spawnServer(place, data, endpoint, serverLog.handle, options.settings);
    serverLog.close();
    const postmaster = { pid: await pid, endpoint };
    if (await untilReady(postmaster, data, password, options.log)) return postmaster;
    const said = serverLog.added();
    const leftover = said.includes('pre-existing shared memory block');
    if (!leftover || performance.now() - started > LEFTOVER_MS) {
      throw new ClusterError(
        `PostgreSQL did not start: ${said.trim() || 'it said nothing'} (log: ${serverLog.path})`,
      );
    }
    await sleep(waitMs);
  }
}

export interface LaunchOptions {
  settings?: Record<string, string>;
  logFolder: string;
  log: Log;
}

function spawnServer(
  place: Place,
  data: string,
  endpoint: Endpoint,
  log: number,
  settings = {},
): Promise<number> {
  const socket = process.platform !== 'win32';
  const listen = {
    listen_addresses: socket ? '' : endpoint.host,
    port: String(endpoint.port),
    ...(socket && { unix_socket_directories: endpoint.host }),
  };
  const args = ['-D', data, ...settingArguments({ ...settings, ...listen })];
  const [first, ...rest] = [...place.account.prefix, join(place.engine.folder, 'bin', 'postgres'), ...args];
  // Detached: Ctrl-C in the terminal is for Node, which ends the server when its own work is done.
  const child = spawn(first!, rest, {
    ...place.account.spawnAs,
    env: plainEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid!));
    child.once('error', (error) =>
      reject(new ClusterError(`PostgreSQL cannot be started: ${reason(error)}`)),
    );
  });
}

/** True when it answers, false when it has ended. */
async function untilReady(
  { pid, endpoint }: Postmaster,
  data: string,
  password: string,
  log: Log,
): Promise<boolean> {
  let silentSince = performance.now();
  for (let waitMs = 5; isAlive(pid); waitMs = Math.min(waitMs * 1.5, 200)) {
    const file = await readPostmasterFile(data);
    if (file?.pid === pid && file.status === 'ready') {
      const answer = await ask(endpoint, password);
      if (answer === 'ready') return true;
      // Nobody can reach it any more: its socket was cleaned away with the temporary folder.
      if (answer === 'no socket') await endServer(pid, data, log);
    }
    if (performance.now() - silentSince > SAY_EVERY_MS) {
      silentSince = performance.now();
      log(
        `The database is ${file?.status || 'starting'}; still waiting (after a crash it repairs itself first).`,
      );
    }
    await sleep(waitMs);
  }
  return false;
}

/** @throws ClusterError when it answers but does not take our password: waiting would not help */
async function ask(endpoint: Endpoint, password: string): Promise<'ready' | 'no socket' | 'later'> {
  const client = new pg.Client({
    ...endpoint,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return 'ready';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'no socket';
    if (code !== WRONG_PASSWORD) return 'later';
    throw new ClusterError(
      'The database does not take the password in keys/postgres-password: keys and data are not of one piece.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

const WRONG_PASSWORD = '28P01';

/** Fast shutdown: open transactions are rolled back, everything is written. Returns when the process is gone. */
export async function endServer(pid: number, data: string, log: Log, place?: Place): Promise<void> {
  if (process.platform === 'win32') {
    // Untested. A signal would end it there without a shutdown.
    if (place)
      await run(place.account, join(place.engine.folder, 'bin', 'pg_ctl'), [
        'stop',
        '-D',
        data,
        '-m',
        'fast',
      ]);
    return;
  }
  if (!isAlive(pid) || !isServerOf(pid, data)) return;
  process.kill(pid, 'SIGINT');
  const asked = performance.now();
  let silentSince = asked;
  let isForced = false;
  while (isAlive(pid)) {
    await sleep(10);
    if (!isForced && performance.now() - asked > PATIENCE_MS) {
      isForced = true;
      log('The database does not end; ending it at once. Its next start repairs what that leaves.');
      process.kill(pid, 'SIGQUIT');
    }
    if (performance.now() - silentSince < SAY_EVERY_MS) continue;
    silentSince = performance.now();
    log('The database is still writing; waiting for it to end.');
  }
}

/**
 * How long a fast shutdown may take before the immediate one. PostgreSQL 18.4 can hang for ever when it is told to end while
 * it recovers from the crash of a session (seen once: startup process gone, checkpointer and I/O workers left). An
 * immediate shutdown loses nothing that was committed.
 */
const PATIENCE_MS = 30_000;
