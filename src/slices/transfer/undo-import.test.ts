import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Importer, INQUIRY } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all', marketing: 'all' });
const importer = new Importer(app, sales);
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const undo = (importId: string) => importer.ok<Record<string, number>>('POST', `/imports/${importId}/undo`);

/** All rows of all tables, but for what is there to say that something happened. */
async function everything() {
  const tables = await rowsOf(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'obhut'::regnamespace AND relkind = 'r'
        AND relname NOT IN ('audit_entry', 'erasure_ledger', 'ledger_event', 'import', 'import_progress') ORDER BY 1`,
  );
  const contents: Record<string, unknown[]> = {};
  for (const { name } of tables)
    contents[name] = (
      await rowsOf(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY to_jsonb(t)::text`)
    ).map(({ row }) => row);
  return contents;
}

describe('an import is undone', () => {
  it('and nothing of it is left: contacts, companies, quarantine, rejected rows, objections', async () => {
    const before = await everything();
    const csv = [
      'Vorname;Nachname;E-Mail;Firma;Rechtsgrundlage;Opt-Out',
      'Uwe;Undo;uwe@undo.example;Undo GmbH;Vertrag;',
      'Ute;Undo;ute@undo.example;Undo GmbH;Vertrag;ja',
      'Udo;Undo;udo@undo.example;;;',
      ';;;;;',
      ';;;;Vertrag;',
      ';;;Nurfirma GmbH;;',
    ].join('\n');
    const file = await importer.upload(csv);
    const columns = {
      ...file.mapping.columns,
      'Opt-Out': { field: 'optedOutEmail' as const, confidence: 1, foundBy: 'user' as const },
    };
    await importer.plan(file, {
      mapping: { columns },
      footing: {
        mode: 'columns',
        origin: 'person',
        bases: [{ text: 'Vertrag', legalBasis: 'contract', purpose: 'contract' }],
      },
    });
    const record = await importer.run(file.importId);
    expect(record.counts).toMatchObject({
      created: 2,
      quarantined: 1,
      rejected: 1,
      companyRows: 1,
      companies: 2,
    });
    expect(await rowsOf('SELECT FROM suppression')).not.toEqual([]);
    expect(await undo(file.importId)).toEqual({
      contactsUndone: 2,
      contactsKept: 0,
      groundsUndone: 0,
      companiesUndone: 2,
      companiesKept: 0,
      quarantineUndone: 1,
      rejectedUndone: 1,
    });
    expect(await everything()).toEqual(before);
    expect(await rowsOf('SELECT DISTINCT reason, actor_id FROM erasure_ledger')).toEqual([
      { reason: 'import-undone', actor_id: sales.id },
    ]);
    expect(await importer.ok('GET', `/imports/${file.importId}`)).toMatchObject({ state: 'undone' });
    expect((await importer.call('POST', `/imports/${file.importId}/undo`)).status).toBe(409);
  });

  it('but keeps who was changed since, has another ground, or was in contact about their rights', async () => {
    const names = ['Alt', 'Neu', 'Grund', 'Recht', 'Unberuehrt'];
    const { file } = await importer.bringIn(
      [
        'Vorname;Nachname;E-Mail;Firma',
        ...names.map((name) => `${name};Kept;${name}@kept.example;Kept GmbH`),
      ].join('\n'),
    );
    const ids = Object.fromEntries(
      (await rowsOf('SELECT given_name, contact_id FROM contact WHERE import_id = $1', [file.importId])).map(
        (row) => [row.given_name, row.contact_id],
      ),
    );
    const patch = await app.call(sales, 'PATCH', `/api/v1/contacts/${ids.Neu}`, {
      purpose: 'inquiry',
      body: { version: 1, nickname: 'Neo' },
    });
    expect(patch.status).toBe(200);
    const ground = await app.call(sales, 'POST', `/api/v1/contacts/${ids.Grund}/grounds`, {
      purpose: 'inquiry',
      body: { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
    });
    expect(ground.status).toBe(201);
    await app.admin.query(
      `INSERT INTO rights_request (request_id, contact_id, kind, channel, received_on, first_due_on, due_on) VALUES (gen_random_uuid(), $1, 'access', 'mail', now(), now(), now())`,
      [ids.Recht],
    );
    expect(await undo(file.importId)).toMatchObject({
      contactsUndone: 2,
      contactsKept: 3,
      companiesUndone: 0,
      companiesKept: 1,
    });
    const left = await rowsOf('SELECT given_name FROM contact WHERE import_id = $1 ORDER BY 1', [
      file.importId,
    ]);
    expect(left.map((row) => row.given_name)).toEqual(['Grund', 'Neu', 'Recht']);
  });

  it('takes its grounds from the contacts that it completed, and leaves nobody without one', async () => {
    const first = await importer.bringIn(
      'Vorname;Nachname;E-Mail\nVor;Her;vor@her.example\nNach;Her;nach@her.example',
    );
    const second = await importer.bringIn(
      'Vorname;Nachname;E-Mail\nVor;Her;vor@her.example\nNach;Her;nach@her.example',
      {
        footing: {
          mode: 'file',
          grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
        },
        options: { duplicates: 'complete' },
      },
    );
    expect(second.record.counts).toMatchObject({ completed: 2 });
    const [, nach] = await rowsOf('SELECT contact_id FROM contact WHERE import_id = $1 ORDER BY contact_id', [
      first.file.importId,
    ]);
    await app.admin.query(
      `UPDATE ground SET status = 'withdrawn' WHERE contact_id = $1 AND purpose_key = 'inquiry'`,
      [nach.contact_id],
    );
    expect(await undo(second.file.importId)).toMatchObject({ contactsUndone: 0, groundsUndone: 2 });
    const grounds = await rowsOf(
      `SELECT given_name, purpose_key, status, c.deletes_at <= now() AS due FROM ground JOIN contact c USING (contact_id) WHERE c.import_id = $1 ORDER BY 1, 2`,
      [first.file.importId],
    );
    expect(grounds).toEqual([
      { given_name: 'Nach', purpose_key: 'contract', status: 'ended', due: true },
      { given_name: 'Nach', purpose_key: 'inquiry', status: 'withdrawn', due: true },
      { given_name: 'Vor', purpose_key: 'inquiry', status: 'given', due: false },
    ]);
  });

  it('takes back contacts that later rows of the same file completed', async () => {
    const { file, record } = await importer.bringIn(
      'Vorname;Nachname;E-Mail;Titel\nSelbst;Er;selbst@er.example;\nSelbst;Er;selbst@er.example;Dr.',
      {
        footing: { mode: 'file', grounds: [INQUIRY] },
        options: { duplicates: 'complete' },
      },
    );
    expect(record.counts).toMatchObject({ created: 1, completed: 1 });
    expect(await rowsOf('SELECT title FROM contact WHERE import_id = $1', [file.importId])).toEqual([
      { title: 'Dr.' },
    ]);
    expect(await undo(file.importId)).toMatchObject({ contactsUndone: 1, contactsKept: 0 });
  });

  it('keeps an objection that was there before, or that came after', async () => {
    const marketing = { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'x' };
    const csv = 'Vorname;Nachname;E-Mail\nEin;Spruch;ein@spruch.example';
    const { file } = await importer.bringIn(csv, {
      footing: { mode: 'file', grounds: [INQUIRY, marketing] },
    });
    const [{ contact_id: id }] = await rowsOf('SELECT contact_id FROM contact WHERE import_id = $1', [
      file.importId,
    ]);
    const objection = await app.call(sales, 'POST', `/api/v1/contacts/${id}/objection`, {
      purpose: 'inquiry',
      body: { purposes: ['marketing-email'] },
    });
    expect(objection.status).toBeLessThan(300);
    expect(await undo(file.importId)).toMatchObject({ contactsUndone: 0, contactsKept: 1 });
    expect(await rowsOf(`SELECT FROM suppression WHERE reason = 'objected'`)).not.toEqual([]);
  });

  it('only by whom it belongs to, and only once it was run', async () => {
    const file = await importer.upload('Vorname;Nachname\nNoch;Nicht');
    expect((await importer.call('POST', `/imports/${file.importId}/undo`)).status).toBe(409);
    const other = new Importer(app, await app.makeUser({ sales: 'own' }));
    expect((await other.call('POST', `/imports/${file.importId}/undo`)).status).toBe(404);
  });
});
