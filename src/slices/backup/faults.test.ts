import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import { checkLedger } from '../retention/index.ts';
import { readAgeFile, writeAgeFile } from './age-file.ts';
import { restoreBackup, type WrittenBackup, writeBackup, writeKeyCopy } from './index.ts';
import { jsonRecord, readRecords, writeRecords } from './records.ts';

const app = await startTestApp();
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = mkdtempSync(join(app.dataDir, 'backups-'));
let target: BlankApp;
let written: WrittenBackup;
beforeAll(async () => {
  await plantPerson(app.admin, app.ctx.register, `one${uuid().slice(-8)}`);
  written = await writeBackup(app.ctx, { folder, recipients });
  target = await makeBlankApp();
});
afterAll(() => target.close());
const restore = (options: Partial<Parameters<typeof restoreBackup>[1]> = {}) =>
  restoreBackup(target.ctx, { file: written.file, identities: [identity], keys: written.keys, ...options });

/** Nothing was restored: the database is as it was migrated, and the folder holds no file of anybody. */
async function expectNothing(): Promise<void> {
  const { rows } = await target.admin.query(
    'SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM person_key) AS n',
  );
  expect(rows[0].n).toBe(0);
  const { rows: purposes } = await target.admin.query('SELECT count(*)::int AS n FROM purpose');
  expect(purposes[0].n).toBeGreaterThan(5);
  const { rows: forced } = await target.admin.query(
    "SELECT relname FROM pg_class WHERE relname IN ('contact', 'ground') AND NOT relforcerowsecurity",
  );
  expect(forced).toEqual([]);
  const files = globSync('files/*/*', { cwd: target.dataDir }).filter(
    (file) => !file.startsWith('files/ledger'),
  );
  expect(files).toEqual([]);
}
const spoiled = (change: (bytes: Buffer) => Buffer): string => {
  const path = join(mkdtempSync(join(folder, 's-')), basename(written.file));
  writeFileSync(path, change(readFileSync(written.file)));
  return path;
};
/** The same backup with its header changed, whole and signed. */
async function withHeader(change: (header: Record<string, unknown>) => void): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'h-')), basename(written.file));
  async function* records() {
    for await (const record of readRecords(readAgeFile(written.file, [identity]))) {
      if (record.kind === 'trailer') continue;
      const header = record.kind === 'header' ? JSON.parse(record.content.toString()) : undefined;
      if (header) change(header);
      yield header
        ? jsonRecord('header', header)
        : { kind: record.kind, content: Buffer.from(record.content) };
    }
  }
  await writeAgeFile(
    path,
    recipients,
    writeRecords(records(), () => ({})),
  );
  return path;
}

describe('a restore that cannot be', () => {
  it('says so in one sentence when the backup was cut short, wherever that was', async () => {
    const { length } = readFileSync(written.file);
    for (const part of [0.02, 0.3, 0.7, 0.999]) {
      const file = spoiled((bytes) => bytes.subarray(0, Math.floor(length * part)));
      await expect(restore({ file })).rejects.toThrow(/cut short|no age file|damaged/);
      await expectNothing();
    }
  }, 120_000);

  it('says so when one byte was changed, wherever that was', async () => {
    const { length } = readFileSync(written.file);
    for (const part of [0.1, 0.5, 0.98]) {
      const file = spoiled((bytes) => {
        const at = Math.floor(length * part);
        bytes[at] = bytes[at]! ^ 1;
        return bytes;
      });
      await expect(restore({ file })).rejects.toThrow(/damaged|cut short/);
      await expectNothing();
    }
  }, 120_000);

  it('says whose fault it is: identity, keys, release, a file that is none', async () => {
    const other = await generateX25519Identity();
    await expect(restore({ identities: [other] })).rejects.toThrow(/not made for this identity/);
    await expect(restore({ keys: written.file })).rejects.toThrow(/no copy of keys/);
    await expect(restore({ file: written.keys })).rejects.toThrow(/no backup/);
    await expect(restore({ file: join(folder, 'obhut-none.age') })).rejects.toThrow(/There is no/);
    const newer = await withHeader((header) => {
      header.format = 99;
    });
    await expect(restore({ file: newer })).rejects.toThrow(/newer Obhut/);
    const later = await withHeader((header) => {
      (header.migrations as string[]).push('9999_later.sql');
    });
    await expect(restore({ file: later })).rejects.toThrow(/newer Obhut/);
    const foreign = await withHeader((header) => {
      header.instance = 'another';
    });
    await expect(restore({ file: foreign })).rejects.toThrow(/another installation/);
    await expectNothing();
  }, 120_000);

  it('leaves nothing when it is cut off at whatever moment, and can be run again', async () => {
    const outcomes = new Set<string>();
    const started = performance.now();
    const trial = await makeBlankApp();
    await restoreBackup(trial.ctx, { file: written.file, identities: [identity], keys: written.keys });
    const usual = performance.now() - started;
    await trial.close();
    for (let round = 1; round <= 6; round++) {
      const each = await makeBlankApp();
      const running = restoreBackup(each.ctx, {
        file: written.file,
        identities: [identity],
        keys: written.keys,
      }).then(
        () => 'done',
        () => 'cut',
      );
      await new Promise((resolve) => setTimeout(resolve, (round / 7) * usual));
      await each.admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      const outcome = await running;
      outcomes.add(outcome);
      const { rows } = await each.admin.query('SELECT count(*)::int AS n FROM contact');
      // Nothing is there, and it is run again; or all is there, and nothing starts on it before the replay.
      if (rows[0].n === 0) {
        const result = await restoreBackup(each.ctx, {
          file: written.file,
          identities: [identity],
          keys: written.keys,
        });
        expect(result).toMatchObject({ restored: 1, resurrected: 0 });
      } else if (outcome === 'cut') await expect(checkLedger(each.ctx)).rejects.toThrow(/obhut replay/);
      await each.close();
    }
    expect(outcomes).toContain('cut');
  }, 300_000);

  it('refuses an installation that has a firm, and leaves it as it is', async () => {
    const before = await dumpDatabase(app.admin);
    await expect(
      restoreBackup(app.ctx, { file: written.file, identities: [identity], keys: written.keys }),
    ).rejects.toThrow(/There is a firm in this database/);
    const after = await dumpDatabase(app.admin);
    expect(after.get('obhut.contact')).toEqual(before.get('obhut.contact'));
  });
});

describe('a backup that cannot be', () => {
  it('says that the disk is full, and leaves nothing', async () => {
    await expect(writeAgeFile('/dev/full/x.age', recipients, (async function* () {})())).rejects.toThrow();
    if (process.getuid?.() !== 0) return;
    const small = mkdtempSync(join(folder, 'small-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      return;
    }
    try {
      await expect(writeBackup(app.ctx, { folder: small, recipients })).rejects.toThrow(/The disk is full/);
      expect(readdirSync(small)).toEqual([]);
    } finally {
      execFileSync('umount', [small]);
    }
  }, 60_000);

  it('leaves nothing when it is cut off, and the copy of the keys that was there stays until another is whole', async () => {
    const place = mkdtempSync(join(folder, 'cut-'));
    await writeKeyCopy(app.ctx, { folder: place, recipients, time: new Date('2026-01-01') });
    for (let round = 0; round < 6; round++) {
      const running = writeBackup(app.ctx, { folder: place, recipients }).catch(() => 'cut');
      await new Promise((resolve) => setTimeout(resolve, round * 30));
      await app.admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'obhut session' AND datname = current_database()",
      );
      if ((await running) !== 'cut') break;
      const left = readdirSync(place);
      expect(left.filter((name) => /^obhut-[^.]+\.age$/.test(name))).toEqual([]);
      expect(left.filter((name) => name.endsWith('.partial'))).toEqual([]);
      expect(left.filter((name) => name.endsWith('.keys.age')).length).toBe(1);
    }
  }, 120_000);

  it('is one at a time', async () => {
    const two = await Promise.allSettled([0, 1].map(() => writeBackup(app.ctx, { folder, recipients })));
    const failed = two.filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(1);
    expect((failed[0] as PromiseRejectedResult).reason.message).toMatch(/being written already/);
  }, 60_000);
});
