import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegisteredTable } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { MIGRATION_TABLE, type Session } from '../../platform/db/index.ts';
import { writeAgeFile } from './age-file.ts';
import { BackupError } from './backup-error.ts';
import { keysOfTokens, sealRows } from './blocks.ts';
import { sealFiles } from './file-parts.ts';
import { type BackupHeader, FORMAT, instanceOf, type Section, timeName } from './format.ts';
import { makeKeys, makeLateKeys, UPKEEP } from './make-keys.ts';
import { type BackupRecord, jsonRecord, writeRecords } from './records.ts';
import { lockBackups } from './store-lock.ts';
import { copyFiles, copyRows, openSnapshot, readSequences, readShape } from './store-read.ts';
import { writeKeyCopy } from './write-key-copy.ts';

export interface BackupTarget {
  folder: string;
  recipients: readonly string[];
  /** Folder of the key copy; the backup's own where it is not given. */
  keysFolder?: string | undefined;
  onProgress?: (line: string) => void;
}
export interface WrittenBackup {
  file: string;
  keys: string;
  bytes: number;
  rows: number;
  files: number;
  filesGone: number;
  seconds: number;
}

/**
 * Writes a backup while the server works: all tables as of one moment, the rows of each person under their own key,
 * everything under age; then the copy of the keys. Whole or not at all. Throws BackupError.
 */
export async function writeBackup(ctx: Ctx, target: BackupTarget): Promise<WrittenBackup> {
  const started = performance.now();
  await makeKeys(ctx);
  const session = await ctx.db.openSession();
  try {
    if (!(await lockBackups(session))) throw new BackupError('A backup is being written already.');
    await removeUnfinished(target.folder);
    await openSnapshot(session);
    const shape = await readShape(session);
    await makeLateKeys(ctx, session, shape.primaryKeys);
    const now = new Date();
    const file = join(target.folder, `obhut-${timeName(now)}.age`);
    const count = { tables: {} as Record<string, number>, files: 0, filesGone: 0 };
    const records = readAll(ctx, session, shape, now, count, target.onProgress);
    let keys = '';
    const bytes = await writeAgeFile(
      file,
      target.recipients,
      writeRecords(records, () => count),
      async () => {
        // Before the backup has its name: a finished one can always be opened with the copy that lies beside it.
        keys = (await writeKeyCopy(ctx, { ...target, folder: target.keysFolder ?? target.folder, time: now }))
          .file;
      },
    );
    await ctx.db.perform({ ...UPKEEP, action: 'backup.write' }, async () => {});
    const rows = Object.values(count.tables).reduce((sum, each) => sum + each, 0);
    const { files, filesGone } = count;
    return { file, keys, bytes, rows, files, filesGone, seconds: (performance.now() - started) / 1000 };
  } finally {
    await session.close();
  }
}

/** What an earlier backup left that was killed. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (/^obhut-[^.]*\.age\.partial$/.test(name)) await rm(join(folder, name), { force: true });
}

interface Counts {
  tables: Record<string, number>;
  files: number;
  filesGone: number;
}

async function* readAll(
  ctx: Ctx,
  session: Session,
  shape: Awaited<ReturnType<typeof readShape>>,
  now: Date,
  count: Counts,
  onProgress: (line: string) => void = () => {},
): AsyncGenerator<BackupRecord> {
  const keysOf = keysOfTokens(ctx.keys.secret('person'));
  const salt = randomBytes(32);
  yield jsonRecord('header', {
    format: FORMAT,
    instance: instanceOf(ctx),
    createdAt: now.toISOString(),
    migrations: await session.migrations(),
    sequences: await readSequences(session),
    salt: salt.toString('base64'),
  } satisfies BackupHeader);
  for (const table of tablesInBackup(ctx)) {
    const { copy, columns, sharing } = copyRows(ctx.register, table, shape, salt);
    count.tables[table.table] = 0;
    yield jsonRecord('section', { table: table.table, columns, sharing } satisfies Section);
    yield* sealRows(session.copyOut(copy), keysOf, sharing, (rows) => {
      count.tables[table.table]! += rows;
    });
    if (count.tables[table.table]) onProgress(`${table.table}: ${count.tables[table.table]} rows`);
    for (const { copy, area, sharing } of copyFiles(ctx.register, table, shape.primaryKeys)) {
      if ((await ctx.files.list(area)).length === 0) continue;
      yield jsonRecord('section', { files: area, sharing } satisfies Section);
      yield* sealFiles(ctx, area, session.copyOut(copy), keysOf, sharing, (what, n) => {
        if (what === 'files') count.files += n;
        if (what === 'gone') count.filesGone += n;
      });
    }
  }
}

/** What is made anew from the rest, or lasts for hours only, is left out; which migrations were applied stands in the header. */
export const tablesInBackup = (ctx: Pick<Ctx, 'register'>): RegisteredTable[] =>
  ctx.register.filter(({ table, derived, fleeting }) => !derived && !fleeting && table !== MIGRATION_TABLE);
