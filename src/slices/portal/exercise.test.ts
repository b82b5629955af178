import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { enterPortal, enterWith, mailsTo, sessionOf, tokenIn, visitorOf } from './test-portal.ts';

const app = await startTestApp();
await app.admin.query(
  "INSERT INTO firm (name, state, privacy_name, privacy_email) VALUES ('Probe GmbH', 'BY', 'Frau Obacht', 'datenschutz@probe.example')",
);
const officer = await app.makeUser({ 'data-protection': 'all' });
const someAddress = (): string => `p${uuid().replaceAll('-', '')}@probe.example`;
const CONSENT = { purpose: 'marketing-email', legalBasis: 'consent', evidence: 'Ja, bitte.' } as const;
const INTERESTS = { purpose: 'inquiry', legalBasis: 'legitimate-interests', evidence: 'abgewogen' } as const;
const CONTRACT = { purpose: 'contract', legalBasis: 'contract' } as const;

async function inPortal(options: Parameters<typeof plantContact>[1] = {}, language: 'de' | 'en' = 'en') {
  const email = someAddress();
  const person = await plantContact(app, { emails: [email], ...options });
  const visitor = await enterPortal(app, email, language);
  const call = (method: string, path: string, body?: object) =>
    visitor.go(method, `/api/v1/portal${path}`, body ? { body } : {});
  const footing = async () =>
    (
      await app.admin.query(
        'SELECT purpose_key, status FROM ground WHERE contact_id = $1 ORDER BY purpose_key',
        [person.contactId],
      )
    ).rows.map(({ purpose_key, status }) => `${purpose_key} ${status}`);
  const requests = async () =>
    (
      await app.admin.query(
        'SELECT kind, channel, state, note, proposed FROM rights_request WHERE contact_id = $1 ORDER BY request_id',
        [person.contactId],
      )
    ).rows;
  return { ...person, email, visitor, call, footing, requests };
}

describe('what the person sees', () => {
  it('Art. 15(1): what is held, why, from where, until when, in the language of the page', async () => {
    const { call, groundIds } = await inPortal({
      grounds: [CONSENT, INTERESTS, CONTRACT],
      phones: ['+4930123456'],
    });
    const { status, body, text } = await call('GET', '/me');
    expect(status, text).toBe(200);
    expect(body.report.language).toBe('en');
    expect(body.report.data.map(({ table }: { table: string }) => table)).toEqual(
      expect.arrayContaining(['contact', 'contact_email', 'contact_phone', 'ground']),
    );
    expect(body.report.purposes).toHaveLength(3);
    const can = new Map(body.purposes.map((purpose: { groundId: string }) => [purpose.groundId, purpose]));
    expect(groundIds.map((groundId) => can.get(groundId))).toEqual([
      { groundId: groundIds[0], isOpen: true, canWithdraw: true, canObject: false },
      { groundId: groundIds[1], isOpen: true, canWithdraw: false, canObject: true },
      { groundId: groundIds[2], isOpen: true, canWithdraw: false, canObject: false },
    ]);
    // The one list stands beside the other.
    expect(body.report.purposes.map(({ purpose }: { purpose: string }) => purpose)).toEqual(
      body.purposes.map(
        ({ groundId }: { groundId: string }) =>
          ['marketing-email', 'inquiry', 'contract'][groundIds.indexOf(groundId)],
      ),
    );
    expect(body.current).toMatchObject({ familyName: 'Groß', phones: [{ number: '+4930123456' }] });
  });

  it('Art. 12(1): in German, too', async () => {
    const { call } = await inPortal({}, 'de');
    const { body } = await call('GET', '/me');
    expect(body.report.language).toBe('de');
    expect(body.report.rights.join()).toContain('DSGVO');
  });

  it('Art. 15(1)(g), C-579/21: who looked, when and for what purpose, without names', async () => {
    const { call, contactId } = await inPortal();
    await app.call(officer, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'rights' });
    const { body, text } = await call('GET', '/me');
    expect(body.report.lookUps.length).toBeGreaterThan(1);
    expect(text).not.toContain(officer.id);
    expect(text).not.toContain('Test Person');
  });

  it('Art. 17(3)(b): that documents are kept, and until when, without the documents', async () => {
    const archiveId = uuid();
    await app.admin.query(
      "INSERT INTO archive_document (archive_id, kind, number, document, sha256, issued_on, statute_de, statute_en, keep_until) VALUES ($1, 'invoice', 'RE-1', '{\"geheim\": true}', '', '2026-01-01', 's', 's', '2035-01-01')",
      [archiveId],
    );
    const given = { invoice: { archive_id: archiveId } };
    const { contactId } = await plantPerson(app.admin, app.ctx.register, 'belegt', given);
    const visitor = await sessionOf(app, contactId);
    const { body, text } = await visitor.go('GET', '/api/v1/portal/me');
    expect(body.keeps).toEqual([expect.objectContaining({ until: '2035-01-01T00:00:00.000Z' })]);
    expect(text).not.toContain('geheim');
  });

  it('Art. 15(3), 20(1): downloads the report as PDF and JSON and the portability file', async () => {
    const { call } = await inPortal({ grounds: [CONTRACT] });
    const pdf = await call('GET', '/report?format=pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    const json = await call('GET', '/report?format=json');
    expect(json.headers['content-disposition']).toContain('access-report.json');
    expect(json.body.person.displayName).toBe('Änne Groß');
    const portability = await call('GET', '/report?format=portability');
    expect(portability.body.format).toBe('obhut-portability-1');
    expect((await call('GET', '/report?format=docx')).status).toBe(422);
  });
});

describe('what the person does', () => {
  it('Art. 7(3): withdraws a consent in one call, at once; the desk sees that it is done', async () => {
    const { call, groundIds, footing, requests } = await inPortal({ grounds: [CONSENT, CONTRACT] });
    const { status, body, text } = await call('POST', '/withdrawals', { groundId: groundIds[0] });
    expect(status, text).toBe(201);
    expect(body).toMatchObject({ request: { kind: 'withdrawal', state: 'done' }, isLast: false });
    expect(await footing()).toEqual(['contract given', 'marketing-email withdrawn']);
    expect(await requests()).toMatchObject([{ kind: 'withdrawal', channel: 'portal', state: 'done' }]);
    expect((await call('POST', '/withdrawals', { groundId: groundIds[0] })).status).toBe(409);
    expect((await call('POST', '/withdrawals', { groundId: groundIds[1] })).status).toBe(422);
    expect((await requests()).length).toBe(1);
  });

  it('Art. 7(3), 17(1)(b): is told when nothing carries the data any more', async () => {
    const { call, groundIds } = await inPortal({ grounds: [CONSENT] });
    const { body } = await call('POST', '/withdrawals', { groundId: groundIds[0] });
    expect(body.isLast).toBe(true);
    // Still there to be looked at until the machine comes by.
    expect((await call('GET', '/me')).status).toBe(200);
  });

  it('Art. 21(2): objects to all advertising, also where none has a ground, and it lasts', async () => {
    const { call, footing, email } = await inPortal({ grounds: [CONSENT, CONTRACT] });
    const { status, text } = await call('POST', '/objections', { directMarketing: true });
    expect(status, text).toBe(201);
    expect(await footing()).toEqual(['contract given', 'marketing-email objected']);
    const { rows } = await app.admin.query(
      "SELECT purpose_key FROM suppression WHERE hash = $1 AND reason = 'objected' ORDER BY 1",
      [app.ctx.keys.hash('suppression', `email:${email}`)],
    );
    expect(rows.map(({ purpose_key }) => purpose_key)).toEqual(
      expect.arrayContaining(['marketing-email', 'marketing-phone', 'marketing-post']),
    );
  });

  it('Art. 21(1): objects to a purpose with the reasons of their situation', async () => {
    const { call, footing, requests } = await inPortal({ grounds: [INTERESTS, CONTRACT] });
    await call('POST', '/objections', { purposes: ['inquiry'], note: 'Bitte nicht mehr.' });
    expect(await footing()).toEqual(['contract given', 'inquiry objected']);
    expect(await requests()).toMatchObject([{ kind: 'objection', state: 'done', note: 'Bitte nicht mehr.' }]);
    const refused = await call('POST', '/objections', { purposes: ['contract', 'nonsense'] });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ at }: { at: string }) => at)).toEqual([
      'body.purposes.0',
      'body.purposes.1',
    ]);
    expect((await call('POST', '/objections', {})).status).toBe(422);
  });

  it('Art. 18(1): restricts at once, is out of sight for the firm, and still sees themselves', async () => {
    const { call, contactId, requests } = await inPortal();
    const { status, text } = await call('POST', '/restrictions', {
      reason: 'accuracy-contested',
      note: 'falsch',
    });
    expect(status, text).toBe(201);
    expect(await requests()).toMatchObject([{ kind: 'restriction', state: 'done', note: 'falsch' }]);
    expect(
      (await app.call(officer, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'rights' })).status,
    ).toBe(404);
    const { body } = await call('GET', '/me');
    expect(body.report.restrictedAt).not.toBeNull();
    expect((await call('POST', '/restrictions', { reason: 'unlawful' })).status).toBe(409);
  });

  it('Art. 15(1)(c), 19: sees who received the data, by name; they are told of the restriction', async () => {
    const { call, contactId } = await inPortal();
    const recipientId = uuid();
    await app.admin.query(
      "INSERT INTO recipient (recipient_id, name, kind, starts_on, email) VALUES ($1, 'Druckerei Blatt', 'processor', '2026-01-01', 'blatt@probe.example')",
      [recipientId],
    );
    await app.admin.query(
      "INSERT INTO disclosure (disclosure_id, contact_id, recipient_id, via, what, reference) VALUES ($1, $2, $3, 'mail', '{identity}', 'Änne Groß')",
      [uuid(), contactId, recipientId],
    );
    const { body } = await call('GET', '/me');
    expect(body.report.recipients.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      expect.stringContaining('Druckerei Blatt'),
    ]);
    expect((await call('POST', '/restrictions', { reason: 'claims' })).status).toBe(201);
    const { rows } = await app.admin.query('SELECT event FROM recipient_notice WHERE recipient_id = $1', [
      recipientId,
    ]);
    expect(rows).toEqual([{ event: 'restricted' }]);
  });

  it('Art. 16: proposes a correction, which a mailbox alone does not carry out', async () => {
    const { call, contactId, requests, email } = await inPortal();
    const proposed = { familyName: 'Klein', emails: [{ address: 'boese@fremd.example' }] };
    const { status, body, text } = await call('POST', '/corrections', { proposed, note: 'geheiratet' });
    expect(status, text).toBe(201);
    expect(body.request).toMatchObject({ kind: 'rectification', state: 'open' });
    expect(await requests()).toMatchObject([
      {
        kind: 'rectification',
        state: 'open',
        note: 'geheiratet',
        proposed: { familyName: 'Klein', emails: [{ address: 'boese@fremd.example' }] },
      },
    ]);
    const { rows } = await app.admin.query(
      'SELECT c.family_name, e.address FROM contact c JOIN contact_email e USING (contact_id) WHERE contact_id = $1',
      [contactId],
    );
    expect(rows).toEqual([{ family_name: 'Groß', address: email }]);
    expect((await call('POST', '/corrections', { proposed: {} })).status).toBe(422);
    for (const field of ['ownerId', 'note', 'tags', 'version', 'externalId'])
      expect(
        (await call('POST', '/corrections', { proposed: { familyName: 'x', [field]: null } })).status,
        field,
      ).toBe(422);
  });

  it.each(['access', 'erasure', 'portability', 'human-review'])(
    'Art. 12(3): asks for %s, with the clock started and the date said',
    async (kind) => {
      const { call, requests } = await inPortal();
      const { status, body } = await call('POST', '/requests', { kind, note: 'Bitte.' });
      expect(status).toBe(201);
      expect(body).toMatchObject({ request: { kind, state: 'open', doneAt: null }, isLast: false });
      expect(body.request.dueOn > body.request.receivedOn).toBe(true);
      expect(await requests()).toMatchObject([{ kind, channel: 'portal', state: 'open', note: 'Bitte.' }]);
      const me = await call('GET', '/me');
      expect(me.body.requests).toEqual([body.request]);
    },
  );

  it.each([
    ['/requests', { kind: 'revenge', note: 'x'.repeat(4001) }, ['body.kind', 'body.note']],
    ['/requests', { kind: 'access', note: 'a\u0000\ud800' }, ['body.note']],
    ['/withdrawals', { groundId: 'x' }, ['body.groundId']],
    ['/restrictions', { reason: 'mood' }, ['body.reason']],
    [
      '/corrections',
      { proposed: { emails: [{ address: 'x' }], birthday: { month: 13, day: 1 } } },
      ['body.proposed.birthday.month', 'body.proposed.emails.0.address'],
    ],
  ])('is told every fault of %s %#', async (path, body, fields) => {
    const { call } = await inPortal();
    const answer = await call('POST', path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual(fields);
  });

  it('does nothing at the ground of somebody else', async () => {
    const other = await plantContact(app, { grounds: [CONSENT] });
    const { call } = await inPortal();
    expect((await call('POST', '/withdrawals', { groundId: other.groundIds[0] })).status).toBe(404);
  });
});

describe('a link from the firm', () => {
  const send = (contactId: string, body: object, actor = officer) =>
    app.call(actor, 'POST', `/api/v1/contacts/${contactId}/portal-link`, { purpose: 'rights', body });

  it('Art. 12(2): goes to an address that is stored, and to no other', async () => {
    const email = someAddress();
    const { contactId } = await plantContact(app, { emails: [email] });
    const { status, body } = await send(contactId, { address: email.toUpperCase() });
    expect(status).toBe(200);
    expect(body).toEqual({ address: email, language: 'de' });
    const [mail] = await mailsTo(app, email);
    expect(mail).toMatchObject({ contact_id: contactId, kind: 'portal-link', language: 'de' });
    const visitor = visitorOf(app);
    expect((await enterWith(visitor, tokenIn(mail!))).status).toBe(200);
    expect((await visitor.go('GET', '/api/v1/portal/me')).body.report.person.contactId).toBe(contactId);
    const stranger = await send(contactId, { address: 'boese@fremd.example' });
    expect(stranger.status).toBe(422);
    expect(stranger.body.errors[0]).toMatchObject({ at: 'body.address', code: 'not-an-address-of-theirs' });
    expect(await mailsTo(app, 'boese@fremd.example')).toEqual([]);
  });

  it('is sent by whoever handles rights, for whom they see', async () => {
    const email = someAddress();
    const { contactId } = await plantContact(app, { emails: [email] });
    const sales = await app.makeUser({ sales: 'all' });
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await send(contactId, { address: email }, sales)).status).toBe(403);
    expect((await send(contactId, { address: email }, own)).status).toBe(404);
    expect((await send(uuid(), { address: email })).status).toBe(404);
    expect(await mailsTo(app, email)).toEqual([]);
  });
});
