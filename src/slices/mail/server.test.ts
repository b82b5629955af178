import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { CERTIFICATE } from '../../../test/mail-certificate.ts';
import { startMailServer } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';
import { systemActor } from '../../kernel/actor.ts';
import { isMailReady, queueMail } from './index.ts';

const app = await startTestApp();
const admin = await app.makeUser({ administrator: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const plain = await startMailServer();
const URL = '/api/v1/mail-server';

const settings = (more: object = {}) => ({
  host: '127.0.0.1',
  port: plain.port,
  security: 'none',
  fromAddress: 'Datenschutz@Firma.example',
  fromName: 'Firma GmbH',
  ...more,
});
const put = (more: object = {}) => app.call(admin, 'PUT', URL, { body: settings(more) });
const test = () => app.call(admin, 'POST', `${URL}/test`);
const stored = async () => (await app.admin.query('SELECT * FROM mail_server')).rows[0];

beforeEach(async () => {
  await app.admin.query('DELETE FROM mail_server');
  plain.behave('take');
  plain.mails.length = 0;
});

describe('the mail server of the firm', () => {
  it('is none at first, is set, read and taken away', async () => {
    const isReady = () =>
      app.ctx.db.perform(
        { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.ready' },
        isMailReady,
      );
    expect((await app.call(admin, 'GET', URL)).body).toEqual({ server: null });
    expect(await isReady()).toBe(false);
    const { status, body } = await put({ username: 'obhut', password: 'geheim', replyTo: '' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      host: '127.0.0.1',
      security: 'none',
      username: 'obhut',
      hasPassword: true,
      fromAddress: 'datenschutz@firma.example',
      replyTo: null,
    });
    expect((await app.call(admin, 'GET', URL)).body.server).toEqual(body);
    expect(await isReady()).toBe(true);
    expect((await app.call(admin, 'DELETE', URL)).status).toBe(204);
    expect((await app.call(admin, 'GET', URL)).body).toEqual({ server: null });
  });

  it('is for whoever manages the firm alone', async () => {
    for (const [method, url] of [
      ['GET', URL],
      ['PUT', URL],
      ['DELETE', URL],
      ['POST', `${URL}/test`],
    ] as const)
      expect((await app.call(officer, method, url, { body: settings() })).status).toBe(403);
  });

  it('Art. 32(1)(a): has its password encrypted under a key outside the database, and never tells it', async () => {
    const answer = await put({ username: 'obhut', password: 'sehr-geheim-ü' });
    const { password } = await stored();
    expect(password.includes(Buffer.from('sehr-geheim'))).toBe(false);
    expect(answer.raw.toString() + (await app.call(admin, 'GET', URL)).raw.toString()).not.toContain(
      'geheim',
    );
    await put({ username: 'obhut', password: 'sehr-geheim-ü' });
    expect((await stored()).password.equals(password)).toBe(false);
  });

  it('keeps the password where it is not given anew, and not for another server or name', async () => {
    await put({ username: 'obhut', password: 'geheim' });
    const { password } = await stored();
    expect((await put({ username: 'obhut', fromName: 'Andere' })).status).toBe(200);
    expect((await stored()).password.equals(password)).toBe(true);
    for (const change of [
      { host: 'localhost' },
      { port: 2525 },
      { security: 'tls' },
      { username: 'andere' },
    ]) {
      const { status, body } = await put({ username: 'obhut', ...change });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ at: 'body.password', code: 'mail-password-again' }]);
    }
    expect((await stored()).port).toBe(plain.port);
    await put({ username: '' });
    expect((await stored()).password).toBeNull();
  });

  it('says every fault of the settings at once', async () => {
    const { status, body } = await app.call(admin, 'PUT', URL, {
      body: {
        host: 'https://smtp.firma.example:25',
        port: 70_000,
        security: 'vielleicht',
        username: 'x\u0000',
        password: 5,
        fromAddress: 'nicht\r\nBcc: a@b.example',
        fromName: '',
        replyTo: 'auch nicht',
        mehr: 1,
      },
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ at }: { at: string }) => at).sort()).toEqual(
      [
        'body.host',
        'body.port',
        'body.security',
        'body.username',
        'body.password',
        'body.fromAddress',
        'body.fromName',
        'body.replyTo',
        'body.mehr',
      ].sort(),
    );
  });

  it.each(['smtp.firma.example', '10.0.0.1', '127.0.0.1.evil.example', 'localhost.example', '::2'])(
    'goes without encryption to no other machine: %s',
    async (host) => {
      const { body } = await put({ host, security: 'none' });
      expect(body.errors).toMatchObject([{ at: 'body.security', code: 'mail-loopback-only' }]);
      expect(await stored()).toBeUndefined();
    },
  );

  it('once set sends what waits, and what failed because of the old one, at once', async () => {
    const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.mail' };
    const mail = (to: string) =>
      app.ctx.db.perform(work, (tx) =>
        queueMail(app.ctx, tx, {
          contactId: null,
          kind: 'rights-notice',
          to,
          language: 'de',
          subject: 's',
          text: 't\n',
        }),
      );
    await mail('erste@kunde.example');
    await drainQueue(app);
    await put({ port: 1 });
    await drainQueue(app);
    const { rows } = await app.admin.query(
      'SELECT state, failure, due_at > now() AS later FROM mail_message',
    );
    expect(rows).toEqual([{ state: 'queued', failure: 'unreachable', later: true }]);
    await mail('zweite@kunde.example');
    await put();
    await drainQueue(app);
    expect(plain.mails.map(({ to }) => to[0]).sort()).toEqual([
      'erste@kunde.example',
      'zweite@kunde.example',
    ]);
  });
});

describe('the test mail', () => {
  it('goes to the own address and past the queue', async () => {
    await put();
    const { status, body } = await test();
    expect([status, body]).toEqual([200, { to: `${admin.id}@firma.example` }]);
    expect(plain.mails[0]!.to).toEqual([body.to]);
    expect(plain.mails[0]!.from).toBe('datenschutz@firma.example');
    const { rows } = await app.admin.query('SELECT FROM mail_message WHERE to_address = $1', [body.to]);
    expect(rows).toEqual([]);
  });

  const fault = async (at: string, code: string) => {
    const { status, body } = await test();
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ at, code }]);
    expect(body.errors[0].message).not.toBe(code);
    expect(JSON.stringify(body)).not.toMatch(/firma\.example|mailbox|ECONN/);
  };

  it('says that there is no server', () => fault('body.host', 'mail-no-server'));

  it('says that nobody answers', async () => {
    await put({ port: 1 });
    await fault('body.host', 'mail-unreachable');
  });

  it('says that the encryption fails', async () => {
    await put({ security: 'starttls' });
    await fault('body.security', 'mail-tls-failed');
    const safe = await startMailServer({ security: 'tls', certificate: CERTIFICATE });
    await put({ port: safe.port, security: 'tls' });
    await fault('body.security', 'mail-tls-failed');
  });

  it('says that the sign-in is refused, and goes through once it is right', async () => {
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, CERTIFICATE.cert]);
    try {
      const safe = await startMailServer({
        security: 'starttls',
        certificate: CERTIFICATE,
        signIn: { username: 'obhut', password: 'richtig' },
      });
      const to = { host: 'localhost', port: safe.port, security: 'starttls', username: 'obhut' };
      await put({ ...to, password: 'falsch' });
      await fault('body.username', 'mail-sign-in-refused');
      await put({ ...to, password: 'richtig' });
      expect((await test()).status).toBe(200);
      expect(safe.mails).toHaveLength(1);
    } finally {
      setDefaultCACertificates(trusted);
    }
  });

  it('says that the sender is refused, and what else the server has against it', async () => {
    await put();
    plain.behave('refuse-sender');
    await fault('body.fromAddress', 'mail-sender-refused');
    plain.behave('refuse-for-good');
    await fault('body.fromAddress', 'mail-recipient-refused');
    plain.behave('refuse-for-now');
    await fault('body.fromAddress', 'mail-refused-for-now');
  });
});
