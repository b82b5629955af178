import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import { openKeys } from '../../platform/keys.ts';
import { appendLedger, type LedgerLine, readLedgerFile, readLedgerLines } from '../retention/index.ts';
import { BackupError } from './backup-error.ts';
import type { BackupHeader } from './format.ts';
import { installSecrets } from './install-secrets.ts';
import { loadBackup } from './load-backup.ts';
import { openBackup } from './open-backup.ts';
import { type KeyCopy, openKeyCopy } from './open-key-copy.ts';
import { replay } from './replay.ts';
import { isEmpty } from './store-load.ts';

export interface RestoreSource {
  file: string;
  identities: readonly string[];
  /** Key copy; the newest beside the backup, or in the folder for them, where it is not given. */
  keys?: string | undefined;
  /** A ledger outside the database that is newer than the one of the key copy. */
  ledger?: string | undefined;
  onProgress?: (line: string) => void;
}
export interface Restored {
  /** People who are there again. */
  restored: number;
  rows: number;
  files: number;
  /** Rows of people who were erased since, and whose key is gone. */
  unreadable: number;
  /** People whom the backup still held and the ledger erased again. */
  replayed: number;
  /** Erased people who are there all the same: asked of every contact afterwards. */
  resurrected: number;
}

/**
 * Restores a backup into an installation without a firm, and does again what the ledger says happened since. Whatever
 * goes wrong before the last commit leaves the database as it was; whatever goes wrong after it leaves one that does not
 * start before the ledger was replayed. Throws BackupError.
 */
export async function restoreBackup(ctx: Ctx, source: RestoreSource): Promise<Restored> {
  const { onProgress = () => {} } = source;
  const copy = await openKeyCopy(source.keys ?? (await findKeyCopy(ctx, source.file)), source.identities);
  const opened = openBackup(source.file, source.identities, copy.ring);
  const header = await readHeader(opened, source.file);
  if (header.instance !== copy.header.instance)
    throw new BackupError('The key copy belongs to another installation than the backup.');
  const session = await ctx.db.openSession();
  try {
    if (!(await isEmpty(session, ctx.register)))
      throw new BackupError(
        'There is a firm in this database already. A backup is restored into an empty one: name another folder (OBHUT_DATA) or another database (DATABASE_URL).',
      );
    await ctx.db.adoptMigrations(header.migrations, () => {
      throw new BackupError(`${basename(source.file)} was written by a newer Obhut: install that one first.`);
    });
    await installSecrets(ctx.config.dataDir, copy.header.secrets);
    const restored: Ctx = { ...ctx, keys: openKeys(ctx.config.dataDir) };
    await gatherLedger(restored, copy, source.ledger);
    const loaded = await loadBackup(restored, session, header, opened, onProgress);
    await ctx.db.migrateOn();
    onProgress('replaying the ledger');
    const { erased, resurrected } = await replay(restored, { pending: copy.pending, onProgress });
    const { people, rows, files, unreadable } = loaded;
    return { restored: people - erased, rows, files, unreadable, replayed: erased, resurrected };
  } finally {
    await opened.return(undefined);
    await session.close();
  }
}

async function readHeader(opened: ReturnType<typeof openBackup>, file: string): Promise<BackupHeader> {
  const { value } = await opened.next();
  if (value?.kind !== 'header') throw new BackupError(`${basename(file)} is no backup of Obhut.`);
  return value.header;
}

/**
 * Everything that is known of the ledger into its file, before the data comes: with a line that only a replay enters in the
 * database, so that nothing starts on a restore that was cut off.
 */
async function gatherLedger(ctx: Ctx, copy: KeyCopy, file: string | undefined): Promise<void> {
  const known = new Set((await readLedgerLines(ctx)).map(({ id }) => id));
  const lines: LedgerLine[] = [];
  // What comes from another file stands between such lines: its times say where it belongs.
  for (const source of [copy.ledger, file ? await readOther(file) : []]) {
    const more = source.filter(({ id }) => !known.has(id));
    for (const { id } of more) known.add(id);
    if (more.length > 0) lines.push(mark(), ...more);
  }
  await appendLedger(ctx, [...lines, mark()]);
}

const mark = (): LedgerLine => ({ id: uuid(), event: 'restored', detail: {}, at: new Date().toISOString() });

async function readOther(file: string): Promise<LedgerLine[]> {
  const lines = await readLedgerFile(file);
  if (lines.length === 0) throw new BackupError(`${file} is no ledger, or is empty.`);
  return lines;
}

async function findKeyCopy(ctx: Ctx, file: string): Promise<string> {
  for (const folder of [dirname(file), ctx.config.backupKeysDir, join(dirname(file), 'keys')]) {
    const names = folder ? await readdir(folder).catch(() => []) : [];
    const newest = names
      .filter((name) => /^obhut-.*\.keys\.age$/.test(name))
      .sort()
      .at(-1);
    if (folder && newest) return join(folder, newest);
  }
  throw new BackupError(
    'There is no key copy (obhut-....keys.age) beside the backup: name it with --keys. `obhut backup --keys-only` on the old machine writes one.',
  );
}
