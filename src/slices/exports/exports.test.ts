import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { runJob } from '../../platform/jobs.ts';
import { PART, writeExport } from './write-export.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all' });
const other = await app.makeUser({ administrator: 'all' });
const own = await app.makeUser({ administrator: 'own' });
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });

/** A worker that has other work beside it. */
const DEADLINE_MS = 240_000;
const GROUND = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
const makeContact = async (tag: string, body: object = {}, actor: Actor = sales): Promise<string> => {
  const answer = await app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { givenName: 'Jörg', familyName: 'Ähren', tags: [tag], grounds: [GROUND], ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
};
const makeRecipient = async (): Promise<string> => {
  const recipientId = uuid();
  await app.admin.query(
    `INSERT INTO recipient (recipient_id, name, kind, starts_on) VALUES ($1, 'Druckerei', 'processor', '2020-01-01')`,
    [recipientId],
  );
  return recipientId;
};
const ask = (body: object, actor: Actor = boss, purpose = 'inquiry') =>
  app.call(actor, 'POST', '/api/v1/exports', {
    purpose,
    body: { columns: ['displayName', 'email'], recipientId: null, reason: 'Umfrage', ...body },
  });
const start = async (body: object, actor: Actor = boss, purpose = 'inquiry'): Promise<string> => {
  const answer = await ask(body, actor, purpose);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.exportId;
};
const made = async (body: object, actor: Actor = boss, purpose = 'inquiry'): Promise<string> => {
  const exportId = await start(body, actor, purpose);
  await drainQueue(app, DEADLINE_MS);
  return exportId;
};
const read = async (exportId: string) =>
  (await app.call(boss, 'GET', `/api/v1/exports/${exportId}`, { purpose: 'inquiry' })).body;
const fetch = (exportId: string, actor: Actor = boss, purpose = 'inquiry') =>
  app.call(actor, 'GET', `/api/v1/exports/${exportId}/file`, { purpose });
const fileOf = (exportId: string) => app.ctx.files.path('exports', exportId);
const codes = (answer: { body: { errors?: { at: string; code: string }[] } }) =>
  answer.body.errors?.map(({ at, code }) => `${at} ${code}`);

describe('Art. 5(1)(f), 32: the one gate through which many contacts leave', () => {
  it('gives the file to who asked, with the columns chosen, nothing in it calculated', async () => {
    await makeContact('a', {
      familyName: '=HYPERLINK("http://x")',
      emails: [{ address: 'ähre@probe.example' }],
      note: 'Zeile 1\n"Zeile"; 2',
    });
    await makeContact('a', {
      givenName: 'Änne',
      familyName: 'Zander',
      phones: [{ number: '030 23125 111' }],
    });
    const exportId = await made({
      filter: { tag: 'a' },
      columns: ['displayName', 'email', 'phone', 'note'],
    });
    expect(await read(exportId)).toMatchObject({ state: 'done', total: 2, done: 2, recipientName: null });
    const file = await fetch(exportId);
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.raw.toString()).toBe(
      '\ufeffName;E-mail;Phone;Note\r\n' +
        '"Jörg =HYPERLINK(""http://x"")";ähre@probe.example;;"Zeile 1\n""Zeile""; 2"\r\n' +
        'Änne Zander;;+493023125111;\r\n',
    );
    const plain = await made({ filter: { tag: 'a' }, columns: ['familyName'], format: 'csv' });
    expect((await fetch(plain)).raw.toString()).toBe(
      'Family name\r\n"\'=HYPERLINK(""http://x"")"\r\nZander\r\n',
    );
  });

  it('opens to nobody without the permission, and the file to nobody but its maker', async () => {
    await makeContact('b');
    expect((await ask({ filter: { tag: 'b' } }, sales)).status).toBe(403);
    const exportId = await made({ filter: { tag: 'b' } });
    for (const [actor, status] of [
      [sales, 403],
      [other, 404],
    ] as const) {
      expect((await fetch(exportId, actor)).status).toBe(status);
      const path = `/api/v1/exports/${exportId}`;
      expect((await app.call(actor, 'GET', path, { purpose: 'inquiry' })).status).toBe(status);
      expect((await app.call(actor, 'DELETE', path, { purpose: 'inquiry' })).status).toBe(status);
    }
    // Under another purpose it would be data for that.
    expect((await fetch(exportId, boss, 'marketing-email')).status).toBe(404);
    expect((await fetch(exportId)).status).toBe(200);
  });

  it('refuses columns that the purpose does not open, and a purpose that shows ended and restricted people', async () => {
    await makeContact('c', {
      grounds: [
        GROUND,
        { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'ja' },
      ],
    });
    const answer = await ask(
      { filter: {}, columns: ['note', 'email', 'fax', 'email'] },
      boss,
      'marketing-email',
    );
    expect(answer.status).toBe(422);
    expect(codes(answer)).toEqual([
      'body.columns.0 category-closed',
      'body.columns.2 no-such-export-column',
      'body.columns.3 column-twice',
    ]);
    const both = await app.makeUser({ administrator: 'all', 'data-protection': 'all' });
    expect((await ask({ filter: { tag: 'c' } }, both, 'rights')).body.type).toContain('purpose-not-suitable');
    const open = await app.call(boss, 'GET', '/api/v1/exports/columns', { purpose: 'marketing-email' });
    const keys = open.body.items.map(({ key }: { key: string }) => key);
    expect(keys).toContain('email');
    expect(keys).not.toContain('note');
  });

  it('wants a reason, a recipient or the word that there is none, and one selection of somebody', async () => {
    const bare = await app.call(boss, 'POST', '/api/v1/exports', {
      purpose: 'inquiry',
      body: { filter: {}, columns: [] },
    });
    const places = bare.body.errors.map(({ at }: { at: string }) => at);
    for (const field of ['columns', 'recipientId', 'reason']) expect(places).toContain(`body.${field}`);
    expect(codes(await ask({}))).toEqual(['body.ids one-selection']);
    expect(codes(await ask({ filter: { tag: 'nobody' } }))).toEqual(['body.filter nobody-chosen']);
    expect(codes(await ask({ filter: { colour: 'red' } }))).toEqual(['body.filter.colour unrecognized_keys']);
    expect(codes(await ask({ filter: {}, recipientId: uuid() }))).toEqual([
      'body.recipientId no-such-recipient',
    ]);
    expect((await ask({ filter: {}, reason: '\u0000' })).status).toBe(422);
    expect((await ask({ ids: ['x'] })).status).toBe(422);
  });

  it('leads nobody out whom its maker does not see', async () => {
    const mine = await makeContact('d', {}, own);
    const theirs = await makeContact('d');
    const exportId = await start({ ids: [mine, theirs] }, own);
    const { rows } = await app.admin.query(
      'SELECT contact_id FROM contact_export_person WHERE export_id = $1',
      [exportId],
    );
    expect(rows).toEqual([{ contact_id: mine }]);
  });

  it('notes who went to whom, and names everybody in the log', async () => {
    const recipientId = await makeRecipient();
    const [known, unknown] = [
      await makeContact('e', { emails: [{ address: 'e1@probe.example' }] }),
      await makeContact('e'),
    ];
    const exportId = await made({ filter: { tag: 'e' }, recipientId });
    const { rows } = await app.admin.query(
      'SELECT contact_id, via, what, reference FROM disclosure WHERE recipient_id = $1 ORDER BY reference',
      [recipientId],
    );
    const common = { via: 'export', what: ['identity', 'contact-points'] };
    expect(rows).toEqual([
      { ...common, contact_id: unknown, reference: 'Jörg Ähren' },
      { ...common, contact_id: known, reference: 'e1@probe.example' },
    ]);
    const log = await app.admin.query(
      `SELECT actor_id, purpose, subjects FROM audit_entry WHERE action = 'exports.hand-over' AND subjects @> ARRAY[$1::uuid]`,
      [known],
    );
    expect(log.rows).toHaveLength(1);
    expect(log.rows[0]).toMatchObject({ actor_id: boss.id, purpose: 'inquiry' });
    expect(log.rows[0].subjects.sort()).toEqual([known, unknown].sort());
    expect((await read(exportId)).recipientName).toBe('Druckerei');
    // For the firm's own use nobody outside is told anything.
    await made({ filter: { tag: 'e' } });
    expect((await app.admin.query('SELECT FROM disclosure WHERE contact_id = $1', [known])).rowCount).toBe(1);
  });

  it('Art. 5(1)(b): gives the file out no more once the purpose does not open one of its columns', async () => {
    await makeContact('spalte');
    const key = `spalte${Date.now()}`;
    const fieldId = uuid();
    await app.admin.query(
      `INSERT INTO own_field (field_id, entity, key, label_de, label_en, type, category, purposes, position)
       SELECT $1, 'contact', $2, 'Spalte', 'Column', 'text', 1, (SELECT 1::bigint << bit FROM purpose WHERE purpose_key = 'inquiry'), 1`,
      [fieldId, key],
    );
    const exportId = await made({ filter: { tag: 'spalte' }, columns: ['displayName', `own.${key}`] });
    expect((await fetch(exportId)).status).toBe(200);
    await app.admin.query(
      `UPDATE own_field SET purposes = (SELECT 1::bigint << bit FROM purpose WHERE purpose_key = 'contract') WHERE field_id = $1`,
      [fieldId],
    );
    const late = await fetch(exportId);
    expect(late.status).toBe(409);
    expect(codes(late)).toEqual(['params.id export-outdated']);
    await app.admin.query('DELETE FROM own_field WHERE field_id = $1', [fieldId]);
  });

  it('Art. 18: has no restricted person in it, and gives the file out no more once somebody is', async () => {
    const [first, second] = [await makeContact('f', { familyName: 'Ruht' }), await makeContact('f')];
    const restrict = (id: string) =>
      app.admin.query(
        `INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES ($1, $2, 'claims', current_date + 30)`,
        [uuid(), id],
      );
    const exportId = await start({ filter: { tag: 'f' } });
    // Between the choice and the writing.
    await restrict(first);
    await drainQueue(app);
    const file = await fetch(exportId);
    expect(file.status).toBe(200);
    expect(file.raw.toString()).not.toContain('Ruht');
    const { rows } = await app.admin.query(
      'SELECT contact_id FROM contact_export_person WHERE export_id = $1',
      [exportId],
    );
    expect(rows).toEqual([{ contact_id: second }]);
    await restrict(second);
    const late = await fetch(exportId);
    expect(late.status).toBe(409);
    expect(codes(late)).toEqual(['params.id export-outdated']);
  });

  it('Art. 5(1)(e): has nobody in it whose end has come', async () => {
    const contactId = await makeContact('g');
    await makeContact('g');
    const exportId = await start({ filter: { tag: 'g' } });
    await app.admin.query(
      `UPDATE contact SET visible_until = now() - interval '1 second' WHERE contact_id = $1`,
      [contactId],
    );
    await drainQueue(app);
    expect(await read(exportId)).toMatchObject({ total: 2, done: 1 });
  });

  it('Art. 17: goes as a whole with anybody in it who is erased, the file too', async () => {
    const [gone] = [await makeContact('h', { familyName: 'Weg' }), await makeContact('h')];
    const exportId = await made({ filter: { tag: 'h' } });
    const bystander = await made({ filter: { tag: 'a' } });
    expect(existsSync(fileOf(exportId))).toBe(true);
    const erased = await app.call(officer, 'POST', `/api/v1/contacts/${gone}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    await drainQueue(app);
    expect((await fetch(exportId)).status).toBe(404);
    expect(existsSync(fileOf(exportId))).toBe(false);
    const { rows } = await app.admin.query(
      'SELECT (SELECT count(*)::int FROM contact_export WHERE export_id = $1) + (SELECT count(*)::int FROM contact_export_person WHERE export_id = $1) AS n',
      [exportId],
    );
    expect(rows[0].n).toBe(0);
    expect((await fetch(bystander)).status).toBe(200);
  });

  it('Art. 17: writes no file for somebody who is erased before the worker comes', async () => {
    const gone = await makeContact('i');
    await makeContact('i');
    const exportId = await start({ filter: { tag: 'i' } });
    await app.call(officer, 'POST', `/api/v1/contacts/${gone}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    await drainQueue(app);
    expect(existsSync(fileOf(exportId))).toBe(false);
  });

  it('Art. 17: leaves no file of an export in which somebody is erased while it is written', async () => {
    const gone = await makeContact('m', { familyName: 'Mittendrin' });
    await makeContact('m');
    const exportId = await start({ filter: { tag: 'm' } });
    const { write } = app.ctx.files;
    app.ctx.files.write = async (area, id, content) => {
      const bytes = await write(area, id, content);
      await app.call(officer, 'POST', `/api/v1/contacts/${gone}/erasure`, {
        purpose: 'rights',
        body: { confirm: true },
      });
      return bytes;
    };
    try {
      await writeExport(app.ctx, exportId);
    } finally {
      app.ctx.files.write = write;
    }
    expect(existsSync(fileOf(exportId))).toBe(false);
    await drainQueue(app);
    expect(existsSync(fileOf(exportId))).toBe(false);
  });

  it('Art. 5(1)(f): leaves nothing when the disk is full, gives nothing out, and is written once there is room', async () => {
    await makeContact('full');
    const exportId = await start({ filter: { tag: 'full' } });
    mkdirSync(dirname(fileOf(exportId)), { recursive: true });
    symlinkSync('/dev/full', fileOf(exportId));
    await expect(writeExport(app.ctx, exportId)).rejects.toThrow(/ENOSPC/);
    expect(readdirSync(dirname(fileOf(exportId)))).not.toContain(exportId);
    expect((await fetch(exportId)).status).toBe(404);
    await writeExport(app.ctx, exportId);
    expect((await fetch(exportId)).status).toBe(200);
    expect((await fetch(exportId)).raw.toString().trim().split('\r\n')).toHaveLength(2);
  });

  it('lies there for a day, then is gone', async () => {
    await makeContact('j');
    const exportId = await made({ filter: { tag: 'j' } });
    const { expiresAt } = await read(exportId);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    await app.admin.query(
      `UPDATE contact_export SET expires_at = now() - interval '1 second' WHERE export_id = $1`,
      [exportId],
    );
    expect((await fetch(exportId)).status).toBe(404);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
    await drainQueue(app);
    expect(existsSync(fileOf(exportId))).toBe(false);
  });

  it('can be taken back, and fails where its maker may no longer export', async () => {
    await makeContact('k');
    const exportId = await made({ filter: { tag: 'k' } });
    const back = await app.call(boss, 'DELETE', `/api/v1/exports/${exportId}`, { purpose: 'inquiry' });
    expect(back.status).toBe(204);
    await drainQueue(app);
    expect(existsSync(fileOf(exportId))).toBe(false);

    const demoted = await app.makeUser({ administrator: 'all' });
    const late = await start({ filter: { tag: 'k' } }, demoted);
    await app.admin.query('DELETE FROM user_role WHERE user_id = $1', [demoted.id]);
    await drainQueue(app);
    const { rows } = await app.admin.query('SELECT state FROM contact_export WHERE export_id = $1', [late]);
    expect(rows).toEqual([{ state: 'failed' }]);
    expect(existsSync(fileOf(late))).toBe(false);
  });

  it('writes a hundred thousand contacts a thousand at a time', { timeout: 300_000 }, async () => {
    const many = 100_000;
    const imported = uuid();
    await app.admin.query(
      `WITH made AS (
         INSERT INTO contact (contact_id, owner_id, display_name, sort_name, import_id, leading_ground_id, open_purposes, visible_until, deletes_at)
         SELECT gen_random_uuid(), $1, 'Viele ' || n, 'viele ' || lpad(n::text, 6, '0'), $2, gen_random_uuid(), 257, now() + interval '1 day', now() + interval '1 day'
           FROM generate_series(1, $3::int) n RETURNING contact_id, leading_ground_id)
       INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
       SELECT leading_ground_id, contact_id, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 day' FROM made`,
      [boss.id, imported, many],
    );
    await app.admin.query('ANALYZE contact');
    const since = (await app.admin.query('SELECT max(entry_id) AS n FROM audit_entry')).rows[0].n;
    const exportId = await made({
      filter: { importId: imported },
      columns: ['displayName'],
      recipientId: await makeRecipient(),
    });
    expect(await read(exportId)).toMatchObject({ state: 'done', total: many, done: many });
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS parts, max(cardinality(subjects)) AS most, sum(cardinality(subjects))::int AS people
         FROM audit_entry WHERE action = 'exports.hand-over' AND entry_id > $1`,
      [since],
    );
    // The last part is empty: it says that the one before was the last.
    expect(rows[0]).toEqual({ parts: many / PART + 1, most: PART, people: many });
    const lines = (await fetch(exportId)).raw.toString().split('\r\n');
    expect(lines).toHaveLength(many + 2);
    expect([lines[1], lines[many]]).toEqual(['Viele 1', `Viele ${many}`]);
  });
});
