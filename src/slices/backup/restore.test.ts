import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson as plantWithKey } from '../../../test/plant.ts';
import { drainQueue } from '../../../test/queue.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import { checkLedger } from '../retention/index.ts';
import { openBackup, openKeyCopy, restoreBackup, writeBackup, writeKeyCopy } from './index.ts';
import { replayCommand } from './replay-command.ts';

const app = await startTestApp();
const { register } = app.ctx;
const officer = await app.makeUser({ 'data-protection': 'all' });
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = mkdtempSync(join(app.dataDir, 'backups-'));
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
const blanks: BlankApp[] = [];
const blank = async (): Promise<BlankApp> => {
  blanks.push(await makeBlankApp());
  return blanks.at(-1)!;
};
afterEach(async () => {
  for (const each of blanks.splice(0)) await each.close();
});

/** A person in every table but that of the keys: those are the backup's to make. */
const plantPerson = async (...given: Parameters<typeof plantWithKey>) => {
  const planted = await plantWithKey(...given);
  await app.admin.query('DELETE FROM person_key WHERE contact_id = $1', [planted.contactId]);
  return planted;
};

/** What a restore does not bring back, or makes anew. */
const DERIVED = register
  .filter(({ derived, fleeting }) => derived || fleeting)
  .map(({ table }) => `obhut.${table}`);
/** What the commands themselves write. */
const WRITTEN = [
  'obhut.audit_entry',
  'obhut.migration',
  'obhut.ledger_event',
  'obhut.erasure_ledger',
  'obhut.erasure_notice',
];
const tablesOf = (dump: Map<string, string[]>) =>
  new Map(
    [...dump].filter(
      ([table]) => table.startsWith('obhut.') && !DERIVED.includes(table) && !WRITTEN.includes(table),
    ),
  );
const erase = (contactId: string) =>
  app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
    purpose: 'rights',
    body: { confirm: true },
  });

/** Everything that can be read of a backup with these keys. */
async function inClear(file: string, keys: string): Promise<string> {
  const { ring } = await openKeyCopy(keys, [identity]);
  const parts: string[] = [];
  for await (const opened of openBackup(file, [identity], ring)) {
    if (opened.kind === 'rows') parts.push(opened.rows.toString());
    if (opened.kind === 'part') parts.push(opened.part.bytes.toString('latin1'));
  }
  return parts.join('');
}

describe('a restored backup', () => {
  it('is what it was, row by row, with its files and its log', async () => {
    await drainQueue(app);
    const planted = await plantPerson(app.admin, register, `all${uuid().slice(-8)}`);
    const [file] = register.flatMap(({ table, columns }) =>
      Object.entries(columns).flatMap(([column, { file: area }]) => {
        const id = planted.rows.get(table)?.[column];
        return area && typeof id === 'string' ? [{ area, id }] : [];
      }),
    );
    const content = Buffer.alloc(3_000_000, 'Äpfel ');
    await app.ctx.files.write(file!.area, file!.id, Readable.from([content]));
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('user', $1, 'rights', 'test.see', $2)`,
      [officer.id, [planted.contactId, '00000000-0000-0000-0000-000000000000', planted.contactId]],
    );
    const written = await writeBackup(app.ctx, { folder, recipients });
    const before = await dumpDatabase(app.admin);
    const target = await blank();
    const result = await restoreBackup(target.ctx, { file: written.file, identities: [identity] });
    expect(result).toMatchObject({ restored: 1, unreadable: 0, replayed: 0, resurrected: 0, files: 1 });
    const after = await dumpDatabase(target.admin);
    // What waited to be sent may have gone out since.
    const held = before.get('obhut.mail_message')!.map((row) => row.replace('"queued"', '"held"'));
    expect(tablesOf(after)).toEqual(tablesOf(before.set('obhut.mail_message', held)));
    const seen = (rows: string[]) => rows.filter((row) => row.includes('test.see'));
    expect(seen(after.get('obhut.audit_entry')!)).toEqual(seen(before.get('obhut.audit_entry')!));
    expect(seen(after.get('obhut.audit_entry')!)).toHaveLength(1);
    expect(readFileSync(target.ctx.files.path(file!.area, file!.id)).equals(content)).toBe(true);
    await checkLedger(target.ctx);
  });

  it('Art. 17: has no readable byte of whoever was erased since, once the keys were copied anew', async () => {
    const marker = `gone${uuid().replaceAll('-', '')}`;
    const gone = await plantPerson(app.admin, register, marker);
    const stays = await plantPerson(app.admin, register, `stays${uuid().slice(-8)}`);
    // Both were in one conversation, one deal, one case, one task: those stay for the other.
    for (const { table, subject } of register) {
      if (typeof subject !== 'object' || !('people' in subject)) continue;
      const columns = (await app.admin.query(`SELECT * FROM ${subject.people} LIMIT 0`)).fields.map(
        (f) => f.name,
      );
      const row: Record<string, unknown> = {
        ...stays.rows.get(subject.people),
        [subject.key]: gone.rows.get(table)![subject.key],
      };
      const names = columns.filter((column) => row[column] !== undefined);
      await app.admin.query(
        `INSERT INTO ${subject.people} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
        names.map((column) => row[column]),
      );
    }
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('user', $1, 'rights', 'test.both', $2)`,
      [officer.id, [gone.contactId, stays.contactId]],
    );
    const old = await writeBackup(app.ctx, { folder, recipients });
    expect(await inClear(old.file, old.keys)).toContain(marker);
    const whole = await dumpDatabase(app.admin);

    expect((await erase(gone.contactId)).status).toBe(200);
    await drainQueue(app);
    const live = await dumpDatabase(app.admin);
    const copy = await writeKeyCopy(app.ctx, { folder, recipients, time: new Date(Date.now() + 1000) });
    expect(copy.removed).toBeGreaterThan(0);
    expect(existsSync(old.keys)).toBe(false);
    const clear = await inClear(old.file, copy.file);
    expect(clear).toContain(stays.contactId);
    for (const { table, rows } of [...gone.rows].map(([table, rows]) => ({ table, rows }))) {
      const { subject, erasure } = register.find((each) => each.table === table)!;
      // Shared records stay with the other person, and say nothing that leads to this one but by their content.
      if (erasure.act === 'delete' && typeof subject === 'string')
        for (const value of Object.values(rows))
          if (typeof value === 'string' && value.includes(marker)) expect(clear, table).not.toContain(value);
    }
    expect(clear).not.toContain(gone.contactId);

    const target = await blank();
    const result = await restoreBackup(target.ctx, { file: old.file, identities: [identity] });
    expect(result).toMatchObject({ replayed: 0, resurrected: 0 });
    expect(result.unreadable).toBeGreaterThan(20);
    const after = await dumpDatabase(target.admin);
    expect(
      [...after]
        .filter(([, rows]) => rows.some((row) => row.includes(gone.contactId)))
        .map(([table]) => table),
    ).toEqual([]);
    // Everybody else is as they were before; and what is left of the erased one is what is left in the live database.
    const left = (dump: Map<string, string[]>) =>
      new Map(
        [...dump].map(([table, rows]) => [
          table,
          rows.filter((row) => row.includes(marker) || row.includes(stays.contactId)).sort(),
        ]),
      );
    const mail = (dump: Map<string, string[]>) =>
      dump.set(
        'obhut.mail_message',
        dump.get('obhut.mail_message')!.map((row) => row.replace('"queued"', '"held"')),
      );
    expect(tablesOf(left(after))).toEqual(tablesOf(left(mail(live))));
    expect(whole.size).toBe(after.size);
    const entry = after.get('obhut.audit_entry')!.find((row) => row.includes('test.both'));
    expect(entry).toContain(`["00000000-0000-0000-0000-000000000000", "${stays.contactId}"]`);
  });

  it('Art. 17: holds nobody whom the ledger says was erased, also with the keys from before', async () => {
    const gone = await plantPerson(app.admin, register, `back${uuid().slice(-8)}`);
    const stays = await plantPerson(app.admin, register, `here${uuid().slice(-8)}`);
    const old = await writeBackup(app.ctx, { folder: mkdtempSync(join(folder, 'k-')), recipients });
    expect((await erase(gone.contactId)).status).toBe(200);
    await drainQueue(app);
    const ledger = app.ctx.files.path('ledger', 'erasures.jsonl');
    const target = await blank();
    const result = await restoreBackup(target.ctx, { file: old.file, identities: [identity], ledger });
    expect(result).toMatchObject({ unreadable: 0, replayed: 1, resurrected: 0 });
    const after = await dumpDatabase(target.admin);
    expect([...after].filter(([, rows]) => rows.some((row) => row.includes(gone.contactId)))).toEqual([]);
    expect(after.get('obhut.contact')!.some((row) => row.includes(stays.contactId))).toBe(true);
    await checkLedger(target.ctx);
    // Once more does nothing.
    expect(await replayCommand(target.ctx, {})).toEqual({
      replayed: 0,
      events: 0,
      entries: 0,
      resurrected: 0,
    });
  });
});
