import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { startTestApp } from '../../../test/harness.ts';
import { runJob } from '../../platform/jobs.ts';
import type { quarantinePage } from './contract.ts';
import { jobs } from './jobs.ts';
import { Importer, INQUIRY } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all', marketing: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all', sales: 'all' });
const importer = new Importer(app, sales);
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const NOTHING_SAID = { mode: 'columns', origin: 'list', bases: [], consents: 'none' };
const waiting = (importId: string) =>
  importer.ok<z.output<typeof quarantinePage>>('GET', `/quarantine?importId=${importId}`);
const release = (ids: string[], ground: unknown = INQUIRY) =>
  importer.ok<Record<string, number>>('POST', '/quarantine/release', { ids, ground });
const bringIn = async (rows: string) =>
  (await importer.bringIn(`Vorname;Nachname;E-Mail;Telefon;Firma\n${rows}`, { footing: NOTHING_SAID })).file
    .importId;

describe('quarantine', () => {
  it('holds rows without a ground for a month, in pages, soonest deletion first', async () => {
    const importId = await bringIn(
      'Quirin;Quarz;quirin@quarz.example;030 1112221;Quarz GmbH\nQuirina;Quarz;quirina@quarz.example;;\nQuinn;Quarz;;;',
    );
    const first = await importer.ok<z.output<typeof quarantinePage>>(
      'GET',
      `/quarantine?importId=${importId}&limit=2`,
    );
    expect(first.items.map(({ draft, reason, line }) => [line, draft.givenName, reason])).toEqual([
      [1, 'Quirin', 'no-ground'],
      [2, 'Quirina', 'no-ground'],
    ]);
    const rest = await importer.ok<z.output<typeof quarantinePage>>(
      'GET',
      `/quarantine?importId=${importId}&limit=2&cursor=${first.next}`,
    );
    expect(rest.items.map(({ line }) => line)).toEqual([3]);
    expect(rest.next).toBeNull();
    const [{ month }] = await rowsOf(
      `SELECT deletes_at = created_at + interval '1 month' AS month FROM quarantine WHERE import_id = $1`,
      [importId],
    );
    expect(month).toBe(true);
    expect(
      await rowsOf('SELECT identifiers FROM quarantine WHERE import_id = $1 AND line = 1', [importId]),
    ).toEqual([{ identifiers: ['quirin@quarz.example', '+49301112221'] }]);
    expect(await rowsOf('SELECT FROM contact WHERE import_id = $1', [importId])).toEqual([]);
    expect(await rowsOf('SELECT FROM company WHERE import_id = $1', [importId])).toEqual([]);
  });

  it('does not take the same row twice, and makes way for a row that brings a ground', async () => {
    const rows = 'Rea;Ruhe;rea@ruhe.example;;\nRia;Ruhe;;;';
    await bringIn(rows);
    const again = await importer.bringIn(`Vorname;Nachname;E-Mail;Telefon;Firma\n${rows}`, {
      footing: NOTHING_SAID,
    });
    expect(again.record.counts).toMatchObject({ quarantined: 0, alreadyThere: 2 });
    expect(again.preview.rows[0]!.match).toMatchObject({ by: 'quarantine' });
    const withGround = await importer.bringIn(`Vorname;Nachname;E-Mail;Telefon;Firma\n${rows}`);
    expect(withGround.record.counts).toMatchObject({ created: 2 });
  });

  it('lets rows go as contacts once somebody gives them a ground', async () => {
    const importId = await bringIn(
      'Sara;Sand;sara@sand.example;030 1112233;Sand GmbH\nSaul;Sand;saul@sand.example;;',
    );
    const { items } = await waiting(importId);
    const result = await release(items.map(({ quarantineId }) => quarantineId));
    expect(result).toEqual({ created: 2, alreadyThere: 0, suppressed: 0, optedOut: 0, notFound: 0 });
    expect((await waiting(importId)).items).toEqual([]);
    const contacts = await rowsOf(
      `SELECT display_name, (SELECT name FROM contact_company JOIN company co USING (company_id) WHERE contact_id = c.contact_id) AS company FROM contact c WHERE import_id = $1 ORDER BY 1`,
      [importId],
    );
    expect(contacts).toEqual([
      { display_name: 'Sara Sand', company: 'Sand GmbH' },
      { display_name: 'Saul Sand', company: null },
    ]);
    const undone = await importer.ok<Record<string, number>>('POST', `/imports/${importId}/undo`);
    expect(undone).toMatchObject({ contactsUndone: 0, contactsKept: 2 });
  });

  it('looks again for duplicates and suppression when it lets go', async () => {
    const importId = await bringIn(
      'Tom;Tau;tom@tau.example;;\nTim;Tau;tim@tau.example;;\nTea;Tau;tea@tau.example;;\nTom;Tau;;;',
    );
    await importer.bringIn('Vorname;Nachname;E-Mail\nTom;Tau;tom@tau.example\nTim;Tau;tim@tau.example');
    const [{ contact_id: tim }] = await rowsOf(
      `SELECT contact_id FROM contact WHERE display_name = 'Tim Tau'`,
    );
    const erased = await app.call(rights, 'POST', `/api/v1/contacts/${tim}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status).toBe(200);
    // Erasure finds the person here as well.
    expect((await waiting(importId)).items.map(({ draft }) => draft.givenName)).toEqual([
      'Tom',
      'Tea',
      'Tom',
    ]);
    await app.admin.query(
      `INSERT INTO quarantine SELECT gen_random_uuid(), import_id, 99, draft || '{"givenName":"Tim","emails":[{"address":"tim@tau.example","kind":"work"}]}', '{}', reason, deletes_at FROM quarantine WHERE import_id = $1 AND line = 3`,
      [importId],
    );
    const { items } = await waiting(importId);
    const result = await release([
      ...items.map(({ quarantineId }) => quarantineId),
      '00000000-0000-7000-8000-000000000000',
    ]);
    expect(result).toEqual({ created: 2, alreadyThere: 1, suppressed: 1, optedOut: 0, notFound: 1 });
    expect((await waiting(importId)).items).toEqual([]);
  });

  it('keeps people who objected to just the purpose that they are to be released for', async () => {
    const file = await importer.upload(
      'Vorname;Nachname;E-Mail;Opt-Out\nUli;Unwillig;uli@unwillig.example;ja',
    );
    const columns = {
      ...file.mapping.columns,
      'Opt-Out': { field: 'optedOutEmail' as const, confidence: 1, foundBy: 'user' as const },
    };
    const marketing = { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'x' };
    const preview = await importer.plan(file, {
      mapping: { columns },
      footing: { mode: 'file', grounds: [marketing] },
    });
    expect(preview.rows[0]).toMatchObject({ outcome: 'quarantined', reason: 'opted-out' });
    await importer.run(file.importId);
    const [row] = (await waiting(file.importId)).items;
    expect(await release([row!.quarantineId], marketing)).toMatchObject({ optedOut: 1, created: 0 });
    expect(await release([row!.quarantineId])).toMatchObject({ optedOut: 0, created: 1 });
  });

  it('refuses a purpose that is not the caller’s, and a bad ground, naming them', async () => {
    const importId = await bringIn('Vera;Voll;vera@voll.example;;');
    const ids = (await waiting(importId)).items.map(({ quarantineId }) => quarantineId);
    const foreign = await importer.call('POST', '/quarantine/release', {
      ids,
      ground: { ...INQUIRY, purpose: 'accounting' },
    });
    expect([foreign.status, foreign.body.errors]).toMatchObject([403, [{ at: 'body.ground.purpose' }]]);
    const bare = await importer.call('POST', '/quarantine/release', {
      ids,
      ground: { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person' },
    });
    expect([bare.status, bare.body.errors]).toMatchObject([
      422,
      [{ at: 'body.ground.evidence', code: 'evidence-missing' }],
    ]);
    const nonsense = await importer.call('POST', '/quarantine/release', {
      ids: ['x', '\u0000'],
      ground: { purpose: 7 },
    });
    expect(nonsense.body.errors.map(({ at }: { at: string }) => at)).toEqual([
      'body.ids.0',
      'body.ids.1',
      'body.ground.purpose',
      'body.ground.legalBasis',
      'body.ground.origin',
    ]);
    expect((await waiting(importId)).items).toHaveLength(1);
  });

  it('is emptied by hand', async () => {
    const importId = await bringIn('Willi;Weg;willi@weg.example;;\nWanda;Weg;wanda@weg.example;;');
    const [first] = (await waiting(importId)).items;
    expect(await importer.ok('DELETE', '/quarantine', { ids: [first!.quarantineId] })).toEqual({
      deleted: 1,
    });
    expect((await waiting(importId)).items).toHaveLength(1);
  });

  it('shows nothing past its end, to the second, and the clock takes it away', async () => {
    const importId = await bringIn('Xenia;Aus;xenia@aus.example;;\nXaver;Aus;xaver@aus.example;;');
    const ids = (await waiting(importId)).items.map(({ quarantineId }) => quarantineId);
    await app.admin.query(
      `UPDATE quarantine SET deletes_at = now() - interval '1 second' WHERE import_id = $1 AND line = 1`,
      [importId],
    );
    expect((await waiting(importId)).items.map(({ draft }) => draft.givenName)).toEqual(['Xaver']);
    expect(await release([ids[0]!])).toMatchObject({ notFound: 1, created: 0 });
    expect(await rowsOf('SELECT FROM quarantine WHERE import_id = $1', [importId])).toHaveLength(2);
    await runJob(app.ctx, jobs.find(({ name }) => name === 'transfer.clock')!, {});
    expect(await rowsOf('SELECT FROM quarantine WHERE import_id = $1', [importId])).toHaveLength(1);
  });
});
