import { setTimeout as sleep } from 'node:timers/promises';
import { reason } from './cluster-error.ts';
import { ensureData } from './data.ts';
import { findData, type Place } from './place.ts';
import { endServer, findRunning, type LaunchOptions, launch, type Postmaster } from './postmaster.ts';
import { isAlive } from './process.ts';
import type { Endpoint } from './socket.ts';

interface Task extends LaunchOptions {
  dataDir: string;
  password: string;
  /** Asked anew for each start: what was possible at the first one may no longer be. */
  choosePlace: () => Promise<Place>;
}

/** A server that is kept running until it is stopped. */
export interface Supervised {
  data: string;
  endpoint: Endpoint;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Finds or starts the server, and starts it again when it ends without having been told to (the kernel's memory killer,
 * for one). PostgreSQL itself restarts after a crash of one of its sessions; this is for the process above them.
 */
export async function superviseServer(task: Task): Promise<Supervised> {
  let current = await findOrStart(task);
  let starting: Promise<void> | undefined;
  let pauseMs = LOOK_EVERY_MS;
  const ended = new AbortController();

  const startAgain = async () => {
    task.log('The database has ended unexpectedly; starting it again.');
    try {
      current = await findOrStart(task);
      pauseMs = LOOK_EVERY_MS;
      task.log('The database is running again.');
    } catch (error) {
      task.log(reason(error));
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  };
  const watch = async () => {
    while (!ended.signal.aborted) {
      await sleep(pauseMs, undefined, { ref: false, signal: ended.signal }).catch(() => {});
      if (ended.signal.aborted || isAlive(current.pid)) continue;
      starting = startAgain();
      await starting;
    }
  };
  void watch();

  return {
    data: current.data,
    endpoint: current.endpoint,
    stop: async () => {
      ended.abort();
      await starting;
      const place = process.platform === 'win32' ? await task.choosePlace() : undefined;
      await endServer(current.pid, current.data, task.log, place);
    },
  };
}

async function findOrStart(task: Task): Promise<Postmaster & { data: string }> {
  const { dataDir, password, log } = task;
  const existing = await findData(dataDir);
  const running = existing && (await findRunning(existing, password, log));
  if (running) {
    log(`Found the database running (process ${running.pid}); using it as it is.`);
    return { ...running, data: existing };
  }
  if (!existing) log(`Creating the database in ${dataDir}.`);
  const place = await task.choosePlace();
  const data = await ensureData(dataDir, place, password);
  return { ...(await launch(place, data, password, task)), data };
}
