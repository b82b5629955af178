import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { erase as eraseCommand, report as reportCommand } from './cli.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const ownOfficer = await app.makeUser({ 'data-protection': 'own' });
const both = await app.makeUser({ 'data-protection': 'all', sales: 'all' });
const sales = await app.makeUser({ sales: 'all' });
await app.admin.query(
  "INSERT INTO firm (name, state, privacy_name, privacy_email) VALUES ('Probe GmbH', 'BY', 'Datenschutz', 'datenschutz@probe.example')",
);
const plant = async () =>
  (await plantPerson(app.admin, app.ctx.register, `r${uuid().replaceAll('-', '')}`)).contactId;
const call = (method: string, url: string, body?: object, actor = officer) =>
  app.call(actor, method, url, { purpose: 'rights', ...(body ? { body } : {}) });

describe('requests', () => {
  it('are recorded with their due date, listed earliest due first, and closed once', async () => {
    const contactId = await plant();
    await app.admin.query('DELETE FROM rights_request');
    const url = `/api/v1/contacts/${contactId}/requests`;
    const later = await call('POST', url, { kind: 'access', channel: 'mail', receivedOn: '2026-10-01' });
    expect(later.status, JSON.stringify(later.body)).toBe(201);
    expect(later.body).toMatchObject({
      contactId,
      kind: 'access',
      state: 'open',
      dueOn: '2026-11-02',
      doneAt: null,
    });
    const sooner = await call('POST', url, {
      kind: 'erasure',
      channel: 'letter',
      receivedOn: '2026-09-01',
      note: 'bitte',
    });
    for (const list of ['/api/v1/requests', url]) {
      const { body } = await call('GET', list);
      expect(body.items.map(({ requestId }: { requestId: string }) => requestId)).toEqual([
        sooner.body.requestId,
        later.body.requestId,
      ]);
    }
    const done = await call('PATCH', `/api/v1/requests/${later.body.requestId}`, { state: 'done' });
    expect(done.body.state).toBe('done');
    expect(done.body.doneAt).not.toBeNull();
    expect((await call('PATCH', `/api/v1/requests/${later.body.requestId}`, { state: 'done' })).status).toBe(
      409,
    );
    expect(
      (await call('PATCH', `/api/v1/requests/${sooner.body.requestId}`, { state: 'refused' })).status,
      'a refusal needs its reason',
    ).toBe(422);
    expect((await call('GET', '/api/v1/requests')).body.items).toHaveLength(1);
    expect((await call('GET', '/api/v1/requests?state=all')).body.items).toHaveLength(2);
    expect((await call('GET', url)).body.items).toHaveLength(2);
  });

  it('go with the person when they are erased', async () => {
    const contactId = await plant();
    await call('POST', `/api/v1/contacts/${contactId}/requests`, { kind: 'erasure', channel: 'mail' });
    expect((await call('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true })).status).toBe(200);
    const { rows } = await app.admin.query('SELECT FROM rights_request WHERE contact_id = $1', [contactId]);
    expect(rows).toEqual([]);
  });

  it('come in pages that neither repeat nor lose one', async () => {
    await app.admin.query('DELETE FROM rights_request');
    const contactId = await plant();
    for (let n = 1; n <= 7; n++)
      await call('POST', `/api/v1/contacts/${contactId}/requests`, {
        kind: 'access',
        channel: 'mail',
        receivedOn: `2026-0${n}-0${1 + (n % 2)}`,
      });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call(
        'GET',
        `/api/v1/requests?limit=3&state=all${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ requestId }: { requestId: string }) => requestId));
      cursor = body.next ?? '';
    } while (cursor);
    const { rows } = await app.admin.query(
      'SELECT request_id FROM rights_request ORDER BY due_on, request_id',
    );
    expect(seen).toEqual(rows.map(({ request_id }) => request_id));
  });

  it.each([
    [
      'a receipt in the future',
      { kind: 'access', channel: 'mail', receivedOn: '2190-01-01' },
      ['body.receivedOn'],
    ],
    [
      'a receipt before the GDPR',
      { kind: 'access', channel: 'mail', receivedOn: '2018-05-24' },
      ['body.receivedOn'],
    ],
    [
      'a date that there is not',
      { kind: 'access', channel: 'mail', receivedOn: '2026-02-30' },
      ['body.receivedOn'],
    ],
    ['unknown words', { kind: 'revenge', channel: 'pigeon' }, ['body.kind', 'body.channel']],
    ['NUL and a lone surrogate', { kind: 'access', channel: 'mail', note: 'a\u0000\ud800' }, ['body.note']],
    ['an endless note', { kind: 'access', channel: 'mail', note: 'x'.repeat(4001) }, ['body.note']],
    ['fields that there are not', { kind: 'access', channel: 'mail', state: 'done' }, ['body.state']],
  ])('refuse %s, naming every field', async (_what, body, fields) => {
    const answer = await call('POST', `/api/v1/contacts/${await plant()}/requests`, body);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map(({ at }: { at: string }) => at)).toEqual(fields);
    expect(JSON.stringify(answer.body)).not.toContain('pigeon"}');
  });

  it('refuse a cursor that is none', async () => {
    for (const cursor of ['x', '%00', Buffer.from('["due","2026-01-01","no"]').toString('base64url')])
      expect((await call('GET', `/api/v1/requests?cursor=${cursor}`)).status).toBe(422);
  });
});

describe('erasure', () => {
  it('needs a plain yes, and shows before what would go and what would stay', async () => {
    const contactId = await plant();
    const url = `/api/v1/contacts/${contactId}/erasure`;
    for (const body of [
      {},
      { confirm: false },
      { confirm: 'true' },
      { confirm: true, reason: 'import-undone' },
    ])
      expect((await call('POST', url, body)).status).toBe(422);
    const preview = (await call('GET', url)).body;
    expect(preview.contactId).toBe(contactId);
    expect(preview.goes.map(({ table }: { table: string }) => table)).toContain('contact_email');
    expect(preview.keeps.length).toBeGreaterThan(2);
    // Only documents under a duty to keep name the person, and they have an end (docs/decisions/0015).
    for (const { code, identifies, until } of preview.keeps)
      expect([code, identifies, code === 'archive' && until === null]).toEqual([
        code,
        code === 'archive',
        false,
      ]);
    const receipt = await call('POST', url, { confirm: true, reason: 'withdrawn' });
    expect(receipt.body).toMatchObject({ reason: 'withdrawn' });
    expect(receipt.raw.toString()).not.toContain(contactId);
    expect((await call('POST', url, { confirm: true })).status).toBe(404);
    expect((await call('GET', url)).status).toBe(404);
  });

  it('keeps the person from coming back by API unless they asked to', async () => {
    const person = {
      givenName: 'Nina',
      familyName: 'Nordmann',
      emails: [{ address: 'nina@nord.example' }],
      grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
    };
    const create = (body: object) =>
      app.call(sales, 'POST', '/api/v1/contacts', { purpose: 'inquiry', body });
    const made = await create(person);
    expect(
      (await call('POST', `/api/v1/contacts/${made.body.contactId}/erasure`, { confirm: true })).status,
    ).toBe(200);
    expect((await create(person)).status).toBe(409);
    expect((await create({ ...person, askedToReturn: 'rief am 1.12. an' })).status).toBe(201);
  });
});

describe('who may use the rights desk', () => {
  const routes = (contactId: string): [string, string, object?][] => [
    ['GET', `/api/v1/contacts/${contactId}/report`],
    ['GET', `/api/v1/contacts/${contactId}/report?format=pdf`],
    ['GET', `/api/v1/contacts/${contactId}/report?format=portability`],
    ['GET', `/api/v1/contacts/${contactId}/erasure`],
    ['POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true }],
    ['GET', `/api/v1/contacts/${contactId}/requests`],
    ['POST', `/api/v1/contacts/${contactId}/requests`, { kind: 'access', channel: 'mail' }],
  ];

  it('nobody without the permission, and nobody under another purpose', async () => {
    const contactId = await plant();
    for (const [method, url, body] of routes(contactId)) {
      const options = body ? { body } : {};
      const asSales = await app.call(sales, method, url, { purpose: 'rights', ...options });
      expect([url, asSales.status, asSales.body.type]).toEqual([url, 403, 'urn:obhut:problem:not-allowed']);
      const otherPurpose = await app.call(both, method, url, { purpose: 'inquiry', ...options });
      expect([url, otherPurpose.body.type]).toEqual([url, 'urn:obhut:problem:purpose-not-suitable']);
      const noPurpose = await app.call(both, method, url, options);
      expect([url, noPurpose.body.type]).toEqual([url, 'urn:obhut:problem:purpose-missing']);
      expect((await app.call(undefined, method, url, options)).status).toBe(401);
    }
    const { rows } = await app.admin.query('SELECT FROM contact WHERE contact_id = $1', [contactId]);
    expect(rows).toHaveLength(1);
  });

  it('somebody else’s contact is not there', async () => {
    const contactId = await plant();
    for (const [method, url, body] of routes(contactId)) {
      const answer = await call(method, url, body, ownOfficer);
      expect([url, answer.status]).toEqual([url, 404]);
    }
    expect((await call('GET', '/api/v1/requests?state=all', undefined, ownOfficer)).body.items).toEqual([]);
    const { rows } = await app.admin.query('SELECT request_id FROM rights_request WHERE contact_id = $1', [
      contactId,
    ]);
    expect(
      (await call('PATCH', `/api/v1/requests/${rows[0].request_id}`, { state: 'done' }, ownOfficer)).status,
    ).toBe(404);
  });

  it('whoever does not exist is not there either', async () => {
    for (const [method, url, body] of routes(uuid())) {
      const answer = await call(method, url, body);
      expect([url, answer.status]).toEqual([url, 404]);
    }
  });
});

describe('obhut subject', () => {
  it('reports and erases by id or address, and only with --yes', async () => {
    const { contactId, rows } = await plantPerson(
      app.admin,
      app.ctx.register,
      `c${uuid().replaceAll('-', '')}`,
    );
    // The machine opens nobody who is restricted.
    await app.admin.query('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
    const address = String(rows.get('contact_email')!.address);
    const out = join(app.dataDir, 'report.pdf');
    await reportCommand(app.ctx, address, { format: 'pdf', out });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(
      JSON.parse(await reportCommand(app.ctx, contactId, { format: 'json', json: true })).person.contactId,
    ).toBe(contactId);
    expect(await eraseCommand(app.ctx, address, { reason: 'request', suppress: true })).toContain(
      'Nothing was changed',
    );
    const receipt = JSON.parse(
      await eraseCommand(app.ctx, address, { yes: true, json: true, reason: 'request', suppress: true }),
    );
    expect(receipt.counts.contact).toBe(1);
    await expect(reportCommand(app.ctx, contactId, { format: 'json' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(existsSync(out)).toBe(true);
  });

  it('asks which of several people is meant, and who may do it', async () => {
    const shared = `geteilt-${uuid()}@probe.example`;
    for (const _ of [1, 2]) {
      const contactId = await plant();
      await app.admin.query('UPDATE contact_email SET address = $1 WHERE contact_id = $2', [
        shared,
        contactId,
      ]);
      await app.admin.query('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
    }
    await expect(reportCommand(app.ctx, shared, { format: 'json' })).rejects.toMatchObject({
      code: 'invalid-input',
      faults: [{ at: 'who', code: 'several-people' }],
    });
    await expect(reportCommand(app.ctx, shared, { format: 'pdf' })).rejects.toMatchObject({
      faults: [{ at: '--out' }],
    });
    await expect(
      reportCommand(app.ctx, shared, { format: 'json', user: `${sales.id}@firma.example` }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
