import { utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { cleanUp } from './clean-up.ts';
import { Importer } from './test-imports.ts';

const app = await startTestApp();
const importer = new Importer(app, await app.makeUser({ sales: 'all' }));
const files = () => app.ctx.files.list('imports');
const age = (importId: string, hours: number) =>
  app.admin.query(`UPDATE import SET created_at = now() - make_interval(hours => $2) WHERE import_id = $1`, [
    importId,
    hours,
  ]);
const upload = async () => (await importer.upload('Vorname;Nachname\nA;B')).importId;

describe('the clean-up', () => {
  it('takes uploads that nobody ran within a day, record and file, and leaves the others', async () => {
    const [old, planned, fresh] = [await upload(), await upload(), await upload()];
    await importer.plan(await importer.ok('GET', `/imports/${planned}/file`));
    await age(old, 25);
    await age(planned, 25);
    await cleanUp(app.ctx);
    expect(await files()).toEqual([fresh]);
    expect((await importer.call('GET', `/imports/${old}`)).status).toBe(404);
    expect((await importer.call('GET', `/imports/${planned}`)).status).toBe(404);
    expect((await importer.call('GET', `/imports/${fresh}`)).status).toBe(200);
  });

  it('takes the file of a run whose process died between commit and removal', async () => {
    const { file } = await importer.bringIn('Vorname;Nachname\nSchon;Drin');
    await writeFile(app.ctx.files.path('imports', file.importId), 'left behind');
    await cleanUp(app.ctx);
    expect(await files()).not.toContain(file.importId);
  });

  it('leaves an upload alone that does not stand in the database yet, for a day', async () => {
    const id = '0197f000-0000-7000-8000-000000000001';
    const path = app.ctx.files.path('imports', id);
    await writeFile(path, 'half of a file');
    await cleanUp(app.ctx);
    expect(await files()).toContain(id);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await utimes(path, yesterday, yesterday);
    await cleanUp(app.ctx);
    expect(await files()).not.toContain(id);
  });

  it('keeps the file of a failed run for a day, and calls a run without a sign of life failed', async () => {
    const importId = await upload();
    await importer.plan(await importer.ok('GET', `/imports/${importId}/file`));
    await app.admin.query(`UPDATE import SET state = 'running' WHERE import_id = $1`, [importId]);
    await app.admin.query(`INSERT INTO import_progress VALUES ($1, 0, now() - interval '5 minutes')`, [
      importId,
    ]);
    await cleanUp(app.ctx);
    const { rows } = await app.admin.query('SELECT state, failure FROM import WHERE import_id = $1', [
      importId,
    ]);
    expect(rows).toEqual([{ state: 'failed', failure: 'interrupted' }]);
    expect(await files()).toContain(importId);
    await age(importId, 25);
    await cleanUp(app.ctx);
    expect(await files()).not.toContain(importId);
    expect((await importer.call('GET', `/imports/${importId}`)).status).toBe(200);
  });

  it('forgets the name of the file with the rejected rows', async () => {
    const { file } = await importer.bringIn('Vorname;Nachname\nName;Vergessen\n;');
    await app.admin.query(`UPDATE import SET finished_at = now() - interval '15 days' WHERE import_id = $1`, [
      file.importId,
    ]);
    await app.admin.query(
      `UPDATE import_rejected SET deletes_at = now() - interval '1 day' WHERE import_id = $1`,
      [file.importId],
    );
    await cleanUp(app.ctx);
    expect(await importer.ok('GET', `/imports/${file.importId}`)).toMatchObject({
      fileName: '',
      state: 'done',
    });
    expect(
      (await app.admin.query('SELECT FROM import_rejected WHERE import_id = $1', [file.importId])).rows,
    ).toEqual([]);
  });
});

describe('giving up', () => {
  it('takes the record and the file of an import that was not run, and nothing else', async () => {
    const importId = await upload();
    expect((await importer.call('DELETE', `/imports/${importId}`)).status).toBe(204);
    expect(await files()).not.toContain(importId);
    expect((await importer.call('DELETE', `/imports/${importId}`)).status).toBe(404);
    const { file } = await importer.bringIn('Vorname;Nachname\nSchon;Gelaufen');
    expect((await importer.call('DELETE', `/imports/${file.importId}`)).status).toBe(409);
  });
});
