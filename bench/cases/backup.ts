import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { createCtx } from '../../src/app/app.ts';
import { openDatabase } from '../../src/app/database.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { openKeys } from '../../src/platform/keys.ts';
import { restoreBackup, writeBackup, writeKeyCopy } from '../../src/slices/backup/index.ts';
import { cleanDisk } from '../../src/slices/drill/index.ts';
import { eraseContacts } from '../../src/slices/retention/index.ts';
import type { Row } from '../measure.ts';
import type { World } from '../world.ts';

/** So many are erased between backup and restore. */
const ERASED = 100;

/**
 * `backup`: one backup with everybody's rows under a key of their own, the copy of the keys after some were erased, the
 * restore of it into a new instance with its proof, and the clean-up of the disk. Once each: they take minutes.
 */
export async function run(world: World): Promise<Row[]> {
  const size = `${world.contacts.toLocaleString('en')} contacts`;
  const folder = mkdtempSync(join(tmpdir(), 'obhut-bench-backup-'));
  const identity = await generateX25519Identity();
  const recipients = [await identityToRecipient(identity)];
  const memory = watchMemory();
  try {
    const written = await writeBackup(world.ctx, { folder, recipients });
    const inBackup = memory.peak();
    await eraseSome(world);
    const started = performance.now();
    const copy = await writeKeyCopy(world.ctx, { folder, recipients });
    const copied = (performance.now() - started) / 1000;
    const { seconds, restored, peak } = await restore(written.file, identity, memory);
    const clean = await cleanDisk(world.ctx, () => {});
    const row = (name: string, seconds: number, note: string): Row => ({
      name,
      size,
      unit: 's',
      product: seconds,
      baseline: null,
      ratio: null,
      goal: 'measured',
      met: true,
      note,
    });
    const perSecond = (rows: number, seconds: number) => Math.round(rows / seconds).toLocaleString('en');
    return [
      row(
        'Backup',
        written.seconds,
        `${written.rows.toLocaleString('en')} rows, ${perSecond(written.rows, written.seconds)} a second, ${Math.round(written.bytes / 1e6).toLocaleString('en')} MB; memory of the process up to ${inBackup} MiB; the first one, which makes everybody's key`,
      ),
      row(
        'Copy of the keys',
        copied,
        `${copy.keys.toLocaleString('en')} keys, ${Math.round(statSync(copy.file).size / 1e6)} MB; ${ERASED} people were erased since the backup`,
      ),
      row(
        'Restore',
        seconds,
        `${restored.rows.toLocaleString('en')} rows, ${perSecond(restored.rows, seconds)} a second, indexes and keys built anew, ledger replayed and every contact asked: ${restored.unreadable} rows unreadable, ${restored.replayed} erased again, ${restored.resurrected} resurrected; memory up to ${peak} MiB`,
      ),
      row(
        'Clean-up of the disk',
        clean.ms / 1000,
        `${clean.tables} tables written anew, old log dropped; left: ${clean.left.length}`,
      ),
    ];
  } finally {
    memory.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function eraseSome({ ctx, plain }: World): Promise<void> {
  const { rows } = await plain.query('SELECT contact_id FROM contact ORDER BY contact_id LIMIT $1', [ERASED]);
  const actor = systemActor('upkeep');
  await ctx.db.perform({ actor, purpose: 'upkeep', action: 'requests.bench' }, (tx) =>
    eraseContacts(
      ctx,
      tx,
      rows.map(({ contact_id: id }) => id as string),
      { reason: 'request', suppress: true },
    ),
  );
}

async function restore(file: string, identity: string, memory: ReturnType<typeof watchMemory>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'obhut-bench-restore-'));
  const config = {
    dataDir,
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    publicUrl: undefined,
    logLevel: 'silent',
  };
  const database = await openDatabase(config, openKeys(dataDir));
  try {
    memory.peak();
    const started = performance.now();
    const restored = await restoreBackup(createCtx(config, database.db), { file, identities: [identity] });
    return { seconds: (performance.now() - started) / 1000, restored, peak: memory.peak() };
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Highest resident memory since it was asked last, in MiB. */
function watchMemory(): { peak(): number; stop(): void } {
  let highest = 0;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 200);
  return {
    peak: () => {
      const found = Math.round(Math.max(highest, process.memoryUsage.rss()) / 2 ** 20);
      highest = 0;
      return found;
    },
    stop: () => clearInterval(timer),
  };
}
