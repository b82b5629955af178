import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { runJob } from '../../platform/jobs.ts';
import { SEND_PROOF_LINK } from '../requests/index.ts';
import { jobs } from './jobs.ts';
import { enterPortal, enterWith, mailsTo, tokenIn, visitorOf } from './test-portal.ts';

const app = await startTestApp();
await app.admin.query(
  "INSERT INTO firm (name, state, privacy_name, privacy_email) VALUES ('Probe GmbH', 'BY', 'Frau Obacht', 'datenschutz@probe.example')",
);
const officer = await app.makeUser({ 'data-protection': 'all' }, { name: 'Olga Amt' });
const someAddress = (): string => `p${uuid().replaceAll('-', '')}@probe.example`;
const call = (method: string, url: string, body?: object) =>
  app.call(officer, method, url, { purpose: 'rights', ...(body ? { body } : {}) });
const detail = async (requestId: string) => (await call('GET', `/api/v1/requests/${requestId}`)).body;
const stepsOf = async (requestId: string): Promise<string[]> =>
  (await detail(requestId)).history.map(({ what, code }: { what: string; code: string }) =>
    `${what} ${code}`.trim(),
  );
/** As if the address had been on record for a month. */
const known = (address: string) =>
  app.admin.query("UPDATE contact_email SET since = now() - interval '30 days' WHERE address = $1", [
    address,
  ]);
const add = (contactId: string, address: string, position: number) =>
  app.admin.query(
    'INSERT INTO contact_email (email_id, contact_id, address, position) VALUES ($1, $2, $3, $4)',
    [uuid(), contactId, address, position],
  );

/** Somebody on record for a month, whose request came by letter today. */
async function askedByLetter(kind = 'erasure') {
  const email = someAddress();
  const { contactId } = await plantContact(app, { emails: [email] });
  await known(email);
  const { status, body } = await call('POST', `/api/v1/contacts/${contactId}/requests`, {
    kind,
    channel: 'letter',
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const requestId: string = body.requestId;
  const ask = (proof = 'portal-link') =>
    call('POST', `/api/v1/requests/${requestId}/identity-question`, {
      doubt: 'Der Brief ist nicht unterschrieben.',
      ask: proof,
      deliver: 'told',
    });
  const sendLink = () => runJob(app.ctx, jobs.find(({ name }) => name === SEND_PROOF_LINK)!, { requestId });
  return { email, contactId, requestId, ask, sendLink };
}

describe('who asks', () => {
  it('Art. 12(6), 15(4): a mailbox that several people share proves nobody', async () => {
    const { email, contactId, requestId, ask, sendLink } = await askedByLetter();
    expect((await ask()).status).toBe(200);
    await sendLink();
    await plantContact(app, { emails: [email], givenName: 'Ännchen' });
    await sendLink();
    const mails = await mailsTo(app, email);
    expect(mails).toHaveLength(1);
    // Sent before it was shared: nor does that one prove anything now.
    await enterWith(visitorOf(app), tokenIn(mails[0]!));
    expect(await detail(requestId)).toMatchObject({ state: 'identity', shown: null });
    const other = await call('POST', `/api/v1/contacts/${contactId}/requests`, {
      kind: 'access',
      channel: 'letter',
    });
    expect((await detail(other.body.requestId)).proofs).not.toContain('portal-link');
  });

  it('Art. 12(6): is shown by coming in with the link that was sent for the request; nobody confirms it by hand', async () => {
    const { email, contactId, requestId, ask, sendLink } = await askedByLetter();
    expect((await ask()).status).toBe(200);
    await sendLink();
    const [mail] = await mailsTo(app, email);
    expect(mail).toMatchObject({ contact_id: contactId, kind: 'portal-link' });
    expect(mail!.body).toContain('Die Anfrage kommt nicht von Ihnen?');
    expect(mail!.body).not.toContain('Groß');
    expect(await detail(requestId)).toMatchObject({ state: 'identity', shown: null });
    const before = Date.now();
    expect((await enterWith(visitorOf(app), tokenIn(mail!))).status).toBe(200);
    const shown = await detail(requestId);
    expect(shown).toMatchObject({ state: 'open', shown: { how: 'portal' } });
    expect(Date.parse(shown.shown.at)).toBeGreaterThan(before - 60_000);
    expect(shown.identity.shownOn).not.toBeNull();
    expect(shown.history.at(-1)).toMatchObject({ what: 'identity-confirmed', code: 'portal-link', by: null });
    expect(shown.steps).toContain('answer');
    // The report of the person says it, too.
    const report = await call('GET', `/api/v1/contacts/${contactId}/report?language=en`);
    expect(JSON.stringify(report.body)).toContain('identity confirmed');
  });

  it('Art. 12(6): an address that was given only with the request proves nothing, also where it stands first', async () => {
    const { email, contactId, requestId, ask, sendLink } = await askedByLetter();
    const given = someAddress();
    await add(contactId, given, -1);
    await ask();
    await sendLink();
    expect(await mailsTo(app, given)).toEqual([]);
    expect(await mailsTo(app, email)).toHaveLength(1);
    // Somebody has a link sent there by the firm, or asks for one: they see what is held, and the request waits on.
    await call('POST', `/api/v1/contacts/${contactId}/portal-link`, { address: given });
    const [mail] = await mailsTo(app, given);
    expect((await enterWith(visitorOf(app), tokenIn(mail!))).status).toBe(200);
    expect(await detail(requestId)).toMatchObject({ state: 'identity', shown: null });
  });

  it('Art. 12(6): with no other address than the one given with the request, no link can be asked for', async () => {
    const given = someAddress();
    const { contactId } = await plantContact(app, { emails: [] });
    const { body } = await call('POST', '/api/v1/requests', {
      kind: 'access',
      channel: 'mail',
      requester: { name: 'Änne Groß', email: given },
    });
    await add(contactId, given, 0);
    await call('POST', `/api/v1/requests/${body.requestId}/assignment`, { contactId });
    expect((await detail(body.requestId)).proofs).not.toContain('portal-link');
    const asked = await call('POST', `/api/v1/requests/${body.requestId}/identity-question`, {
      doubt: 'x',
      ask: 'portal-link',
      deliver: 'told',
    });
    expect([asked.status, asked.body.errors?.[0]]).toMatchObject([
      422,
      { at: 'body.ask', code: 'no-address-before' },
    ]);
  });

  it('Art. 12(6): is not shown by an address that came back after the request, although the link went there', async () => {
    const { email, contactId, requestId, ask, sendLink } = await askedByLetter();
    await ask();
    await sendLink();
    const [mail] = await mailsTo(app, email);
    await app.admin.query('DELETE FROM contact_email WHERE contact_id = $1', [contactId]);
    await add(contactId, email, 0);
    expect((await enterWith(visitorOf(app), tokenIn(mail!))).status).toBe(200);
    expect((await detail(requestId)).state).toBe('identity');
  });

  it('Art. 12(6): is not shown by a visit for another reason, since a request in somebody’s name makes them look', async () => {
    const { email, requestId, ask } = await askedByLetter();
    await ask();
    await enterPortal(app, email);
    expect((await detail(requestId)).state).toBe('identity');
  });

  it('gets the link again where it ran out, and none once it is shown', async () => {
    const { email, requestId, ask, sendLink } = await askedByLetter();
    const again = () => call('POST', `/api/v1/requests/${requestId}/proof-link`);
    expect((await again()).status).toBe(409);
    await ask();
    expect((await detail(requestId)).steps).toContain('send-proof-link');
    expect(await again()).toMatchObject({ status: 200, body: { mailed: true } });
    await sendLink();
    await enterWith(visitorOf(app), tokenIn((await mailsTo(app, email))[0]!));
    expect((await again()).status).toBe(409);
    await sendLink();
    expect(await mailsTo(app, email)).toHaveLength(1);
    expect(await stepsOf(requestId)).toEqual([
      'received letter',
      'identity-asked portal-link',
      'identity-asked portal-link',
      'identity-confirmed portal-link',
    ]);
  });

  it('keeps how long an address is on record when other fields, or other addresses, change', async () => {
    const { email, contactId, requestId } = await askedByLetter();
    const { body } = await call('GET', `/api/v1/contacts/${contactId}`);
    const changed = await call('PATCH', `/api/v1/contacts/${contactId}`, {
      version: body.version,
      emails: [{ address: someAddress() }, { address: email, kind: 'private' }],
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await detail(requestId)).proofs).toContain('portal-link');
    const { rows } = await app.admin.query(
      "SELECT address, since < now() - interval '1 day' AS old FROM contact_email WHERE contact_id = $1 ORDER BY position",
      [contactId],
    );
    expect(rows).toMatchObject([{ old: false }, { address: email, old: true }]);
  });
});

describe('a request put in the portal', () => {
  it('Art. 12(6): says by itself who asks, with the time; the desk may still ask for more than the mailbox', async () => {
    const email = someAddress();
    const { contactId } = await plantContact(app, { emails: [email] });
    const visitor = await enterPortal(app, email);
    const { body } = await visitor.go('POST', '/api/v1/portal/requests', {
      body: { kind: 'erasure', note: '' },
    });
    const { requestId } = body.request;
    const shown = await detail(requestId);
    expect(shown).toMatchObject({ contactId, state: 'open', identity: null, shown: { how: 'portal' } });
    expect(await stepsOf(requestId)).toEqual(['received portal', 'identity-confirmed portal-link']);
    expect(shown.proofs).toEqual([
      'reply-from-known-address',
      'address-on-file',
      'customer-number',
      'date-of-birth',
    ]);
    const asked = await call('POST', `/api/v1/requests/${requestId}/identity-question`, {
      doubt: 'Das Postfach nutzen mehrere.',
      ask: 'customer-number',
      deliver: 'told',
    });
    expect(asked.body.request).toMatchObject({ state: 'identity', shown: null });
  });

  it('Art. 12(2), 38(4): a question is a question, wants words, and runs with the clock of Art. 12(3)', async () => {
    const email = someAddress();
    await plantContact(app, { emails: [email] });
    const visitor = await enterPortal(app, email);
    const put = (note: string) =>
      visitor.go('POST', '/api/v1/portal/requests', { body: { kind: 'question', note } });
    const empty = await put('  ');
    expect([empty.status, empty.body.errors[0]]).toMatchObject([
      422,
      { at: 'body.note', code: 'question-empty' },
    ]);
    const { status, body } = await put('Wer ist Ihr Auftragsverarbeiter?');
    expect([status, body.request.kind]).toEqual([201, 'question']);
    expect(body.request.dueOn > body.request.receivedOn).toBe(true);
    expect(await detail(body.request.requestId)).toMatchObject({
      kind: 'question',
      note: 'Wer ist Ihr Auftragsverarbeiter?',
    });
  });
});
