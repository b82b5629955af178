import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { ARCHIVE_AREA, EXPORT_AREA } from './area.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const accounts = (method: string, path: string, body?: unknown) =>
  app.call(accountant, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });
const DOCUMENTS = 20_000;
await app.admin.query(`
  INSERT INTO archive_document (archive_id, kind, number, document, sha256, issued_on, statute_de, statute_en, keep_until)
  SELECT gen_random_uuid(), 'invoice', 'M-' || n, jsonb_build_object('note', (SELECT string_agg(md5(n::text || x), '') FROM generate_series(1, 30) x)),
         '\\x00', '2026-01-01', 'x', 'x', '2035-01-01' FROM generate_series(1, ${DOCUMENTS}) n`);

const want = async (): Promise<string> => {
  const answer = await accounts('POST', '/archive/exports', {
    from: '2026-01-01',
    until: '2026-12-31',
    kinds: ['invoice'],
    reason: 'Prüfung der Fehlerfälle',
    recipient: 'Finanzamt',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body.exportId;
};
const stateOf = async (exportId: string) => (await accounts('GET', `/archive/exports/${exportId}`)).body;
const fileOf = (exportId: string) => app.ctx.files.path(EXPORT_AREA, exportId);
const readings = async (exportId: string): Promise<number> =>
  (await app.admin.query('SELECT FROM archive_reading WHERE export_id = $1', [exportId])).rowCount ?? 0;
const run = (name: string) => runJob(app.ctx, JOBS.find((job) => job.name === name)!, {});

describe('an export that is cut off', () => {
  it('by kill -9 leaves a part of a file that nobody can fetch, and the next sweep removes it', async () => {
    const exportId = await want();
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, '../../../test/archive-export-child.ts'),
        JSON.stringify({ connection: app.connection, dataDir: app.dataDir, exportId }),
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
    await expect
      .poll(() => (existsSync(fileOf(exportId)) ? statSync(fileOf(exportId)).size : 0), {
        interval: 5,
        timeout: 60_000,
      })
      .toBeGreaterThan(100_000);
    // While it lives the sweep leaves it alone.
    await run('archive.sweep-exports');
    expect(await stateOf(exportId)).toMatchObject({ state: 'running' });
    expect(existsSync(fileOf(exportId))).toBe(true);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect((await accounts('GET', `/archive/exports/${exportId}/file`)).status).toBe(404);
    // The server notices that its connection is gone, and undoes what it did.
    await expect
      .poll(
        async () => {
          await run('archive.sweep-exports');
          return (await stateOf(exportId)).state;
        },
        { timeout: 10_000 },
      )
      .toBe('failed');
    expect(await stateOf(exportId)).toMatchObject({ failure: 'interrupted' });
    expect(existsSync(fileOf(exportId))).toBe(false);
    expect(await readings(exportId)).toBe(0);
    // The job is tried again by the queue and finds nothing to do.
    await drainQueue(app);
    expect(await stateOf(exportId)).toMatchObject({ state: 'failed' });
  }, 120_000);

  it('by a full disk fails with a clear word, and leaves neither file nor readings', async () => {
    const exportId = await want();
    mkdirSync(join(app.dataDir, 'files', EXPORT_AREA), { recursive: true });
    symlinkSync('/dev/full', fileOf(exportId));
    await drainQueue(app);
    expect(await stateOf(exportId)).toMatchObject({ state: 'failed', failure: 'disk-full', bytes: null });
    expect(existsSync(fileOf(exportId))).toBe(false);
    expect(await readings(exportId)).toBe(0);
    // The next one works.
    const again = await want();
    await drainQueue(app);
    expect(await stateOf(again)).toMatchObject({ state: 'done', documentsTotal: DOCUMENTS });
    expect(await readings(again)).toBe(DOCUMENTS);
  });

  it('by a connection that dies leaves neither file nor readings, and other work on the pool unharmed', async () => {
    const exportId = await want();
    const running = run0(exportId);
    await expect.poll(() => existsSync(fileOf(exportId)), { interval: 2, timeout: 10_000 }).toBe(true);
    await app.admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'obhut_app' AND state <> 'idle'",
    );
    await running;
    expect((await stateOf(exportId)).state).toBe('failed');
    expect(existsSync(fileOf(exportId))).toBe(false);
    expect(await readings(exportId)).toBe(0);
    expect((await accounts('GET', '/archive')).status).toBe(200);
  });

  it('is refused by the job when its maker may no longer', async () => {
    const exportId = await want();
    await app.admin.query('DELETE FROM user_role WHERE user_id = $1', [accountant.id]);
    await drainQueue(app);
    expect(await stateOf(exportId)).toMatchObject({ state: 'failed', failure: 'not-allowed' });
    expect(existsSync(fileOf(exportId))).toBe(false);
    await app.admin.query(
      "INSERT INTO user_role (user_id, role_key, scope) VALUES ($1, 'accounting', 'all')",
      [accountant.id],
    );
  });
});

const run0 = (exportId: string) =>
  runJob(app.ctx, JOBS.find(({ name }) => name === 'archive.export')!, { exportId });

describe('files of the archive that no document names', () => {
  it('go after a day: a crash between file and row leaves none behind', async () => {
    const [old, fresh] = [uuid(), uuid()];
    for (const id of [old, fresh]) await app.ctx.files.write(ARCHIVE_AREA, id, Readable.from(['x']));
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(app.ctx.files.path(ARCHIVE_AREA, old), yesterday, yesterday);
    await run('archive.sweep-copies');
    expect([old, fresh].map((id) => existsSync(app.ctx.files.path(ARCHIVE_AREA, id)))).toEqual([false, true]);
  });
});
