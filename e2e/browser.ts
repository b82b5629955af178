import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
/** Nothing may leave the machine, and nothing may wait for what does not answer. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
];

/** The packaged browser unpacks itself into the temporary folder; once before tests run side by side. */
export async function prepareBrowser(): Promise<string> {
  const installed = INSTALLED.find((path) => existsSync(path));
  return installed ?? (await import('@sparticuz/chromium')).default.executablePath();
}

/** An installed Chromium where there is one, else the one in the npm package. Ended by `close()`. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await prepareBrowser(), args: QUIET });

export interface Demo {
  url: string;
  users: { email: string; password: string; role: string }[];
  process: ChildProcess;
  stop(): Promise<void>;
}

/** The demo firm as a user starts it: the command itself, on a free port, in a folder that goes with it. */
export async function startDemo(): Promise<Demo> {
  const child = spawn(process.execPath, ['src/entry/cli.ts', 'demo', '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATABASE_URL: '' },
  });
  const lines = createInterface({ input: child.stdout! });
  const answer = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it answered`)));
  });
  const { url, users } = JSON.parse(answer);
  return {
    url,
    users,
    process: child,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
