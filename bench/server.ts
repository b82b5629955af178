import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildWeb } from '../src/entry/build-web.ts';

const ROOT = join(import.meta.dirname, '..');

/** A server process as an operator starts it. */
export interface Served {
  url: string;
  /** Milliseconds from the start of the process to its first answer. */
  startMs: number;
  /** Highest resident memory seen so far, in MiB. */
  peakMiB(): number;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** `obhut serve` on a data folder, as if behind a proxy, so that each request can come from an address of its own. */
export async function serveFolder(dataDir: string): Promise<Served> {
  // As an installation has them; else the server would build them first.
  await buildWeb();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  // `npm start` without npm between it and its signals.
  const child = spawn(process.execPath, manifest.scripts.start.split(' ').slice(1), {
    cwd: ROOT,
    env: {
      ...process.env,
      OBHUT_DATA: dataDir,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'silent',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilAnswers(`${url}/health`, child);
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    peakMiB: () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended before it answered');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
