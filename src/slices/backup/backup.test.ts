import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { dumpDatabase, readForeignKeys } from '../../../test/schema.ts';
import { identifier, sql } from '../../platform/db/index.ts';
import { backup } from './cli.ts';
import { openBackup, openKeyCopy, writeBackup } from './index.ts';
import { makeKeys } from './make-keys.ts';
import { addLateRowKeys, openSnapshot, readShape } from './store-read.ts';
import { tablesInBackup } from './write-backup.ts';

const app = await startTestApp();
const { register } = app.ctx;
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = () => mkdtempSync(join(app.dataDir, 'backups-'));

async function readAll(file: string, keys: string, who = identity) {
  const { ring } = await openKeyCopy(keys, [who]);
  const rows = new Map<string, string[]>();
  let table = '';
  let lost = 0;
  for await (const opened of openBackup(file, [who], ring)) {
    if (opened.kind === 'section') table = 'table' in opened.section ? opened.section.table : '';
    if (opened.kind === 'lost') lost += opened.count;
    if (opened.kind === 'rows')
      rows.set(table, [...(rows.get(table) ?? []), ...opened.rows.toString().split('\n').slice(0, -1)]);
  }
  return { rows, lost };
}

describe('a backup', () => {
  it('is read by a role that sees every row of every table', async () => {
    await plantPerson(app.admin, register, `seen${uuid().slice(-8)}`);
    const session = await app.ctx.db.openSession();
    await session.query(sql`SET ROLE obhut_keeper`);
    for (const { table } of register) {
      const count = `SELECT count(*)::int AS n FROM "${table}"`;
      const [seen] = await session.query<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM ${identifier(table)}`,
      );
      expect([table, seen!.n]).toEqual([table, (await app.admin.query(count)).rows[0].n]);
    }
    await session.close();
  });

  it('holds every row of every table, and nobody under the key of another', async () => {
    await plantPerson(app.admin, register, `one${uuid().slice(-8)}`);
    await plantPerson(app.admin, register, `two${uuid().slice(-8)}`);
    const to = folder();
    const written = await writeBackup(app.ctx, { folder: to, recipients });
    expect(readdirSync(to)).toHaveLength(2);
    const { rows, lost } = await readAll(written.file, written.keys);
    expect(lost).toBe(0);
    const dump = await dumpDatabase(app.admin);
    // Its own entries in the log come after the moment that it shows.
    for (const { table } of tablesInBackup(app.ctx))
      if (table !== 'audit_entry')
        expect([table, rows.get(table)?.length ?? 0]).toEqual([table, dump.get(`obhut.${table}`)!.length]);
  });

  it('says nothing in clear, neither what is in it nor which people', async () => {
    const marker = `clear${uuid().replaceAll('-', '')}`;
    const { contactId } = await plantPerson(app.admin, register, marker);
    const { file, keys } = await writeBackup(app.ctx, { folder: folder(), recipients });
    for (const path of [file, keys])
      for (const text of [marker, contactId, 'COPY', 'contact'])
        expect(readFileSync(path).includes(text), text).toBe(false);
    // Inside, blocks name keys and not people; the log names places.
    const { rows } = await readAll(file, keys);
    expect(rows.get('audit_entry')!.join('\n')).not.toContain(contactId);
  });

  it('shows one moment, however much is written meanwhile', async () => {
    let isWriting = true;
    let number = 0;
    const writing = (async () => {
      while (isWriting) {
        number += 1;
        // Two tables in one transaction: a backup has both rows or neither.
        await app.admin.query('BEGIN');
        await app.admin.query('INSERT INTO team (team_id, name) VALUES ($1, $2)', [uuid(), `Sum ${number}`]);
        await app.admin.query(
          'INSERT INTO app_user (user_id, email, name, language) VALUES ($1, $2, $3, $4)',
          [uuid(), `sum-${number}@probe.example`, 'Sum', 'de'],
        );
        await app.admin.query('COMMIT');
        if (number % 3 === 0) await plantPerson(app.admin, register, `busy${uuid().slice(-8)}`);
      }
    })();
    try {
      for (let round = 0; round < 3; round++) {
        const { file, keys } = await writeBackup(app.ctx, { folder: folder(), recipients });
        const { rows, lost } = await readAll(file, keys);
        const count = (table: string, text: string) =>
          (rows.get(table) ?? []).filter((row) => row.includes(text)).length;
        expect(count('team', 'Sum ')).toBe(count('app_user', 'sum-'));
        expect(count('team', 'Sum ')).toBeGreaterThan(0);
        // Whoever came while it was getting ready has a key too.
        expect(lost).toBe(0);
        expect(rows.get('contact')!.length).toBe(rows.get('contact_note')!.length);
      }
    } finally {
      isWriting = false;
      await writing;
    }
  }, 120_000);

  it('notes files that were erased while it ran as gone', async () => {
    const planted = await plantPerson(app.admin, register, `file${uuid().slice(-8)}`);
    const held = register.flatMap(({ table, columns }) =>
      Object.entries(columns).flatMap(([column, { file: area }]) => {
        const id = planted.rows.get(table)?.[column];
        return area && typeof id === 'string' ? [{ area, id }] : [];
      }),
    );
    // The area is not empty, and this person's file in it is not there.
    await app.ctx.files.write(held[0]!.area, uuid(), Readable.from(['von jemand anderem']));
    const { files, filesGone } = await writeBackup(app.ctx, { folder: folder(), recipients });
    expect({ files, gone: filesGone > 0 }).toEqual({ files: 0, gone: true });
  });

  it('wants a folder, makes an identity where no recipient is named, and says so once', async () => {
    await expect(backup(app.ctx, { json: true })).rejects.toThrow(/Name a folder on another disk/);
    const to = folder();
    const first = await backup(app.ctx, { json: true, to });
    expect(first.text).toMatch(/Keep a copy of it elsewhere/);
    const second = await backup(app.ctx, { json: true, to, keysOnly: true });
    expect(second.text).not.toMatch(/Keep a copy/);
    await expect(backup(app.ctx, { json: true, to, recipient: ['age1nonsense'] })).rejects.toThrow();
    expect(readdirSync(to).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('what is not in backups', () => {
  it('leads to nothing that is: rows of a restore never miss what stayed away', async () => {
    const away = register.filter(({ derived, fleeting }) => derived || fleeting).map(({ table }) => table);
    expect(away).toEqual(expect.arrayContaining(['app_session', 'contact_search']));
    const foreignKeys = await readForeignKeys(app.admin);
    expect(
      foreignKeys
        .filter(({ table, to }) => away.includes(to) && !away.includes(table))
        .map(({ table, to }) => `${table} -> ${to}`),
    ).toEqual([]);
  });

  it('is every id of a contact in a table of nobody: those would stand in clear', () => {
    const clear = register
      .filter(({ whose }) => whose !== 'contact')
      .flatMap(({ table, columns }) =>
        Object.entries(columns)
          .filter(([column, { leadsTo }]) => column === 'contact_id' || leadsTo?.table === 'contact')
          .map(([column]) => `${table}.${column}`),
      );
    expect(clear).toEqual([]);
  });
});

describe('what a backup holds in memory', () => {
  it('does not grow with the documents that are nobody’s: their keys are made in the database', async () => {
    await app.admin.query(`
      INSERT INTO archive_document (archive_id, kind, number, document, sha256, issued_on, statute_de, statute_en, keep_until)
      SELECT gen_random_uuid(), 'invoice', 'K-' || n, '{}', '\\x00', '2026-01-01', 'x', 'x', '2035-01-01' FROM generate_series(1, 500) n`);
    const session = await app.ctx.db.openSession();
    try {
      await makeKeys(app.ctx);
      await openSnapshot(session);
      const { primaryKeys } = await readShape(session);
      expect(await addLateRowKeys(session, register, primaryKeys)).toEqual([]);
    } finally {
      await session.close();
    }
  });
});
