import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { raw, sql } from '../../platform/db/index.ts';
import { Importer, INQUIRY, planOf } from './test-imports.ts';

const app = await startTestApp();
const team = await app.makeTeam('Innendienst');
const colleagues = await app.makeTeam('Außendienst');
const owner = await app.makeUser({ sales: 'own' }, { teamId: team });
const mate = await app.makeUser({ sales: 'team' }, { teamId: team });
const other = await app.makeUser({ sales: 'own' }, { teamId: colleagues });
const boss = await app.makeUser({ sales: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all' });
const service = await app.makeUser({ service: 'all' });
const [mine, theirs, mates, bosses] = [owner, other, mate, boss].map((actor) => new Importer(app, actor)) as [
  Importer,
  Importer,
  Importer,
  Importer,
];
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;

const NOBODY = '0197f000-0000-7000-8000-00000000000f';
const csv =
  'Vorname;Nachname;E-Mail;Rechtsgrundlage\nAnna;Allein;anna@allein.example;Anfrage\nOhne;Grund;ohne@grund.example;\n;;;Anfrage';
const footing = {
  mode: 'columns',
  origin: 'person',
  bases: [{ text: 'Anfrage', legalBasis: 'contract', purpose: 'inquiry' }],
};

describe('an import belongs to whoever brought it', () => {
  it('and no route shows it to somebody of another scope, or lets them touch it', async () => {
    const { file, record } = await mine.bringIn(csv, { footing });
    expect(record.counts).toMatchObject({ created: 1, quarantined: 1, rejected: 1 });
    const waiting = await mine.ok<{ items: { quarantineId: string }[] }>('GET', '/quarantine');
    const ids = waiting.items.map(({ quarantineId }) => quarantineId);
    expect(ids).toHaveLength(1);
    const planned = await mine.upload(csv);
    await mine.plan(planned, { footing });
    for (const stranger of [theirs, mates]) {
      for (const importId of [file.importId, planned.importId]) {
        const answers = await Promise.all([
          stranger.call('GET', `/imports/${importId}`),
          stranger.call('GET', `/imports/${importId}/file`),
          stranger.call('PUT', `/imports/${importId}/reading`, {}),
          stranger.call('PUT', `/imports/${importId}/plan`, planOf(planned)),
          stranger.call('POST', `/imports/${importId}/run`),
          stranger.call('GET', `/imports/${importId}/rejected`),
          stranger.call('POST', `/imports/${importId}/undo`),
          stranger.call('DELETE', `/imports/${importId}`),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404, 404]);
      }
      expect(await stranger.ok('GET', '/imports')).toMatchObject({ items: [] });
      expect(await stranger.ok('GET', '/quarantine')).toMatchObject({ items: [] });
      expect(await stranger.ok('POST', '/quarantine/release', { ids, ground: INQUIRY })).toMatchObject({
        created: 0,
        notFound: 1,
      });
      expect(await stranger.ok('DELETE', '/quarantine', { ids })).toEqual({ deleted: 0 });
      const again = await stranger.upload(csv);
      expect(again.sameFileBefore).toBeNull();
    }
    expect(await mine.ok('GET', `/imports/${file.importId}`)).toMatchObject({ state: 'done' });
    expect((await mine.ok<{ items: unknown[] }>('GET', '/imports')).items).toHaveLength(2);
    expect((await bosses.ok<{ items: unknown[] }>('GET', '/imports')).items.length).toBeGreaterThan(2);
    expect(await bosses.ok('GET', `/imports/${file.importId}`)).toMatchObject({ createdBy: owner.id });
  });

  it('by the database, not by the routes: no statement under intake reaches the rows of others', async () => {
    const seen = (actor: typeof owner, table: string) =>
      app.ctx.db.perform({ actor, purpose: 'intake', action: 'test.look' }, (tx) =>
        tx.query<{ import_id: string }>(sql`SELECT import_id FROM ${raw(table)}`),
      );
    for (const table of ['import', 'import_progress', 'quarantine', 'import_rejected']) {
      const all = await rowsOf(
        `SELECT t.import_id, i.created_by FROM ${table} t JOIN import i USING (import_id)`,
      );
      const ofActor = (actor: typeof owner) =>
        all
          .filter((row) => row.created_by === actor.id)
          .map((row) => row.import_id)
          .sort();
      expect(ofActor(owner).length, table).toBeGreaterThan(0);
      for (const actor of [owner, other, mate])
        expect((await seen(actor, table)).map((row) => row.import_id).sort(), table).toEqual(ofActor(actor));
      expect(await seen(boss, table), table).toHaveLength(all.length);
    }
  });

  it('is no business of somebody who may not import, and of no other purpose', async () => {
    const files = [
      await app.call(service, 'GET', '/api/v1/imports', { purpose: 'intake' }),
      await app.call(owner, 'GET', '/api/v1/imports', { purpose: 'inquiry' }),
      await app.call(owner, 'GET', '/api/v1/imports'),
      await app.call(undefined, 'GET', '/api/v1/imports', { purpose: 'intake' }),
      await app.call(rights, 'GET', '/api/v1/quarantine', { purpose: 'rights' }),
    ];
    expect(files.map(({ status }) => status)).toEqual([403, 403, 400, 401, 403]);
  });
});

describe('the people who come in', () => {
  it('are looked after by somebody in the importer’s scope', async () => {
    const file = await mine.upload('Vorname;Nachname\nWer;Da');
    const asOwner = (options: unknown) =>
      mine.call('PUT', `/imports/${file.importId}/plan`, planOf(file, { options }));
    for (const [options, fault] of [
      [{ ownerId: other.id }, 'owner-out-of-scope'],
      [{ ownerId: null }, 'owner-out-of-scope'],
      [{ ownerId: NOBODY }, 'no-such-user'],
      [{ teamId: NOBODY }, 'no-such-team'],
    ] as const) {
      const { status, body } = await asOwner(options);
      expect([status, body.errors?.[0].code], JSON.stringify(options)).toEqual([422, fault]);
    }
    const { file: done } = await mates.bringIn('Vorname;Nachname\nFuer;Team', { options: { ownerId: null } });
    expect(
      await rowsOf('SELECT owner_id, team_id FROM contact WHERE import_id = $1', [done.importId]),
    ).toEqual([{ owner_id: null, team_id: team }]);
    const { file: given } = await bosses.bringIn('Vorname;Nachname\nFuer;Kollegin', {
      options: { ownerId: other.id, teamId: colleagues },
    });
    expect(
      await rowsOf('SELECT owner_id, team_id FROM contact WHERE import_id = $1', [given.importId]),
    ).toEqual([{ owner_id: other.id, team_id: colleagues }]);
  });

  it('are found where they are out of the importer’s sight, without being named or changed', async () => {
    const { file } = await theirs.bringIn('Vorname;Nachname;E-Mail\nGeheim;Nis;geheim@nis.example');
    const preview = await mine.plan(
      await mine.upload('Vorname;Nachname;E-Mail;Telefon\nGeheim;Nis;geheim@nis.example;030 4445556'),
      { options: { duplicates: 'complete' } },
    );
    expect(preview.rows[0]).toMatchObject({
      outcome: 'already-there',
      match: { by: 'email', contactId: null },
    });
    const run = await mine.run(preview.importId);
    expect(run.counts).toMatchObject({ alreadyThere: 1, completed: 0 });
    expect(
      await rowsOf(
        'SELECT version, (SELECT count(*)::int FROM contact_phone p WHERE p.contact_id = c.contact_id) AS phones FROM contact c WHERE import_id = $1',
        [file.importId],
      ),
    ).toEqual([{ version: 1, phones: 0 }]);
  });
});

describe('people who do not want to be here', () => {
  it('do not come in, and nothing of their row is kept', async () => {
    const { file } = await bosses.bringIn(
      'Vorname;Nachname;E-Mail;Telefon\nNie;Wieder;nie@wieder.example;030 9998887',
    );
    const [{ contact_id: id }] = await rowsOf('SELECT contact_id FROM contact WHERE import_id = $1', [
      file.importId,
    ]);
    expect(
      (
        await app.call(rights, 'POST', `/api/v1/contacts/${id}/erasure`, {
          purpose: 'rights',
          body: { confirm: true },
        })
      ).status,
    ).toBe(200);
    const rows = [
      'Nie;Wieder;NIE@wieder.example;',
      'N.;W.;;+49 30 9998887',
      'Nie;Wiedermann;nie@wiedermann.example;',
      'Nie;Wieder;nie@wieder.example;030 123',
    ];
    const {
      record,
      preview,
      file: second,
    } = await bosses.bringIn(`Vorname;Nachname;E-Mail;Telefon\n${rows.join('\n')}`);
    expect(preview.rows.map(({ outcome }) => outcome)).toEqual([
      'suppressed',
      'suppressed',
      'created',
      'suppressed',
    ]);
    expect(record.counts).toMatchObject({ suppressed: 3, created: 1 });
    const text = (await bosses.call('GET', `/imports/${second.importId}/rejected`)).raw.toString();
    expect(text.split('\r\n')[1]).toMatch(/^1;;;;;"This person asked for erasure/);
    const tables = await rowsOf(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'obhut'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      const found = await rowsOf(
        `SELECT 1 FROM "${name}" t WHERE t::text ~* 'nie@wieder\\.example|4930999888'`,
      );
      expect(found, name).toEqual([]);
    }
  });
});
