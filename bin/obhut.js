#!/usr/bin/env node
/**
 * The `obhut` command, for whatever Node the machine has (20 or newer). The program is TypeScript that Node itself strips
 * of its types, which takes 22.18; an older Node starts the pinned one from the npm package node-<platform>-<arch>.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as module from 'node:module';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Asked of Node itself rather than of its version number: 23.0 is newer than 22.18 and cannot do it.
if (process.features.typescript) {
  // What Node made of the sources is kept beside them: the next start takes a third of the time and less memory. Where the
  // folder cannot be written nothing is kept.
  module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/obhut', import.meta.url)));
  await import('../src/entry/cli.ts');
} else {
  const pinned = findPinnedNode();
  if (pinned) runWith(pinned);
  else explain();
}

function findPinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = module
      .createRequire(import.meta.url)
      .resolve(`node-${platform}-${process.arch}/package.json`);
    const path = join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
    return existsSync(path) && realpathSync(path) !== realpathSync(process.execPath) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Stands in front of the other Node: its input and output are ours, signals go on to it, its end is ours. */
function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // In a terminal Ctrl-C reaches the whole group: passing it on would make it two, and a second one means "at once".
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) {
    if (process.platform === 'win32' && signal !== 'SIGINT') continue;
    process.on(signal, () => {
      if (!(inTerminal && ['SIGINT', 'SIGQUIT'].includes(signal))) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`obhut: ${node} cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    // End as it ended, so that a shell or a service manager sees the signal; process 1 of a container cannot, and exits.
    process.removeAllListeners(signal);
    process.exitCode = 128 + os.constants.signals[signal];
    process.kill(process.pid, signal);
  });
}

function explain() {
  console.error(
    `obhut: Node ${process.versions.node} is too old, and the Node that Obhut brings along is not installed.\n` +
      'Either run `npm install` in the folder of Obhut (without --omit=optional), which fetches Node 24 as a package\n' +
      '(for Linux on x64 and arm64, and Windows on x64), or install Node 22.18 or newer (24 LTS is best): https://nodejs.org',
  );
  process.exitCode = 1;
}
