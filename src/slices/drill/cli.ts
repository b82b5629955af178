import { join } from 'node:path';
import type { Command } from 'commander';
import type { Ctx } from '../../platform/ctx.ts';
import type { AddCommands, Job } from '../../platform/slice.ts';
import { readIdentities } from '../backup/index.ts';
import { cleanDisk } from './clean-disk.ts';
import { type DrillResult, drillErasure } from './drill-erasure.ts';
import { openAsking } from './open-asking.ts';
import { openDrillBackups } from './search-backups.ts';

interface Options {
  json?: boolean;
  identity?: string;
}

/** `obhut drill erasure` and `obhut clean`. Both work beside a running server, which waits for a table at a time. */
export const addCommands: AddCommands = (program, open, jobs) => {
  const drill = program.command('drill').description('prove by trying that the machine does what it says');
  common(drill.command('erasure'))
    .description('plant a person everywhere, erase them, and search every byte of data and backups for them')
    .option(
      '--identity <file>',
      'age identity that opens the backups in OBHUT_BACKUPS; default: the one in OBHUT_DATA/keys',
    )
    .action(async (options: Options) => {
      const result = await drillNow(await open(), jobs, options);
      console.log(options.json ? JSON.stringify(result) : describe(result));
      if (result.found > 0 || result.seenBefore === 0) process.exitCode = 1;
    });
  common(program.command('clean'))
    .description('take dead rows and old write-ahead log off the disk (at night: tables are locked in turn)')
    .action(async (options: Options) => {
      const { left, ms, tables } = await cleanDisk(await open(), progress(options));
      if (options.json) console.log(JSON.stringify({ tables, left, ms }));
      else {
        console.log(`${tables} tables written anew, old log dropped, in ${seconds(ms)}.`);
        for (const { what, why } of left) console.log(`Left: ${what}: ${why}`);
      }
      if (left.length > 0) process.exitCode = 1;
    });
};

const common = (command: Command): Command => command.option('--json', 'print one line of JSON');

async function drillNow(ctx: Ctx, jobs: readonly Job[], options: Options): Promise<DrillResult> {
  const { admin, close } = await openAsking(ctx);
  const backups = await openDrillBackups(ctx, await identitiesOf(ctx, options));
  try {
    const result = await drillErasure(ctx, { admin, jobs, backups, say: progress(options) });
    const left = backups.closed.map((file) => ({ what: file, why: 'no-identity' }));
    return { ...result, left: [...result.left, ...left] };
  } finally {
    await backups.remove();
    await close();
  }
}

async function identitiesOf(ctx: Ctx, { identity }: Options): Promise<string[]> {
  if (identity) return readIdentities(identity);
  return readIdentities(join(ctx.config.dataDir, 'keys', 'backup-identity.txt')).catch(() => []);
}

/** Lines on standard error, so that standard output stays the result's; none for programs. */
const progress =
  ({ json }: Options) =>
  (line: string): void => {
    if (!json) console.error(line);
  };

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function describe({ planted, found, where, seenBefore, searched, ms, left }: DrillResult): string {
  const lines = [
    `Planted ${planted} markers; ${seenBefore} files and backups held them before the erasure.`,
    `Erased in ${ms.erasure} ms; off the disk after ${seconds(ms.cleanUp)} of clean-up.`,
    `Searched ${searched.files} files (${Math.round(searched.bytes / 1e6)} MB) and ${searched.backups} backups in ${seconds(ms.search)}.`,
    ...left.map(({ what, why }) => `Not cleaned: ${what}: ${why}`),
    ...where.map((find) => `LEFT BEHIND: ${find.where}: ${find.what.join(', ')}`),
  ];
  if (seenBefore === 0) lines.push('The search saw nothing before the erasure either: it proves nothing.');
  else lines.push(found === 0 ? 'Nothing was left.' : `Something was left in ${found} places.`);
  return lines.join('\n');
}
