import { existsSync, readFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { CERTIFICATE } from '../../../test/mail-certificate.ts';
import { startMailServer, useMailServer } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';
import { systemActor } from '../../kernel/actor.ts';
import type { MailSecurity } from './contract.ts';
import { deliver } from './deliver.ts';
import { type OutgoingMail, queueMail } from './index.ts';
import { seal } from './seal.ts';
import { sendDue } from './send-due.ts';
import { claimNext } from './store-send.ts';
import type { ServerRow } from './store-server.ts';
import { sweepAttachments } from './sweep.ts';

const app = await startTestApp();
const server = await startMailServer();
const under = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.mail' };

const queue = (mail: Partial<OutgoingMail> = {}): Promise<string> =>
  app.ctx.db.perform(under, (tx) =>
    queueMail(app.ctx, tx, {
      contactId: null,
      kind: 'rights-notice',
      to: 'anna.weber@kunde.example',
      language: 'de',
      subject: 'Ihre Anfrage zum Datenschutz',
      text: 'Guten Tag Anna Weber,\n\nwir haben Ihre Anfrage erhalten. Grüße aus Köln – 😀\n',
      ...mail,
    }),
  );
const rowOf = async (messageId: string) =>
  (await app.admin.query('SELECT * FROM mail_message WHERE message_id = $1', [messageId])).rows[0];
const makeDue = () =>
  app.admin.query(`UPDATE mail_message SET due_at = now() WHERE state IN ('queued', 'sending')`);
const attachmentsOf = async (messageId: string): Promise<string[]> =>
  (await app.admin.query('SELECT file_id FROM mail_attachment WHERE message_id = $1', [messageId])).rows.map(
    ({ file_id }) => file_id,
  );

beforeEach(async () => {
  await app.admin.query('DELETE FROM mail_message');
  await useMailServer(app, server);
  server.behave('take');
  server.mails.length = 0;
  server.asked.length = 0;
});

describe('a mail', () => {
  it('is sent once, in plain text, marked as written by a machine, and reports nothing back', async () => {
    await app.admin.query(`UPDATE mail_server SET reply_to = 'antwort@firma.example'`);
    const messageId = await queue();
    await drainQueue(app);
    await sendDue(app.ctx);
    expect(server.mails).toHaveLength(1);
    const { parsed, source, from, to } = server.mails[0]!;
    expect([from, to]).toEqual(['datenschutz@firma.example', ['anna.weber@kunde.example']]);
    expect(parsed.subject).toBe('Ihre Anfrage zum Datenschutz');
    expect(parsed.text).toContain('wir haben Ihre Anfrage erhalten. Grüße aus Köln – 😀');
    expect(parsed.from?.value).toEqual([{ name: 'Firma', address: 'datenschutz@firma.example' }]);
    expect(parsed.replyTo?.value[0]?.address).toBe('antwort@firma.example');
    expect(parsed.messageId).toBe(`<${messageId}@firma.example>`);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(Math.abs(Date.now() - parsed.date!.getTime())).toBeLessThan(60_000);
    expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
    expect(source).toMatch(/^Content-Transfer-Encoding: quoted-printable/im);
    expect(parsed.html).toBe(false);
    expect(source).not.toMatch(/x-mailer|disposition-notification|return-receipt|list-unsubscribe|https?:/i);
    expect(await rowOf(messageId)).toMatchObject({ state: 'sent', body: '', attempts: 1, failure: null });
    expect((await rowOf(messageId)).sent_at).toBeInstanceOf(Date);
  });

  it('takes its attachments along, whole, and leaves neither row nor file behind', async () => {
    const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    const messageId = await queue({
      attachments: [{ name: 'Auskunft.pdf', type: 'application/pdf', content }],
    });
    const [fileId] = await attachmentsOf(messageId);
    expect(existsSync(app.ctx.files.path('mail', fileId!))).toBe(true);
    await drainQueue(app);
    const [attachment] = server.mails[0]!.parsed.attachments;
    expect(attachment).toMatchObject({ filename: 'Auskunft.pdf', contentType: 'application/pdf' });
    expect(attachment!.content.equals(content)).toBe(true);
    expect(await attachmentsOf(messageId)).toEqual([]);
    expect(existsSync(app.ctx.files.path('mail', fileId!))).toBe(false);
  });

  it('is not sent when the transaction that wanted it is taken back', async () => {
    await app.ctx.db
      .perform(under, async (tx) => {
        await queueMail(app.ctx, tx, {
          contactId: null,
          kind: 'rights-notice',
          to: 'nie@kunde.example',
          language: 'de',
          subject: 'Nie',
          text: 'Nie\n',
        });
        throw new Error('back');
      })
      .catch(() => {});
    await drainQueue(app);
    await sendDue(app.ctx);
    expect(server.asked).toEqual([]);
  });

  it('waits for a mail server, says so, and goes once there is one', async () => {
    await app.admin.query('DELETE FROM mail_server');
    const messageId = await queue();
    await drainQueue(app);
    expect(await rowOf(messageId)).toMatchObject({ state: 'queued', failure: 'no-server', attempts: 0 });
    const entries = async () =>
      (await app.admin.query('SELECT count(*)::int AS n FROM audit_entry')).rows[0].n;
    const before = await entries();
    await sendDue(app.ctx);
    expect(await entries()).toBe(before);
    await useMailServer(app, server);
    await sendDue(app.ctx);
    expect(server.mails).toHaveLength(1);
    expect(await rowOf(messageId)).toMatchObject({ state: 'sent', failure: null });
  });

  it('that was erased before it was its turn is not sent', async () => {
    const messageId = await queue();
    await app.admin.query('DELETE FROM mail_message WHERE message_id = $1', [messageId]);
    await drainQueue(app);
    expect(server.asked).toEqual([]);
  });

  it('that is held waits until somebody says so', async () => {
    const messageId = await queue();
    await app.admin.query(`UPDATE mail_message SET state = 'held'`);
    await drainQueue(app);
    await sendDue(app.ctx);
    expect(server.asked).toEqual([]);
    expect((await rowOf(messageId)).state).toBe('held');
  });
});

describe('a failure', () => {
  it('for now is tried again, each time later, and after two days for good', async () => {
    server.behave('refuse-for-now');
    const messageId = await queue();
    const waits: number[] = [];
    await drainQueue(app);
    for (const _ of [1, 2, 3, 4]) {
      const row = await rowOf(messageId);
      expect(row).toMatchObject({ state: 'queued', failure: 'refused-for-now' });
      waits.push(Math.round((row.due_at - row.tried_at) / 60_000));
      await sendDue(app.ctx);
      expect((await rowOf(messageId)).attempts).toBe(waits.length);
      await makeDue();
      await sendDue(app.ctx);
    }
    expect(waits).toEqual([1, 5, 15, 30]);
    await app.admin.query(`UPDATE mail_message SET first_tried_at = now() - interval '47 hours 59 minutes'`);
    await makeDue();
    await sendDue(app.ctx);
    const last = await rowOf(messageId);
    expect(last.state).toBe('queued');
    expect(last.due_at - last.first_tried_at).toBe(48 * 3_600_000);
    await app.admin.query(
      `UPDATE mail_message SET first_tried_at = now() - interval '48 hours', due_at = now()`,
    );
    await sendDue(app.ctx);
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', failure: 'refused-for-now' });
    expect((await rowOf(messageId)).body).toContain('Anna Weber');
    expect(server.mails).toEqual([]);
  });

  it('for now ends as soon as the server takes the mail', async () => {
    server.behave('refuse-for-now');
    const messageId = await queue();
    await drainQueue(app);
    server.behave('take');
    await makeDue();
    await sendDue(app.ctx);
    expect(await rowOf(messageId)).toMatchObject({ state: 'sent', attempts: 2, failure: null });
    expect(server.mails).toHaveLength(1);
  });

  it.each([
    ['refuse-for-good', 'recipient-refused'],
    ['refuse-content', 'content-refused'],
  ] as const)('for good is not tried again: %s', async (behaviour, failure) => {
    server.behave(behaviour);
    const messageId = await queue();
    await drainQueue(app);
    await makeDue();
    await sendDue(app.ctx);
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', failure, attempts: 1 });
    expect(server.asked).toHaveLength(1);
  });

  it('of one mail does not hold up the next; one of the server ends the round', async () => {
    server.behave('refuse-for-good');
    await queue({ to: 'weg@kunde.example' });
    await queue({ to: 'auch-weg@kunde.example' });
    await drainQueue(app);
    expect(server.asked.sort()).toEqual(['auch-weg@kunde.example', 'weg@kunde.example']);
    await app.admin.query('DELETE FROM mail_message');
    await app.admin.query('UPDATE mail_server SET port = 1');
    await queue();
    await queue();
    await sendDue(app.ctx);
    const { rows } = await app.admin.query('SELECT attempts, failure FROM mail_message ORDER BY attempts');
    expect(rows).toEqual([
      { attempts: 0, failure: null },
      { attempts: 1, failure: 'unreachable' },
    ]);
    // Once one goes through, what waited because of the server goes too, whatever its delay.
    await useMailServer(app, server);
    server.behave('take');
    await sendDue(app.ctx);
    expect(server.mails).toHaveLength(2);
  });

  it('because the sender is refused waits for better settings', async () => {
    server.behave('refuse-sender');
    const messageId = await queue();
    await drainQueue(app);
    expect(await rowOf(messageId)).toMatchObject({ state: 'queued', failure: 'sender-refused' });
  });

  it('after the text was sent comes again under the same Message-ID: once too often rather than never', async () => {
    server.behave('drop');
    const messageId = await queue({
      attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('Inhalt') }],
    });
    await drainQueue(app);
    expect(await rowOf(messageId)).toMatchObject({ state: 'queued', failure: 'interrupted', attempts: 1 });
    server.behave('take');
    await makeDue();
    await sendDue(app.ctx);
    expect(server.mails.map(({ parsed }) => parsed.messageId)).toEqual([
      `<${messageId}@firma.example>`,
      `<${messageId}@firma.example>`,
    ]);
    expect(server.mails[1]!.parsed.attachments[0]!.content.toString()).toBe('Inhalt');
  });

  it('of the process between taking a mail up and sending it costs time, not the mail', async () => {
    const messageId = await queue();
    // A process claims the mail and dies.
    await app.ctx.db.perform(under, (tx) => claimNext(tx));
    await drainQueue(app);
    expect(server.mails).toEqual([]);
    expect((await rowOf(messageId)).state).toBe('sending');
    const { due_at: dueAt, tried_at: triedAt } = await rowOf(messageId);
    expect(dueAt - triedAt).toBe(15 * 60_000);
    await makeDue();
    await sendDue(app.ctx);
    expect(server.mails.map(({ parsed }) => parsed.messageId)).toEqual([`<${messageId}@firma.example>`]);
    expect((await rowOf(messageId)).state).toBe('sent');
  });

  it('does not come of two senders at the same time, in one process or in two', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => queue()));
    const other = { ...app.ctx };
    await Promise.all([sendDue(app.ctx), sendDue(other), sendDue(app.ctx), sendDue(other)]);
    expect(server.mails.map(({ parsed }) => parsed.messageId).sort()).toEqual(
      ids.map((messageId) => `<${messageId}@firma.example>`).sort(),
    );
    await queue();
    await app.ctx.db.perform(under, async (tx) => {
      expect(await claimNext(tx)).toBeDefined();
      expect(await app.ctx.db.perform(under, (at) => claimNext(at))).toBeUndefined();
    });
  });

  it('of the server ends the round, but whoever asked meanwhile is heard', async () => {
    await app.admin.query('UPDATE mail_server SET port = 1');
    await queue();
    await queue();
    const first = sendDue(app.ctx);
    await sendDue(app.ctx);
    await first;
    const { rows } = await app.admin.query('SELECT attempts FROM mail_message');
    expect(rows).toEqual([{ attempts: 1 }, { attempts: 1 }]);
  });

  it('because the file of an attachment is gone is for good', async () => {
    const messageId = await queue({
      attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('Inhalt') }],
    });
    await app.ctx.files.remove('mail', (await attachmentsOf(messageId))[0]!);
    await drainQueue(app);
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', failure: 'attachment-missing' });
  });

  it('leaves no address and no word of the text in the queue or the log', async () => {
    server.behave('refuse-for-good');
    const lines: unknown[] = [];
    const { warn, error } = app.ctx.log;
    app.ctx.log.warn = ((...parts: unknown[]) => lines.push(parts)) as typeof warn;
    app.ctx.log.error = ((...parts: unknown[]) => lines.push(parts)) as typeof error;
    await queue();
    await app.admin.query(
      `UPDATE mail_message SET to_address = 'anna.weber@kunde.example, zweite@kunde.example'`,
    );
    await queue();
    const jobs = await app.admin.query('SELECT to_jsonb(j) AS job FROM obhut_queue._private_jobs j');
    await drainQueue(app);
    Object.assign(app.ctx.log, { warn, error });
    const after = await app.admin.query('SELECT to_jsonb(j) AS job FROM obhut_queue._private_jobs j');
    expect(jobs.rows.length).toBeGreaterThan(0);
    expect(lines).toHaveLength(2);
    expect(JSON.stringify([lines, jobs.rows, after.rows])).not.toMatch(
      /weber|kunde\.example|Anfrage|mailbox/i,
    );
    const { rows } = await app.admin.query('SELECT failure FROM mail_message ORDER BY failure');
    expect(rows.map(({ failure }) => failure)).toEqual(['address-invalid', 'recipient-refused']);
  });
});

describe('naughty input', () => {
  const subjects: [string, string, string?][] = [
    ['line breaks', 'Hallo\r\nBcc: dritte@boese.example\r\n\r\nText', 'Hallo Bcc: dritte@boese.example Text'],
    ['separators of lines', 'a\u2028b\u2029c\u0085d\u000be', 'a b c d e'],
    ['emoji and umlauts', 'Größe 👩‍👩‍👧‍👦 – Ä', 'Größe 👩‍👩‍👧‍👦 – Ä'],
    ['10,000 characters', 'x'.repeat(10_000), `${'x'.repeat(199)}…`],
    ['an encoded word', '=?utf-8?Q?Hallo=0D=0ABcc=3A?='],
    ['nothing', '', ''],
  ];
  it.each(subjects)('in the subject adds no header: %s', async (_name, subject, expected) => {
    await queue({ subject });
    await drainQueue(app);
    const { parsed, source, to } = server.mails[0]!;
    expect(to).toEqual(['anna.weber@kunde.example']);
    if (expected !== undefined) expect(parsed.subject ?? '').toBe(expected);
    expect(parsed.headers.has('bcc')).toBe(false);
    const head = source.slice(0, source.indexOf('\r\n\r\n'));
    expect(head).not.toMatch(/^bcc:/im);
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThan(998);
  });

  it('in the text stays text: a lone dot, very long lines, what looks like a boundary', async () => {
    const text = `Anfang\n.\nQUIT\n${'ä'.repeat(5000)}\n--boundary--\n\r\n.\r\nEnde\n`;
    await queue({ text });
    await drainQueue(app);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]!.parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(
      text.replaceAll('\r\n', '\n').trimEnd(),
    );
    for (const line of server.mails[0]!.source.split('\r\n')) expect(line.length).toBeLessThan(998);
  });

  it('in the name of an attachment or the sender adds no header', async () => {
    await app.admin.query('UPDATE mail_server SET from_name = $1', ['Fir"ma\r\nX-Boese: ja, <x@y.example>']);
    await queue({
      attachments: [{ name: 'a"\r\nX-Boese: ja.pdf', type: 'application/pdf', content: Buffer.from('1') }],
    });
    await drainQueue(app);
    expect(server.mails[0]!.source).not.toMatch(/^x-boese/im);
    expect(server.mails[0]!.parsed.from?.value[0]?.address).toBe('datenschutz@firma.example');
  });

  it.each([
    'a@kunde.example, b@kunde.example',
    'a@kunde.example\r\nRCPT TO:<b@kunde.example>',
    '"x y"@kunde.example',
    '<a@kunde.example>',
    'a@b@kunde.example',
    'kein-at',
    '',
  ])('as an address goes to nobody: %j', async (to) => {
    const messageId = await queue({ to });
    await drainQueue(app);
    expect(server.asked).toEqual([]);
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', failure: 'address-invalid' });
  });
});

describe('international addresses (RFC 6531, RFC 5890)', () => {
  it('have their domain written in ASCII, and a local part with umlauts as it is', async () => {
    await queue({ to: 'anna@müller.example' });
    await queue({ to: 'jürgen@müller.example' });
    await drainQueue(app);
    const said = server.mails.map(({ source }) => Buffer.from(source, 'latin1').toString());
    expect(said[0]).toMatch(/^To: anna@xn--mller-kva\.example\r$/m);
    expect(said[1]).toMatch(/^To: jürgen@müller\.example\r$/m);
    expect(server.mails[1]!.to).toEqual(['jürgen@müller.example']);
  });
});

describe('Art. 32(1)(a): the way to the mail server is encrypted', () => {
  const message = { messageId: uuid(), to: 'a@kunde.example', subject: 's', text: 't', attachments: [] };
  const row = (port: number, security: MailSecurity, more: Partial<ServerRow> = {}): ServerRow => ({
    host: '127.0.0.1',
    port,
    security,
    username: '',
    password: null,
    from_address: 'datenschutz@firma.example',
    from_name: 'Firma',
    reply_to: null,
    updated_at: new Date(),
    ...more,
  });

  it('never sends in plain text where encryption was asked for', async () => {
    expect(await deliver(app.ctx.keys, row(server.port, 'starttls'), message)).toBe('tls-failed');
    expect(await deliver(app.ctx.keys, row(server.port, 'tls'), message)).toBe('tls-failed');
    expect(server.asked).toEqual([]);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    for (const security of ['starttls', 'tls'] as const) {
      const stranger = await startMailServer({ security, certificate: CERTIFICATE });
      expect(await deliver(app.ctx.keys, row(stranger.port, security), message)).toBe('tls-failed');
      expect(stranger.asked).toEqual([]);
    }
  });

  it('goes over TLS from the start or STARTTLS, signed in, with a certificate that is trusted', async () => {
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, CERTIFICATE.cert]);
    const signIn = { username: 'obhut', password: 'geheim-ü' };
    try {
      for (const security of ['starttls', 'tls'] as const) {
        const safe = await startMailServer({ security, certificate: CERTIFICATE, signIn });
        const settings = (password: string) =>
          row(safe.port, security, { username: 'obhut', password: seal(app.ctx.keys, password) });
        expect(await deliver(app.ctx.keys, settings('falsch'), message)).toBe('sign-in-refused');
        expect(await deliver(app.ctx.keys, row(safe.port, security), message)).toBe('sign-in-refused');
        expect(safe.asked).toEqual([]);
        expect(await deliver(app.ctx.keys, settings('geheim-ü'), message)).toBeUndefined();
        expect(safe.mails).toHaveLength(1);
      }
    } finally {
      setDefaultCACertificates(trusted);
    }
  });

  it('says that the password cannot be read when its key is another', async () => {
    const password = seal(app.ctx.keys, 'geheim');
    expect(password.includes('geheim')).toBe(false);
    password[password.length - 1]! ^= 1;
    expect(await deliver(app.ctx.keys, row(server.port, 'none', { username: 'x', password }), message)).toBe(
      'password-unreadable',
    );
  });

  it('goes without encryption on the machine itself alone, whatever the database says', async () => {
    expect(await deliver(app.ctx.keys, row(server.port, 'none', { host: 'mail.example' }), message)).toBe(
      'tls-failed',
    );
    expect(await deliver(app.ctx.keys, row(server.port, 'none'), message)).toBeUndefined();
  });

  it('gives up on a server that does not answer', async () => {
    server.behave('hang');
    const patience = { connect: 500, silence: 300, total: 5000 };
    expect(await deliver(app.ctx.keys, row(server.port, 'none'), message, patience)).toBe('timeout');
    const short = { connect: 5000, silence: 5000, total: 300 };
    expect(await deliver(app.ctx.keys, row(server.port, 'none'), message, short)).toBe('timeout');
  });
});

it('keeps the files of what waits, and sweeps those that no mail names after a day', async () => {
  const messageId = await queue({
    attachments: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('Inhalt') }],
  });
  await app.admin.query(`UPDATE mail_message SET state = 'held'`);
  const [named] = await attachmentsOf(messageId);
  const [old, young] = [uuid(), uuid()];
  for (const id of [old, young]) await app.ctx.files.write('mail', id, Readable.from(['x']));
  const past = new Date(Date.now() - 25 * 3_600_000);
  for (const id of [old, named!]) await utimes(app.ctx.files.path('mail', id), past, past);
  await sweepAttachments(app.ctx);
  const left = (await app.ctx.files.list('mail')).sort();
  expect(left).toContain(named);
  expect(left).toContain(young);
  expect(left).not.toContain(old);
  expect(readFileSync(app.ctx.files.path('mail', named!), 'utf8')).toBe('Inhalt');
});
