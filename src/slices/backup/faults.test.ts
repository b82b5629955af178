import { execFileSync } from 'node:child_process';
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
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
/** The one file in the backup. */
let file: { area: string; id: string };
beforeAll(async () => {
  const { rows } = await plantPerson(app.admin, app.ctx.register, `one${uuid().slice(-8)}`);
  const [held] = app.ctx.register.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, { file: area }]) => {
      const id = rows.get(table)?.[column];
      return area && typeof id === 'string' ? [{ area, id }] : [];
    }),
  );
  file = held!;
  await app.ctx.files.write(file.area, file.id, Readable.from([Buffer.alloc(2_500_000, 'Äpfel ')]));
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
const spoiled = (change: (bytes: Buffer) => Buffer, of = written.file): string => {
  const path = join(mkdtempSync(join(folder, 's-')), basename(of));
  writeFileSync(path, change(readFileSync(of)));
  return path;
};
const flipped = (bytes: Buffer, at: number): Buffer => {
  bytes[at] = bytes[at]! ^ 1;
  return bytes;
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
  // The header of age, its first block, the middle, the last block, the last byte.
  const CUTS = [0, 1, 100, 0.02, 0.3, 0.7, 0.999, -1];
  const CHANGES = [0, 30, 150, 300, 0.1, 0.5, 0.98, -1];
  const placeIn = (at: number, length: number): number =>
    at < 0 ? length + at : at > 0 && at < 1 ? Math.floor(length * at) : at;
  const REFUSED = /cut short|no age file|damaged|not made for this identity|no copy of keys|no backup/;

  it('says so in one sentence when the backup was cut short, wherever that was', async () => {
    const { length } = readFileSync(written.file);
    for (const at of CUTS) {
      const cut = spoiled((bytes) => bytes.subarray(0, placeIn(at, length)));
      await expect(restore({ file: cut }), String(at)).rejects.toThrow(REFUSED);
      await expectNothing();
    }
  }, 120_000);

  it('says so when one byte was changed, wherever that was', async () => {
    const { length } = readFileSync(written.file);
    for (const at of CHANGES) {
      const changed = spoiled((bytes) => flipped(bytes, placeIn(at, length)));
      await expect(restore({ file: changed }), String(at)).rejects.toThrow(REFUSED);
      await expectNothing();
    }
  }, 120_000);

  it('says so when it is the copy of the keys that was cut short or changed', async () => {
    const { length } = readFileSync(written.keys);
    for (const at of CUTS) {
      const keys = spoiled((bytes) => bytes.subarray(0, placeIn(at, length)), written.keys);
      await expect(restore({ keys }), String(at)).rejects.toThrow(REFUSED);
    }
    for (const at of CHANGES) {
      const keys = spoiled((bytes) => flipped(bytes, placeIn(at, length)), written.keys);
      await expect(restore({ keys }), String(at)).rejects.toThrow(REFUSED);
    }
    await expectNothing();
  }, 120_000);

  it('says that the disk is full while files are written, and leaves nothing', async () => {
    const path = target.ctx.files.path(file.area, file.id);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync('/dev/full', path);
    await expect(restore()).rejects.toThrow(/The disk is full/);
    await expectNothing();
  }, 60_000);

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
    // For everybody: what is written goes to a device without room. As root a whole backup too, on a small disk.
    const full = mkdtempSync(join(folder, 'full-'));
    symlinkSync('/dev/full', join(full, 'x.age.partial'));
    const bytes = (async function* () {
      yield Buffer.alloc(300_000);
    })();
    await expect(writeAgeFile(join(full, 'x.age'), recipients, bytes)).rejects.toThrow(/The disk is full/);
    expect(readdirSync(full)).toEqual([]);
    const time = new Date('2030-01-01');
    const before = await writeKeyCopy(app.ctx, { folder: full, recipients, time: new Date('2029-01-01') });
    symlinkSync('/dev/full', join(full, 'obhut-2030-01-01T00-00-00Z.keys.age.partial'));
    await expect(writeKeyCopy(app.ctx, { folder: full, recipients, time })).rejects.toThrow(
      /The disk is full/,
    );
    expect(readdirSync(full)).toEqual([basename(before.file)]);
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

  it('leaves one copy of the keys, the last that was written, also when the clock was set back', async () => {
    const place = mkdtempSync(join(folder, 'clock-'));
    await writeKeyCopy(app.ctx, { folder: place, recipients, time: new Date('2031-01-01') });
    const last = await writeKeyCopy(app.ctx, { folder: place, recipients, time: new Date('2026-01-01') });
    expect(readdirSync(place)).toEqual([basename(last.file)]);
    // Several at once: each removes what it finds, and one is there at the end.
    await Promise.all(
      [1, 2, 3].map((day) =>
        writeKeyCopy(app.ctx, { folder: place, recipients, time: new Date(`2026-02-0${day}`) }),
      ),
    );
    expect(readdirSync(place)).toHaveLength(1);
  });

  it('is one at a time', async () => {
    const two = await Promise.allSettled([0, 1].map(() => writeBackup(app.ctx, { folder, recipients })));
    const failed = two.filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(1);
    expect((failed[0] as PromiseRejectedResult).reason.message).toMatch(/being written already/);
  }, 60_000);
});
