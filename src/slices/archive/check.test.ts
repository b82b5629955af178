import { rmSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { freezeDocument } from './archive-copy.ts';
import { ARCHIVE_AREA } from './area.ts';
import { describeFile } from './copy-file.ts';
import { fileCopies } from './store.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const accounts = (method: string, path: string, body?: unknown) =>
  app.call(accountant, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });

async function filed(document: Record<string, unknown>): Promise<{ archiveId: string; file: string }> {
  const fileId = uuid();
  await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(['%PDF-1.7 Original']));
  const files = [await describeFile(app.ctx, fileId, 'original')];
  const copy = freezeDocument({ kind: 'invoice', number: uuid(), issuedOn: '2026-01-01', document, files });
  await app.ctx.db.perform({ actor: accountant, purpose: 'accounting', action: 'test.file' }, (tx) =>
    tx.batch(fileCopies([copy])),
  );
  return { archiveId: copy.archiveId, file: app.ctx.files.path(ARCHIVE_AREA, fileId) };
}

describe('the check of the archive', () => {
  it('hashes in the database what the application hashed, whatever stands in the document', async () => {
    await filed({
      Straße: 'Übergröße "süß" \\ 100 % \u2028 𝕏 \t \n \u007f',
      a: [1, -2, 0, 1.5, 123456789012345, null, true, {}, [], ['x', { b: 1, a: 2, Z: 3, ä: 4, _: 5 }]],
      '': '',
      'a.b': { 'ß-1': 'x', ß: 'y' },
    });
    expect((await accounts('POST', '/archive/checks', {})).status).toBe(202);
    await drainQueue(app);
    expect((await accounts('GET', '/archive/overview')).body.check).toMatchObject({
      state: 'done',
      documents: 1,
      files: 1,
      damagedCount: 0,
      damaged: [],
    });
  });

  it('says which documents and files are not as they were filed', async () => {
    const [document, changed, missing, good] = [
      await filed({ grossCents: 100 }),
      await filed({ grossCents: 200 }),
      await filed({ grossCents: 300 }),
      await filed({ grossCents: 400 }),
    ];
    await app.admin.query(
      `UPDATE archive_document SET document = jsonb_set(document, '{grossCents}', '1') WHERE archive_id = $1`,
      [document.archiveId],
    );
    writeFileSync(changed.file, '%PDF-1.7 Fälschung');
    rmSync(missing.file);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'archive.check')!, {});
    const { check } = (await accounts('GET', '/archive/overview')).body;
    const found = Object.fromEntries(
      check.damaged.map(({ archiveId, what }: { archiveId: string; what: string }) => [archiveId, what]),
    );
    expect(found).toEqual({
      [document.archiveId]: 'document-changed',
      [changed.archiveId]: 'file-changed',
      [missing.archiveId]: 'file-missing',
    });
    expect(check.damagedCount).toBe(3);
    expect(found).not.toHaveProperty(good.archiveId);
    // Nobody has read a document for it.
    expect((await app.admin.query('SELECT FROM archive_reading')).rowCount).toBe(0);
  });
});
