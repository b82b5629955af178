import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { MAX_FILE_BYTES } from './contract.ts';
import { typeOfBeginning } from './media-type.ts';
import { sweepFiles } from './sweep-files.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const own = await app.makeUser({ sales: 'own' });
const rights = await app.makeUser({ 'data-protection': 'all' });
const FOLDER = join(app.dataDir, 'files', 'interaction');
const onDisk = () => (existsSync(FOLDER) ? readdirSync(FOLDER) : []);

async function makeInteraction(actor = sales): Promise<{ interactionId: string; contactId: string }> {
  const { body: contact } = await app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: {
      familyName: 'Anlage',
      grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
    },
  });
  const { body } = await app.call(actor, 'POST', '/api/v1/interactions', {
    purpose: 'inquiry',
    body: { channel: 'email', subject: 'Mit Anlage', people: [contact.contactId] },
  });
  return { interactionId: body.interactionId, contactId: contact.contactId };
}
/** A form with one file, as a browser sends it. */
function upload(interactionId: string, name: string, content: Buffer, field = 'file', actor = sales) {
  const boundary = '----grenze';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return app.call(actor, 'POST', `/api/v1/interactions/${interactionId}/files`, {
    purpose: 'inquiry',
    body: payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}
const download = (interactionId: string, fileId: string, actor = sales) =>
  app.call(actor, 'GET', `/api/v1/interactions/${interactionId}/files/${fileId}`, { purpose: 'inquiry' });
/** The worker's jobs that were enqueued so far. */
async function removeEnqueued(): Promise<void> {
  const { rows } = await app.admin.query(
    `SELECT payload FROM obhut_queue._private_jobs j JOIN obhut_queue._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'retention.remove-file'`,
  );
  for (const { payload } of rows) await app.ctx.files.remove(payload.area, payload.id);
}

describe('a file of an interaction', () => {
  it('comes back as it was, as an attachment of a type that runs nothing', async () => {
    const { interactionId } = await makeInteraction();
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 7)]);
    const added = await upload(interactionId, 'Angebot – Müller "2026".pdf'.replaceAll('"', '%22'), content);
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect(added.body).toMatchObject({ mediaType: 'application/pdf', bytes: content.length });
    const back = await download(interactionId, added.body.fileId);
    expect(back.status).toBe(200);
    expect(back.raw.equals(content)).toBe(true);
    expect(back.headers['content-type']).toBe('application/pdf');
    expect(back.headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(back.headers['x-content-type-options']).toBe('nosniff');
    const { body } = await app.call(sales, 'GET', `/api/v1/interactions/${interactionId}`, {
      purpose: 'inquiry',
    });
    expect(body.files).toEqual([added.body]);
  });

  it('is never served as a page or a picture that runs scripts, whatever it says it is', async () => {
    const { interactionId } = await makeInteraction();
    for (const [name, content] of [
      ['seite.html', '<script>alert(1)</script>'],
      ['bild.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['../../../etc/passwd\u202ecod.exe', 'MZ'],
    ] as const) {
      const { body } = await upload(interactionId, name, Buffer.from(content));
      expect(body.mediaType).toBe('application/octet-stream');
      expect(body.name).not.toMatch(/[/\u202e]/);
      expect((await download(interactionId, body.fileId)).headers['content-type']).toBe(
        'application/octet-stream',
      );
    }
  });

  it('has up to 30 MB; a byte more is refused and leaves nothing', async () => {
    const { interactionId } = await makeInteraction();
    const before = onDisk();
    const most = await upload(interactionId, 'groß.bin', Buffer.alloc(MAX_FILE_BYTES, 1));
    expect(most.status).toBe(201);
    expect(most.body.bytes).toBe(MAX_FILE_BYTES);
    const more = await upload(interactionId, 'zu-groß.bin', Buffer.alloc(MAX_FILE_BYTES + 1, 1));
    expect(more.status).toBe(413);
    expect(more.body.errors).toEqual([
      { at: 'body.file', code: 'file-too-large', message: 'This file is larger than 30 MB.' },
    ]);
    expect(onDisk().sort()).toEqual([...before, most.body.fileId].sort());
  });

  it('is refused when empty, missing, of another name, for an interaction that is not there, or broken', async () => {
    const { interactionId } = await makeInteraction();
    const before = onDisk();
    const codes = async (answer: ReturnType<typeof upload>) => {
      const { status, body } = await answer;
      return [status, body.errors?.[0]?.code];
    };
    expect(await codes(upload(interactionId, 'leer.txt', Buffer.alloc(0)))).toEqual([422, 'file-empty']);
    expect(await codes(upload(interactionId, 'a.txt', Buffer.from('a'), 'datei'))).toEqual([
      422,
      'file-missing',
    ]);
    expect(await codes(upload('019a0000-0000-7000-8000-000000000000', 'a.txt', Buffer.from('a')))).toEqual([
      404,
      undefined,
    ]);
    expect(await codes(upload(interactionId, 'a.txt', Buffer.from('a'), 'file', own))).toEqual([
      404,
      undefined,
    ]);
    const broken = await app.call(sales, 'POST', `/api/v1/interactions/${interactionId}/files`, {
      purpose: 'inquiry',
      body: Buffer.from('------x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'),
      headers: { 'content-type': 'multipart/form-data; boundary=----x' },
    });
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
    expect(onDisk()).toEqual(before);
  });

  it('goes from the disk when it is deleted, and when the last of the people is erased', async () => {
    const { interactionId, contactId } = await makeInteraction();
    const one = (await upload(interactionId, 'eins.txt', Buffer.from('eins'))).body;
    const two = (await upload(interactionId, 'zwei.txt', Buffer.from('zwei'))).body;
    expect((await download(interactionId, one.fileId, own)).status).toBe(404);
    const deleted = await app.call(
      sales,
      'DELETE',
      `/api/v1/interactions/${interactionId}/files/${one.fileId}`,
      {
        purpose: 'inquiry',
      },
    );
    expect(deleted.status).toBe(204);
    await removeEnqueued();
    expect(onDisk()).not.toContain(one.fileId);
    expect(onDisk()).toContain(two.fileId);
    const erased = await app.call(rights, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true, suppress: false },
    });
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    await removeEnqueued();
    expect(onDisk()).not.toContain(two.fileId);
  });

  it('that a crash left without a row is swept away after a day, and no other', async () => {
    const { interactionId } = await makeInteraction();
    const { body } = await upload(interactionId, 'bleibt.txt', Buffer.from('bleibt'));
    const { utimesSync, writeFileSync } = await import('node:fs');
    const old = new Date(Date.now() - 3 * 86_400_000);
    const stray = '019a0000-0000-7000-8000-00000000000a';
    const fresh = '019a0000-0000-7000-8000-00000000000b';
    for (const id of [stray, fresh]) writeFileSync(join(FOLDER, id), 'x');
    for (const id of [stray, body.fileId]) utimesSync(join(FOLDER, id), old, old);
    await sweepFiles(app.ctx);
    expect(onDisk()).not.toContain(stray);
    expect(onDisk()).toEqual(expect.arrayContaining([fresh, body.fileId]));
  });
});

describe('the type of a file', () => {
  it.each([
    ['%PDF-1.4', 'x.txt', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n', 'x', 'image/png'],
    ['PK\x03\x04', 'brief.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\x03\x04', 'x.jar', 'application/zip'],
    ['Hallo', 'x.txt', 'text/plain'],
    ['Hal\0lo', 'x.txt', 'application/octet-stream'],
    ['<html>', 'x.html', 'application/octet-stream'],
    ['<html>', 'x.pdf', 'application/octet-stream'],
    ['', '', 'application/octet-stream'],
  ])('is found by what it begins with: %j as %s is %s', (head, name, type) => {
    expect(typeOfBeginning(Buffer.from(head, 'latin1'), name)).toBe(type);
  });
});
