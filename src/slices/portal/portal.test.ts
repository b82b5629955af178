import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { systemActor } from '../../kernel/actor.ts';
import { Batch } from '../../platform/db/batch.ts';
import { runJob } from '../../platform/jobs.ts';
import { eraseContacts } from '../retention/index.ts';
import { jobs } from './jobs.ts';
import { answerAll, ask, enterPortal, enterWith, mailsTo, tokenIn, visitorOf } from './test-portal.ts';

const app = await startTestApp();
await app.admin.query(
  "INSERT INTO firm (name, state, privacy_name, privacy_email) VALUES ('Probe GmbH', 'BY', 'Frau Obacht', 'datenschutz@probe.example')",
);
const officer = await app.makeUser({ 'data-protection': 'all' });
const someAddress = (): string => `p${uuid().replaceAll('-', '')}@probe.example`;
async function somebody(options: Parameters<typeof plantContact>[1] = {}) {
  const email = someAddress();
  return { email, ...(await plantContact(app, { emails: [email], ...options })) };
}
const restrict = (contactId: string) =>
  app.admin.query(
    "INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES (gen_random_uuid(), $1, 'claims', '2100-01-01')",
    [contactId],
  );
afterEach(() => vi.restoreAllMocks());

describe('the front door', () => {
  it('Art. 13(1): says who answers for the data, and nothing else', async () => {
    const { status, body, cookies } = await visitorOf(app).go('GET', '/api/v1/portal');
    expect(status).toBe(200);
    expect(body).toEqual({
      name: 'Probe GmbH',
      privacyName: 'Frau Obacht',
      privacyEmail: 'datenschutz@probe.example',
      privacyPhone: null,
    });
    expect(cookies).toEqual([]);
  });

  it('Art. 12(2): sends whoever owns the mailbox a link', async () => {
    const { email, contactId } = await somebody();
    const mails = await ask(app, email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ contact_id: contactId, kind: 'portal-link', language: 'en' });
    expect(tokenIn(mails[0]!)).toHaveLength(43);
    expect(mails[0]!.subject).toBe('Your link to the privacy portal of Probe GmbH');
    // The mailbox may be somebody else's by now.
    expect(mails[0]!.body).not.toContain('Groß');
    const { rows } = await app.admin.query('SELECT FROM portal_ask WHERE address = $1', [email]);
    expect(rows).toEqual([]);
  });

  it('Art. 12(1): writes in the language of the page', async () => {
    const { email } = await somebody();
    const [mail] = await ask(app, email, visitorOf(app, 'de'));
    expect(mail).toMatchObject({
      language: 'de',
      subject: 'Ihr Link zum Datenschutzportal von Probe GmbH',
    });
    expect(mail!.body).toContain('/portal/enter?language=de#');
  });

  it('finds an address however it is typed', async () => {
    const { email } = await somebody();
    const visitor = visitorOf(app);
    await visitor.go('POST', '/api/v1/portal/ask', { body: { email: ` ${email.toUpperCase()} ` } });
    await answerAll(app);
    expect(await mailsTo(app, email)).toHaveLength(1);
  });

  it('Art. 15(1): tells the owner of an unknown address that nothing is held, and gives them no link', async () => {
    const email = someAddress();
    const mails = await ask(app, email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ contact_id: null, kind: 'rights-answer' });
    expect(mails[0]!.subject).toBe('Nothing is held under your address – Probe GmbH');
    expect(mails[0]!.body).not.toContain('#');
    // Asked again: the first answer is nothing that was held about them.
    expect((await ask(app, email))[1]!.subject).toBe(mails[0]!.subject);
  });

  it('Art. 17: says the same once somebody was erased', async () => {
    const { email, contactId } = await somebody();
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect((await ask(app, email)).at(-1)!.subject).toContain('Nothing is held');
  });

  it('Art. 15(1), 17: does not hide that erasure left a keyed hash which keeps the address from coming back', async () => {
    const { email, contactId } = await somebody();
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect((await ask(app, email)).at(-1)!.body).toContain('checksum');
    const german = (await ask(app, email, visitorOf(app, 'de'))).at(-1)!;
    expect(german.body).toContain('Prüfsumme');
    expect((await ask(app, someAddress())).at(-1)!.body).not.toContain('checksum');
  });

  it('Art. 12(6), 15(4): gives no link into a mailbox that several people share; somebody looks at it, once', async () => {
    const { email } = await somebody();
    await plantContact(app, { emails: [email], givenName: 'Ännchen' });
    const mails = await ask(app, email);
    expect(mails.map(({ contact_id, kind }) => [contact_id, kind])).toEqual([[null, 'rights-answer']]);
    expect(mails[0]!.body).toContain('Several people use this e-mail address');
    expect(mails[0]!.body).not.toMatch(/Änn|#/);
    await ask(app, email);
    const { rows } = await app.admin.query(
      'SELECT contact_id, kind, channel, state, requester_email FROM rights_request WHERE $1 = ANY (identifiers)',
      [email],
    );
    expect(rows).toEqual([
      { contact_id: null, kind: 'access', channel: 'portal', state: 'open', requester_email: email },
    ]);
  });

  it('Art. 15(4): nor does the firm send one there; and what names a shared address is shown to neither', async () => {
    const [shared, own] = [someAddress(), someAddress()];
    const { contactId } = await plantContact(app, { emails: [own, shared] });
    await plantContact(app, { emails: [shared], givenName: 'Ännchen' });
    const refused = await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/portal-link`, {
      purpose: 'rights',
      body: { address: shared },
    });
    expect(refused.status, JSON.stringify(refused.body)).toBe(422);
    expect(refused.body.errors).toMatchObject([{ at: 'body.address', code: 'shared-address' }]);
    await app.admin.query(
      `INSERT INTO rights_request (request_id, requester_name, requester_email, identifiers, kind, channel, note, received_on, first_due_on, due_on)
       VALUES ($1, 'Ännchen Fremd', $2, ARRAY[$2], 'access', 'letter', 'Ännchens Anliegen', current_date, current_date + 30, current_date + 30)`,
      [uuid(), shared],
    );
    const visitor = await enterPortal(app, own);
    const { status, text } = await visitor.go('GET', '/api/v1/portal/me');
    expect(status).toBe(200);
    expect(text).not.toContain('Ännchen');
  });

  it('does not say that nothing is held while the address waits in quarantine', async () => {
    const email = someAddress();
    const importId = uuid();
    await app.admin.query(
      "INSERT INTO import (import_id, file_name, file_sha256, file_format, file_bytes, state, created_by) VALUES ($1, 'x.csv', '', 'csv', 1, 'done', $2)",
      [importId, officer.id],
    );
    await app.admin.query(
      "INSERT INTO quarantine (quarantine_id, import_id, line, draft, identifiers, reason, deletes_at) VALUES (gen_random_uuid(), $1, 1, '{}', $2, 'no-ground', now() + interval '1 day')",
      [importId, [email]],
    );
    const [mail] = await ask(app, email);
    expect(mail!.body).toContain('records that we have not yet assigned to anybody');
    const { rows } = await app.admin.query('SELECT state FROM rights_request WHERE requester_email = $1', [
      email,
    ]);
    expect(rows).toEqual([{ state: 'open' }]);
  });

  it('Art. 18: does not shut out somebody who is restricted', async () => {
    const { email, contactId } = await somebody();
    await restrict(contactId);
    const visitor = await enterPortal(app, email);
    const { body } = await visitor.go('GET', '/api/v1/portal/me');
    expect(body.report.restrictedAt).not.toBeNull();
  });

  it('writes three mails a day to an address, whoever asks, and keeps no address for it', async () => {
    const { email } = await somebody();
    const unknown = someAddress();
    for (let n = 0; n < 5; n++) {
      await ask(app, email);
      await ask(app, unknown);
    }
    expect(await mailsTo(app, email)).toHaveLength(3);
    expect(await mailsTo(app, unknown)).toHaveLength(3);
    const { rows } = await app.admin.query('SELECT row_to_json(c)::text AS row FROM portal_count c');
    expect(rows.length).toBeGreaterThan(1);
    for (const { row } of rows) expect(row).not.toContain('@');
    // The next day begins anew.
    await app.admin.query('UPDATE portal_count SET day = day - 1');
    await ask(app, email);
    expect(await mailsTo(app, email)).toHaveLength(4);
  });

  it('lets one caller ask twenty times an hour, known addresses or not', async () => {
    const visitor = visitorOf(app);
    const { email } = await somebody();
    for (let n = 0; n < 20; n++) {
      const body = { email: n % 2 ? email : someAddress() };
      expect((await visitor.go('POST', '/api/v1/portal/ask', { body })).status).toBe(204);
    }
    for (const address of [email, someAddress()]) {
      const refused = await visitor.go('POST', '/api/v1/portal/ask', { body: { email: address } });
      expect(refused.status).toBe(429);
      expect(refused.body.type).toBe('urn:obhut:problem:too-many-attempts');
    }
    expect((await visitorOf(app).go('POST', '/api/v1/portal/ask', { body: { email } })).status).toBe(204);
    await answerAll(app);
  });

  it('forgets after an hour what nobody answered', async () => {
    const { email } = await somebody();
    await visitorOf(app).go('POST', '/api/v1/portal/ask', { body: { email } });
    const { rows } = await app.admin.query(
      "UPDATE portal_ask SET deletes_at = now() - interval '1 second' WHERE address = $1 RETURNING ask_id",
      [email],
    );
    await runJob(app.ctx, jobs[0]!, { askId: rows[0].ask_id });
    expect(await mailsTo(app, email)).toEqual([]);
    await runJob(app.ctx, jobs[0]!, { askId: uuid() });
  });

  it.each([
    ['no address', { email: 'niemand' }, ['body.email']],
    ['nothing', {}, ['body.email']],
    ['NUL and a lone surrogate', { email: 'a\u0000\ud800@probe.example' }, ['body.email']],
    ['an endless address', { email: `${'a'.repeat(300)}@probe.example` }, ['body.email']],
    ['a list', { email: ['a@probe.example'] }, ['body.email']],
    ['fields that there are not', { email: 'a@probe.example', contactId: uuid() }, ['body.contactId']],
  ])('refuses %s, naming the field', async (_what, body, fields) => {
    const answer = await visitorOf(app).go('POST', '/api/v1/portal/ask', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ at }: { at: string }) => at)).toEqual(fields);
    expect(answer.text).not.toContain('niemand');
  });

  it('refuses what another site sends in the name of a visitor', async () => {
    for (const path of ['/api/v1/portal/ask', '/api/v1/portal/session']) {
      const answer = await visitorOf(app).go('POST', path, {
        body: { email: someAddress(), token: 'x' },
        headers: { origin: 'https://boese.example', 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.body.type).toBe('urn:obhut:problem:origin-refused');
    }
  });
});

describe('what an onlooker learns', () => {
  /** Statements of one request, in their texts. */
  async function statementsOf(email: string) {
    const texts: string[] = [];
    const submit = vi.spyOn(Batch.prototype, 'submit').mockImplementation(function (this: Batch, connection) {
      texts.push(...(this as unknown as { queries: { text: string }[] }).queries.map(({ text }) => text));
      original.call(this, connection);
    });
    const answer = await visitorOf(app).go('POST', '/api/v1/portal/ask', { body: { email } });
    submit.mockRestore();
    const { date: _, 'x-ratelimit-remaining': _r, 'x-ratelimit-reset': _s, ...headers } = answer.headers;
    return { texts, status: answer.status, text: answer.text, headers };
  }
  const original = Batch.prototype.submit;

  it('is the same for a known, an unknown, a shared, a restricted and an erased address: answer and work', async () => {
    const known = await somebody();
    const shared = await somebody();
    await plantContact(app, { emails: [shared.email] });
    const restricted = await somebody();
    await restrict(restricted.contactId);
    const erased = await somebody();
    await app.ctx.db.perform(
      { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.erase' },
      (tx) => eraseContacts(app.ctx, tx, [erased.contactId], { reason: 'request', suppress: true }),
    );
    const expected = await statementsOf(someAddress());
    expect(expected.status).toBe(204);
    expect(expected.texts.length).toBeGreaterThan(3);
    // Nothing of the request looks at a person: the address is looked up by the machine, later.
    expect(expected.texts.join()).not.toMatch(/contact_email|FROM contact/);
    for (const { email } of [known, shared, restricted, erased])
      expect(await statementsOf(email)).toEqual(expected);
    await answerAll(app);
  });

  it('has no address in the queue', async () => {
    const email = someAddress();
    await visitorOf(app).go('POST', '/api/v1/portal/ask', { body: { email } });
    const { rows } = await app.admin.query('SELECT payload::text FROM obhut_queue._private_jobs');
    expect(rows.map(({ payload }) => payload).join()).toContain('askId');
    expect(rows.map(({ payload }) => payload).join()).not.toContain('@');
    await answerAll(app);
  });
});

describe('a link', () => {
  it('opens once; used twice, forged or empty it gets the one answer', async () => {
    const { email } = await somebody();
    const token = tokenIn((await ask(app, email))[0]!);
    const visitor = visitorOf(app);
    const entered = await enterWith(visitor, token);
    expect(entered.status, entered.text).toBe(200);
    expect(visitor.jar.has('obhut.portal')).toBe(true);
    const answers = [];
    for (const tried of [
      token,
      token.replace(/.$/, token.endsWith('A') ? 'B' : 'A'),
      'x',
      '',
      'ä\u0000\ud800',
    ])
      answers.push(await enterWith(visitorOf(app), tried));
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.text).toBe(answers[0]!.text);
      expect(answer.cookies).toEqual([]);
    }
    expect((await visitor.go('GET', '/api/v1/portal/me')).status).toBe(200);
  });

  it('lets one in of two who press at the same moment', async () => {
    const { email } = await somebody();
    const token = tokenIn((await ask(app, email))[0]!);
    const answers = await Promise.all([1, 2, 3, 4].map(() => enterWith(visitorOf(app), token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
  });

  it('stands in the database as a hash, and in the mail behind the #, which no server sees', async () => {
    const { email } = await somebody();
    const [mail] = await ask(app, email);
    const token = tokenIn(mail!);
    const { rows } = await app.admin.query('SELECT row_to_json(l)::text AS row FROM portal_link l');
    for (const { row } of rows) expect(row).not.toContain(token);
    expect(new URL(/http\S+/.exec(mail!.body)![0]).pathname).toBe('/portal/enter');
    const visitor = visitorOf(app);
    await enterWith(visitor, token);
    const sessions = await app.admin.query('SELECT row_to_json(s)::text AS row FROM portal_session s');
    for (const { row } of sessions.rows) expect(row).not.toContain(visitor.jar.get('obhut.portal'));
  });

  it('leads where the firm said, whatever the request named as its host', async () => {
    const { email } = await somebody();
    await visitorOf(app).go('POST', '/api/v1/portal/ask', {
      body: { email },
      headers: { host: 'boese.example', 'x-forwarded-host': 'boese.example' },
    });
    await answerAll(app);
    expect((await mailsTo(app, email))[0]!.body).not.toContain('boese');
  });

  it('ends by the clock of the database, not of this machine', async () => {
    const { email } = await somebody();
    const token = tokenIn((await ask(app, email))[0]!);
    const back = vi.spyOn(app.ctx.clock, 'now').mockReturnValue(new Date('2020-01-01T00:00:00Z'));
    await app.admin.query("UPDATE portal_link SET expires_at = now() - interval '1 second'");
    expect((await enterWith(visitorOf(app), token)).status).toBe(404);
    back.mockRestore();
  });

  it('opens nothing after the erasure, nor once the address is no longer theirs', async () => {
    const erased = await somebody();
    const gone = tokenIn((await ask(app, erased.email))[0]!);
    await app.call(officer, 'POST', `/api/v1/contacts/${erased.contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect((await enterWith(visitorOf(app), gone)).status).toBe(404);
    const moved = await somebody();
    const old = tokenIn((await ask(app, moved.email))[0]!);
    await app.admin.query('DELETE FROM contact_email WHERE contact_id = $1', [moved.contactId]);
    expect((await enterWith(visitorOf(app), old)).status).toBe(404);
  });

  it('is not used up by whoever only looks at the page, as mail scanners do', async () => {
    const { email } = await somebody();
    const token = tokenIn((await ask(app, email))[0]!);
    const before = (await app.admin.query('SELECT * FROM portal_link ORDER BY link_id')).rows;
    for (const url of [
      '/portal/enter?language=en',
      `/portal/enter?token=${token}`,
      `/api/v1/portal/session?token=${token}`,
    ])
      for (const method of ['GET', 'HEAD'])
        await app.http.inject({ method: method as 'GET', url, headers: { host: 'crm.firma.example' } });
    expect((await app.admin.query('SELECT * FROM portal_link ORDER BY link_id')).rows).toEqual(before);
    expect((await enterWith(visitorOf(app), token)).status).toBe(200);
  });

  it('goes when its time is over, with the visits', async () => {
    const { email } = await somebody();
    await enterPortal(app, email);
    await app.admin.query("UPDATE portal_link SET expires_at = now() - interval '1 second'");
    await app.admin.query("UPDATE portal_session SET expires_at = now() - interval '1 second'");
    const { JOBS } = await import('../../app/app.ts');
    for (const job of JOBS.filter(
      ({ name }) => name.startsWith('retention.') && !name.includes('remove-file'),
    ))
      await runJob(app.ctx, job, {}).catch(() => {});
    for (const table of ['portal_link', 'portal_session'])
      expect((await app.admin.query(`SELECT FROM ${table}`)).rowCount, table).toBe(0);
  });
});

describe('a visit', () => {
  it('is kept by a cookie that no script reads and no other site sends', async () => {
    const { email } = await somebody();
    const visitor = visitorOf(app);
    const entered = await enterWith(visitor, tokenIn((await ask(app, email))[0]!));
    expect(entered.cookies).toHaveLength(1);
    expect(entered.cookies[0]).toMatch(/HttpOnly/);
    expect(entered.cookies[0]).toMatch(/SameSite=Strict/);
    expect(entered.cookies[0]).toMatch(/Max-Age=1800/);
    const minutes = (new Date(entered.body.expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(28);
    expect(minutes).toBeLessThan(31);
  });

  it('ends when the person leaves, at once', async () => {
    const { email } = await somebody();
    const visitor = await enterPortal(app, email);
    const cookie = visitor.jar.get('obhut.portal')!;
    expect((await visitor.go('DELETE', '/api/v1/portal/session')).status).toBe(204);
    expect(visitor.jar.has('obhut.portal')).toBe(false);
    const again = await visitor.go('GET', '/api/v1/portal/me', {
      headers: { cookie: `obhut.portal=${cookie}` },
    });
    expect(again.status).toBe(401);
  });

  it('ends by the clock of the database, and with the person', async () => {
    const late = await enterPortal(app, (await somebody()).email);
    await app.admin.query("UPDATE portal_session SET expires_at = now() - interval '1 second'");
    expect((await late.go('GET', '/api/v1/portal/me')).status).toBe(401);
    const { email, contactId } = await somebody();
    const gone = await enterPortal(app, email);
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect((await gone.go('GET', '/api/v1/portal/me')).status).toBe(401);
  });

  it('is nothing to the CRM, and an account of the CRM is nothing to the portal', async () => {
    const { email, contactId } = await somebody();
    const visitor = await enterPortal(app, email);
    const cookie = visitor.jar.get('obhut.portal')!;
    for (const url of [
      '/api/v1/session',
      '/api/v1/contacts',
      `/api/v1/contacts/${contactId}/report`,
      '/api/v1/requests',
    ])
      for (const name of ['obhut.portal', 'obhut.session_token', '__Secure-obhut.session_token']) {
        const answer = await visitor.go('GET', url, {
          headers: { cookie: `${name}=${cookie}`, 'obhut-purpose': 'rights' },
        });
        expect(answer.status, url).toBe(401);
      }
    for (const url of ['/api/v1/portal/me', '/api/v1/portal/report?format=json'])
      expect((await app.call(officer, 'GET', url, { purpose: 'rights' })).status, url).toBe(401);
  });

  it('refuses a forged cookie', async () => {
    for (const cookie of ['x', '', 'a'.repeat(5000), "' OR 1=1 --"])
      expect(
        (
          await visitorOf(app).go('GET', '/api/v1/portal/me', {
            headers: { cookie: `obhut.portal=${cookie}` },
          })
        ).status,
      ).toBe(401);
  });

  it('stands in the log as a look by the person themselves', async () => {
    const { email, contactId } = await somebody();
    const visitor = await enterPortal(app, email);
    await visitor.go('GET', '/api/v1/portal/me');
    const { rows } = await app.admin.query(
      "SELECT actor_kind, purpose, action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND action LIKE 'portal.%' ORDER BY entry_id",
      [contactId],
    );
    expect(rows).toEqual([
      { actor_kind: 'system', purpose: 'upkeep', action: 'portal.answer-ask' },
      { actor_kind: 'system', purpose: 'upkeep', action: 'portal.enter' },
      { actor_kind: 'person', purpose: 'rights', action: 'portal.read' },
    ]);
  });
});
