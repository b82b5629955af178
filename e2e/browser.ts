import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page, Request } from 'playwright-core';
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

/**
 * An installed browser, or the packaged one, which unpacks itself into the temporary folder: into one of this user's own,
 * since what another user unpacked cannot be run. Once before tests run side by side.
 */
export async function prepareBrowser(): Promise<string> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return installed;
  const folder = join(tmpdir(), `obhut-browser-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await (await import('@sparticuz/chromium')).default.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** An installed Chromium where there is one, else the one in the npm package. Ended by `close()`. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await prepareBrowser(), args: QUIET });

const PATIENCE = 5_000;
const underWay = new WeakMap<Page, Set<Request>>();

/** What the page has asked for and not got yet; known from the first call on. */
function requestsOf(page: Page): Set<Request> {
  const known = underWay.get(page);
  if (known) return known;
  const requests = new Set<Request>();
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  underWay.set(page, requests);
  return requests;
}

/**
 * Waits until the page shows what it will show: nothing is under way, what came is drawn and has asked for nothing more,
 * and no section is still waiting. By these signs and not by time: `networkidle` is half a second of doing nothing, and
 * only asked where the signs do not come (a page without a heading, one that asks again and again).
 */
export async function settle(page: Page): Promise<void> {
  const requests = requestsOf(page);
  const started = performance.now();
  for (let quiet = 0; quiet < 2; ) {
    if (performance.now() - started > PATIENCE) return page.waitForLoadState('networkidle');
    const isDrawn = await page
      .evaluate(
        () =>
          new Promise<boolean>((resolve) =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() =>
                resolve(
                  document.readyState === 'complete' &&
                    document.querySelector('h1') !== null &&
                    document.querySelector('main .mantine-Skeleton-root, main .mantine-Loader-root') === null,
                ),
              ),
            ),
          ),
      )
      // It went to another address meanwhile.
      .catch(() => false);
    quiet = isDrawn && requests.size === 0 ? quiet + 1 : 0;
  }
}

/** Opens an address and waits until everything is there. */
export async function goTo(page: Page, url: string): Promise<void> {
  requestsOf(page).clear();
  await page.goto(url);
  await settle(page);
}

export interface Demo {
  url: string;
  users: { email: string; password: string; role: string }[];
  stop(): Promise<void>;
}

/** A command of Obhut as a user starts it, until it prints a line that matches. */
async function start(args: string[], answer: RegExp, environment: Record<string, string>) {
  const child = spawn(process.execPath, ['src/entry/cli.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATABASE_URL: '', ...environment },
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (text) => answer.test(text) && resolve(text));
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code} before it answered`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  return { line, end };
}

/** The demo firm, on a free port, in a folder that goes with it. */
export async function startDemo(): Promise<Demo> {
  const { line, end } = await start(['demo', '--json'], /^\{/, {});
  return { ...JSON.parse(line), stop: () => end('SIGTERM') };
}

/** The firm's own instance on this folder. */
export async function startServer(
  dataDir: string,
): Promise<{ url: string; stop(): Promise<void>; kill(): Promise<void> }> {
  const { line, end } = await start(['serve'], /http:/, { OBHUT_DATA: dataDir });
  return { url: line.match(/http:\S+/)![0], stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
