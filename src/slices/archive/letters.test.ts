import { existsSync, readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { purchasesFor } from '../purchases/test-purchases.ts';
import { ARCHIVE_AREA } from './area.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const the = purchasesFor(app, sales);

const call = (method: string, path: string, body?: unknown, purpose = 'contract', actor = sales) =>
  app.call(actor, method, `/api/v1${path}`, { purpose, ...(body === undefined ? {} : { body }) });
const letter = (contactIds: readonly string[], fields: object = {}) =>
  the.made('/interactions', {
    channel: 'letter',
    direction: 'out',
    occurredAt: '2025-12-31T22:30:00Z',
    subject: 'Mahnung',
    content: 'Bitte zahlen Sie bis zum 15. Januar.',
    people: contactIds,
    ...fields,
  });
const copyOf = async (archiveId: string) =>
  (await app.admin.query('SELECT * FROM archive_document WHERE archive_id = $1', [archiveId])).rows[0];
const upload = (interactionId: string, name: string, content: string) =>
  app.http.inject({
    method: 'POST',
    url: `/api/v1/interactions/${interactionId}/files`,
    headers: {
      'x-test-actor': sales.id,
      'obhut-purpose': 'contract',
      'content-type': 'multipart/form-data; boundary=grenze',
    },
    payload: `--grenze\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--grenze--\r\n`,
  });

describe('HGB s.257: a commercial letter', () => {
  it('is frozen as it is recorded, with text, day, direction and the names of its people and company', async () => {
    const { companyId, name } = await the.company();
    const { contactId, displayName } = await the.person({ companies: [{ companyId }] });
    const entry = await letter([contactId], { isCommercialLetter: true });
    const copy = await copyOf(entry.archiveId);
    expect(copy).toMatchObject({ kind: 'letter', issued_on: '2025-12-31' });
    expect(copy.number).toMatch(/^HB-20251231-[0-9a-f]{8}$/);
    expect(copy.document).toMatchObject({
      channel: 'letter',
      direction: 'out',
      occurredAt: '2025-12-31T22:30:00.000Z',
      subject: 'Mahnung',
      content: 'Bitte zahlen Sie bis zum 15. Januar.',
      people: [{ name: displayName }],
      company: { name },
    });
    expect(JSON.stringify(copy.document)).not.toContain(contactId);
    const { body } = await call('GET', `/archive?number=${copy.number}`, undefined, 'accounting', accountant);
    expect(body.items).toMatchObject([{ kind: 'letter', statute: expect.stringContaining('HGB s.257(1)') }]);
  });

  it('(5): sent on 31 December at 23:30 in Berlin counts for that year, an hour later for the next', async () => {
    const { contactId } = await the.person();
    const untilOf = async (occurredAt: string) =>
      (
        await copyOf((await letter([contactId], { occurredAt, isCommercialLetter: true })).archiveId)
      ).keep_until.toISOString();
    expect(await untilOf('2025-12-31T22:30:00Z')).toBe('2031-12-31T23:00:00.000Z');
    expect(await untilOf('2025-12-31T23:30:00Z')).toBe('2032-12-31T23:00:00.000Z');
    // In summer Berlin is two hours ahead.
    expect(await untilOf('2025-06-30T22:30:00Z')).toBe('2031-12-31T23:00:00.000Z');
  });

  it('can be marked later, with copies of its files; what is attached afterwards goes along', async () => {
    const { contactId } = await the.person();
    const entry = await letter([contactId], { channel: 'email', direction: 'in' });
    expect(entry.archiveId).toBeNull();
    expect((await upload(entry.interactionId, 'Angebot Groß.txt', 'Angebot')).statusCode).toBe(201);
    const filed = await call('POST', `/interactions/${entry.interactionId}/archive`, {});
    expect(filed.status, JSON.stringify(filed.body)).toBe(200);
    const { archiveId } = filed.body;
    expect((await upload(entry.interactionId, 'Nachtrag.txt', 'Nachtrag')).statusCode).toBe(201);
    const opened = await call(
      'POST',
      `/archive/${archiveId}/open`,
      { reason: 'Prüfung der Ablage' },
      'accounting',
      accountant,
    );
    expect(opened.body.isUnchanged).toBe(true);
    expect(opened.body.document.files).toMatchObject([{ name: 'Angebot Groß.txt' }]);
    expect(opened.body.files.map(({ name }: { name: string }) => name)).toEqual([
      'Angebot Groß.txt',
      'Nachtrag.txt',
    ]);
    for (const [index, content] of ['Angebot', 'Nachtrag'].entries()) {
      const { fileId } = opened.body.files[index];
      expect(readFileSync(app.ctx.files.path(ARCHIVE_AREA, fileId), 'utf8')).toBe(content);
      const file = await call(
        'POST',
        `/archive/${archiveId}/file`,
        { reason: 'Prüfung der Ablage', fileId },
        'accounting',
        accountant,
      );
      expect(file.raw.toString()).toBe(content);
    }
    const readings = await app.admin.query(
      'SELECT count(*)::int AS n FROM archive_reading WHERE archive_id = $1',
      [archiveId],
    );
    expect(readings.rows[0].n).toBe(3);
    // Once, and not again.
    const again = await call('POST', `/interactions/${entry.interactionId}/archive`, {});
    expect([again.status, again.body.errors[0].code]).toEqual([409, 'letter-filed-already']);
  });

  it('is only what was sent or received in writing; a call or a note is refused, and nothing is left', async () => {
    const { contactId } = await the.person();
    for (const fields of [
      { channel: 'call', direction: 'in' },
      { channel: 'note' },
      { channel: 'letter', direction: 'internal' },
    ]) {
      const refused = await call('POST', '/interactions', {
        subject: 'Probe',
        people: [contactId],
        isCommercialLetter: true,
        ...fields,
      });
      expect([refused.status, refused.body.errors[0]]).toMatchObject([
        422,
        { at: 'body.isCommercialLetter', code: 'not-a-letter' },
      ]);
    }
    const { interactionId } = await letter([contactId], { channel: 'call' });
    const refused = await call('POST', `/interactions/${interactionId}/archive`, {});
    expect(refused.body.errors).toMatchObject([{ at: 'path.id', code: 'not-a-letter' }]);
    expect((await call('POST', `/interactions/${uuid()}/archive`, {})).status).toBe(404);
    expect(
      (await call('POST', '/interactions', { channel: 'letter', isCommercialLetter: 'ja' })).status,
    ).toBe(422);
  });

  it('is filed under the purpose of an inquiry too, which opens no purchases', async () => {
    const { contactId } = await the.person({
      grounds: ['contract', 'inquiry'].map((purpose) => ({
        purpose,
        legalBasis: 'contract',
        origin: 'person',
      })),
    });
    const entry = await call(
      'POST',
      '/interactions',
      {
        channel: 'letter',
        direction: 'out',
        subject: 'Angebot',
        people: [contactId],
        isCommercialLetter: true,
      },
      'inquiry',
    );
    expect(entry.status, JSON.stringify(entry.body)).toBe(201);
    expect(await copyOf(entry.body.archiveId)).toMatchObject({ kind: 'letter' });
  });
});

describe('Art. 17(3)(b): when the person is erased', () => {
  it('letter and voucher copies stay with their files, the preview has counted them, and nothing leads to them', async () => {
    const marker = `zqx${uuid().slice(-12)}`;
    const { contactId } = await the.person({ familyName: marker });
    const entry = await letter([contactId], { subject: marker, occurredAt: '2025-05-05T10:00:00Z' });
    await upload(entry.interactionId, `${marker}.txt`, marker);
    const { archiveId } = (await call('POST', `/interactions/${entry.interactionId}/archive`, {})).body;
    const rights = (method: string, path: string, body?: unknown) =>
      call(method, path, body, 'rights', officer);
    const keeps = async () =>
      (await rights('GET', `/contacts/${contactId}/erasure`)).body.keeps.find(
        ({ code }: { code: string }) => code === 'archive',
      );
    // By the letter alone.
    expect(await keeps()).toMatchObject({ until: '2031-12-31T23:00:00.000Z', identifies: true });
    const invoice = await the.invoice({ contactId, issuedOn: '2026-11-02' });
    await the.made('/payments', {
      invoiceId: invoice.invoiceId,
      amountCents: 100,
      paidOn: '2027-01-02',
      reference: marker,
    });
    // By the voucher, which is of the following year.
    expect(await keeps()).toMatchObject({ until: '2035-12-31T23:00:00.000Z' });
    const voucher = (
      await app.admin.query('SELECT archive_id FROM payment WHERE invoice_id = $1', [invoice.invoiceId])
    ).rows[0].archive_id;
    const erased = await rights('POST', `/contacts/${contactId}/erasure`, { confirm: true });
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    expect(erased.body.kept).toContain('archive');
    await drainQueue(app);
    for (const table of ['interaction', 'payment', 'invoice', 'interaction_file'])
      expect(
        (await app.admin.query(`SELECT FROM ${table} t WHERE to_jsonb(t)::text LIKE '%${marker}%'`)).rowCount,
        table,
      ).toBe(0);
    for (const id of [archiveId, voucher]) {
      const copy = await copyOf(id);
      expect(JSON.stringify(copy.document)).toContain(marker);
      expect(JSON.stringify(copy)).not.toContain(contactId);
    }
    const files = await app.admin.query('SELECT file_id FROM archive_file WHERE archive_id = $1', [
      archiveId,
    ]);
    expect(files.rows.map(({ file_id }) => existsSync(app.ctx.files.path(ARCHIVE_AREA, file_id)))).toEqual([
      true,
    ]);
  });

  it('a letter to two people is counted for the one who goes, and stays with the other', async () => {
    const [anna, ben] = [await the.person(), await the.person()];
    const entry = await letter([anna.contactId, ben.contactId], { isCommercialLetter: true });
    const erased = await call(
      'POST',
      `/contacts/${anna.contactId}/erasure`,
      { confirm: true },
      'rights',
      officer,
    );
    expect(erased.body.kept).toContain('archive');
    expect((await call('GET', `/interactions/${entry.interactionId}`)).body).toMatchObject({
      archiveId: entry.archiveId,
      people: [{ contactId: ben.contactId }],
    });
  });
});
