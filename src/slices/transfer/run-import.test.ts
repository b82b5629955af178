import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { runJob } from '../../platform/jobs.ts';
import { jobs } from './jobs.ts';
import { runImport } from './run-import.ts';
import { Importer } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const importer = new Importer(app, sales);
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;

/** As many people as asked for, with companies, and some rows that end up in each of the other places. */
const people = (count: number, mark: string) =>
  [
    'Vorname;Nachname;E-Mail;Telefon;Firma;Notiz',
    ...Array.from({ length: count }, (_, i) =>
      i % 50 === 49
        ? ';;;;;nur eine Notiz'
        : `V${i};${mark}${i};${mark}${i}@firma.example;030 ${7_000_000 + i};${mark} ${i % 20} GmbH;${mark}`,
    ),
  ].join('\n');

const TABLES = [
  'contact',
  'ground',
  'contact_email',
  'contact_phone',
  'contact_note',
  'contact_company',
  'contact_search',
  'company',
  'company_search',
  'quarantine',
  'import_rejected',
];
const counts = () =>
  rowsOf(`SELECT ${TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`);

async function planned(csv: string) {
  const file = await importer.upload(csv);
  await importer.plan(file);
  return file.importId;
}
const queued = async (csv: string) => {
  const importId = await planned(csv);
  await importer.ok('POST', `/imports/${importId}/run`);
  return importId;
};
const stateOf = (importId: string) =>
  importer.ok<{ state: string; failure: string | null }>('GET', `/imports/${importId}`);

describe('all of a file or nothing of it', () => {
  it('leaves nothing when something is thrown in the middle, and can be run again', async () => {
    const before = await counts();
    const importId = await queued(people(2500, 'Wurf'));
    const { hash } = app.ctx.keys;
    let calls = 0;
    const broken = vi.spyOn(app.ctx.keys, 'hash').mockImplementation((name, value) => {
      if (++calls > 4000) throw new Error('on purpose');
      return hash(name, value);
    });
    await expect(runImport(app.ctx, sales, importId)).rejects.toThrow('on purpose');
    broken.mockRestore();
    expect(await counts()).toEqual(before);
    expect(await stateOf(importId)).toMatchObject({ state: 'failed', failure: 'internal' });
    expect(await app.ctx.files.list('imports')).toContain(importId);
    expect((await importer.run(importId)).counts).toMatchObject({ created: 2450, rejected: 50 });
  });

  it('leaves nothing when its connection is killed in the middle', async () => {
    const before = await counts();
    const importId = await queued(people(3000, 'Kill'));
    const killed = expect.poll(
      async () => {
        const [busy] = await rowsOf(
          `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE datname = current_database() AND usename = 'obhut_app' AND state <> 'idle' AND query LIKE '%INSERT INTO contact_email%'`,
        );
        return busy?.done ?? false;
      },
      { interval: 2, timeout: 20_000 },
    );
    const [failed] = await Promise.allSettled([runImport(app.ctx, sales, importId), killed.toBe(true)]);
    expect(failed.status).toBe('rejected');
    expect(await counts()).toEqual(before);
    expect(await stateOf(importId)).toMatchObject({ state: 'failed' });
    expect((await importer.run(importId)).state).toBe('done');
  });

  it('shows nothing of itself until it is done, while others go on working and see how far it is', async () => {
    const importId = await queued(people(4000, 'Neben'));
    const run = runImport(app.ctx, sales, importId);
    const seen = new Set<number>();
    const slowest: number[] = [];
    let ended = false;
    run.finally(() => {
      ended = true;
    });
    while (!ended) {
      const start = performance.now();
      const { body } = await app.call(sales, 'GET', `/api/v1/contacts/count?importId=${importId}`, {
        purpose: 'inquiry',
      });
      slowest.push(performance.now() - start);
      expect([0, 3920]).toContain(body.count);
      const { body: record } = await importer.call('GET', `/imports/${importId}`);
      if (record.progress) seen.add(record.progress.rowsDone);
      if (record.progress) expect(record.progress.rowsTotal).toBe(4000);
      // On a slow machine it would run into the limit of calls a minute.
      await sleep(20);
    }
    await run;
    expect(Math.max(...seen)).toBeGreaterThan(0);
    expect(Math.max(...slowest)).toBeLessThan(3000);
  });

  it('says so when the process died, and lets it be run again', async () => {
    const importId = await queued(people(10, 'Tot'));
    await app.admin.query(`UPDATE import SET state = 'running' WHERE import_id = $1`, [importId]);
    await app.admin.query(
      `INSERT INTO import_progress (import_id, rows_done, updated_at) VALUES ($1, 5, now() - interval '3 minutes')`,
      [importId],
    );
    expect(await stateOf(importId)).toMatchObject({ state: 'failed', failure: 'interrupted' });
    expect((await importer.run(importId)).state).toBe('done');
  });
});

describe('a run', () => {
  it('happens once, however often it is started at the same time', async () => {
    const importId = await planned(people(1200, 'Doppel'));
    const answers = await Promise.all([1, 2, 3].map(() => importer.call('POST', `/imports/${importId}/run`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const runs = await Promise.all([1, 2, 3].map(() => runImport(app.ctx, sales, importId)));
    expect(runs.filter((run) => run !== undefined)).toHaveLength(1);
    expect(await rowsOf('SELECT count(*)::int AS n FROM contact WHERE import_id = $1', [importId])).toEqual([
      { n: 1176 },
    ]);
    expect((await importer.call('POST', `/imports/${importId}/run`)).status).toBe(409);
  });

  it('waits for the one before it, so that the same people in two files come in once', async () => {
    const csv = people(1500, 'Beide');
    const [one, other] = [await queued(csv), await queued(csv)];
    const runs = await Promise.all([runImport(app.ctx, sales, one), runImport(app.ctx, sales, other)]);
    expect(runs.map((counts) => counts!.created).sort()).toEqual([0, 1470]);
    expect(runs.map((counts) => counts!.alreadyThere).sort()).toEqual([0, 1470]);
  });

  it('does not bring in a file that has changed since the preview', async () => {
    const importId = await queued('Vorname;Nachname\nOriginal;Bleibt');
    await writeFile(app.ctx.files.path('imports', importId), 'Vorname;Nachname\nGanz;Anders');
    await runJob(app.ctx, jobs[0]!, { importId });
    expect(await stateOf(importId)).toMatchObject({ state: 'failed', failure: 'file-changed' });
    expect(await rowsOf('SELECT FROM contact WHERE import_id = $1', [importId])).toEqual([]);
  });

  it('fails with a word when the file is gone', async () => {
    const importId = await queued('Vorname;Nachname\nOriginal;Weg');
    await app.ctx.files.remove('imports', importId);
    await runJob(app.ctx, jobs[0]!, { importId });
    expect(await stateOf(importId)).toMatchObject({ state: 'failed', failure: 'unreadable-file' });
    const { status, body } = await importer.call('POST', `/imports/${importId}/run`);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ at: 'body.file', code: 'file.file-missing' }]);
  });

  it('acts with the rights that its starter has by then: none once the account is closed', async () => {
    const leaver = await app.makeUser({ sales: 'all' });
    const theirs = new Importer(app, leaver);
    const file = await theirs.upload('Vorname;Nachname\nNie;Mals');
    await theirs.plan(file);
    await theirs.ok('POST', `/imports/${file.importId}/run`);
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [leaver.id]);
    await runJob(app.ctx, jobs[0]!, { importId: file.importId });
    expect(await stateOf(file.importId)).toMatchObject({ state: 'failed', failure: 'importer-inactive' });
  });

  it('fails when the purpose was taken from the role in between', async () => {
    const mover = await app.makeUser({ sales: 'all', service: 'all' });
    const theirs = new Importer(app, mover);
    const file = await theirs.upload('Vorname;Nachname\nNie;Mals');
    await theirs.plan(file, {
      footing: { mode: 'file', grounds: [{ purpose: 'support', legalBasis: 'contract', origin: 'person' }] },
    });
    await theirs.ok('POST', `/imports/${file.importId}/run`);
    await app.admin.query(`DELETE FROM user_role WHERE user_id = $1 AND role_key = 'service'`, [mover.id]);
    await runJob(app.ctx, jobs[0]!, { importId: file.importId });
    expect(await stateOf(file.importId)).toMatchObject({ state: 'failed', failure: 'purpose-not-yours' });
  });

  it('is the work of a key where a key started it', async () => {
    const { rows } = await app.admin.query(
      `INSERT INTO api_key (api_key_id, label, secret_hash, role_key, scope, purposes, user_id, expires_at)
       VALUES (gen_random_uuid(), 'Abgleich', sha256(gen_random_uuid()::text::bytea), 'sales', 'own', '{intake,inquiry}', $1, now() + interval '1 day') RETURNING api_key_id`,
      [sales.id],
    );
    const key = { ...sales, kind: 'api-key' as const, id: rows[0].api_key_id, userId: sales.id };
    const importId = await planned('Vorname;Nachname\nKey;Schlüssel');
    await app.ctx.db.perform({ actor: key, purpose: 'intake', action: 'transfer.queue' }, async (tx) => {
      const { queueImport } = await import('./run-import.ts');
      await queueImport(app.ctx, tx, importId);
    });
    await runJob(app.ctx, jobs[0]!, { importId });
    expect(await stateOf(importId)).toMatchObject({ state: 'done' });
    expect(await rowsOf('SELECT owner_id, created_by FROM contact WHERE import_id = $1', [importId])).toEqual(
      [{ owner_id: sales.id, created_by: key.id }],
    );
  });
});
