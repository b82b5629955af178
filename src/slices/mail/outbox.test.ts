import { existsSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { startMailServer, useMailServer } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';
import { type Actor, personActor, systemActor } from '../../kernel/actor.ts';
import { eraseContacts } from '../retention/index.ts';
import { holdQueued, type OutgoingMail, queueMail } from './index.ts';
import { sendDue } from './send-due.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const seller = await app.makeUser({ sales: 'all' });
const server = await startMailServer();
const under = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.mail' };

const queue = (mail: Partial<OutgoingMail> = {}): Promise<string> =>
  app.ctx.db.perform(under, (tx) =>
    queueMail(app.ctx, tx, {
      contactId: null,
      kind: 'rights-notice',
      to: 'fremd@kunde.example',
      language: 'de',
      subject: 'Betreff',
      text: 'Text\n',
      ...mail,
    }),
  );
const call = (method: string, path: string, actor: Actor = officer) =>
  app.call(actor, method, `/api/v1/mails${path}`, { purpose: 'rights' });
const makeContact = async (address: string): Promise<string> => {
  const { status, body } = await app.call(seller, 'POST', '/api/v1/contacts', {
    purpose: 'contract',
    body: {
      givenName: 'Anna',
      familyName: 'Weber',
      emails: [{ address }],
      grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
    },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.contactId;
};
const count = async (): Promise<number> =>
  (await app.admin.query('SELECT count(*)::int AS n FROM mail_message')).rows[0].n;
const attachment = { name: 'a.txt', type: 'text/plain', content: Buffer.from('Inhalt') };
const fileOf = async (messageId: string): Promise<string> =>
  app.ctx.files.path(
    'mail',
    (await app.admin.query('SELECT file_id FROM mail_attachment WHERE message_id = $1', [messageId])).rows[0]
      .file_id,
  );

beforeEach(async () => {
  await app.admin.query('DELETE FROM mail_message');
  await useMailServer(app, server);
  server.behave('take');
  server.mails.length = 0;
});

describe('the outbox', () => {
  it('lists mail newest first, page by page, by state, and never its text', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.unshift(await queue({ subject: `Betreff ${index}` }));
    await app.admin.query(
      `UPDATE mail_message SET state = 'failed', failure = 'recipient-refused' WHERE message_id = $1`,
      [ids[1]],
    );
    await app.admin.query(`UPDATE mail_message SET state = 'held' WHERE message_id = $1`, [ids[2]]);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { status, body, raw } = await call('GET', `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      expect(raw.toString()).not.toContain('Text');
      seen.push(...body.items.map(({ mailId }: { mailId: string }) => mailId));
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual(ids);
    const failed = (await call('GET', '?state=failed')).body.items;
    expect(failed).toMatchObject([
      {
        mailId: ids[1],
        kind: 'rights-notice',
        to: 'fremd@kunde.example',
        subject: 'Betreff 3',
        state: 'failed',
        failure: 'recipient-refused',
        attempts: 0,
        contactId: null,
        sentAt: null,
      },
    ]);
    expect((await call('GET', '?state=waiting')).body.items).toHaveLength(3);
    expect((await call('GET', '?state=held')).body.items).toHaveLength(1);
    expect((await call('GET', '/summary')).body).toEqual({ hasServer: true, waiting: 3, failed: 1, held: 1 });
  });

  it('is for whoever handles rights, and under that purpose alone', async () => {
    const mailId = await queue();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/summary'],
      ['POST', `/${mailId}/retry`],
      ['DELETE', `/${mailId}`],
    ] as const) {
      expect((await call(method, path, seller)).status).toBe(403);
      expect((await app.call(officer, method, `/api/v1/mails${path}`, { purpose: 'contract' })).status).toBe(
        403,
      );
    }
    expect(await count()).toBe(1);
  });

  it('says what is wrong with a question', async () => {
    for (const query of ['?limit=0', '?limit=x', '?state=weg', '?cursor=AAAA', '?cursor=%00', '?mehr=1'])
      expect((await call('GET', query)).status, query).toBe(422);
    for (const id of ['x', '%00', `${uuid()}x`])
      expect((await call('POST', `/${id}/retry`)).status, id).toBe(422);
    expect((await call('POST', `/${uuid()}/retry`)).status).toBe(404);
    expect((await call('DELETE', `/${uuid()}`)).status).toBe(404);
  });

  it.each(['failed', 'held'])('sends a mail that is %s when somebody says so', async (state) => {
    const mailId = await queue();
    await app.admin.query(
      `UPDATE mail_message SET state = $1, failure = 'refused-for-now', attempts = 7,
         first_tried_at = now() - interval '3 days', due_at = now() + interval '1 day'`,
      [state],
    );
    const { status, body } = await call('POST', `/${mailId}/retry`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ mailId, state: 'queued', failure: null, attempts: 0 });
    await drainQueue(app);
    expect(server.mails).toHaveLength(1);
    expect((await call('POST', `/${mailId}/retry`)).status).toBe(409);
    expect((await call('DELETE', `/${mailId}`)).status).toBe(409);
    await sendDue(app.ctx);
    expect(server.mails).toHaveLength(1);
  });

  it('gives a mail up with its attachments', async () => {
    const mailId = await queue({ attachments: [attachment] });
    const file = await fileOf(mailId);
    await app.admin.query(`UPDATE mail_message SET state = 'failed'`);
    expect((await call('DELETE', `/${mailId}`)).status).toBe(204);
    await drainQueue(app);
    expect(await count()).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it('holds all that waits after a restore, and nothing else', async () => {
    const sent = await queue();
    await drainQueue(app);
    const waiting = await queue();
    const sending = await queue();
    await app.admin.query(`UPDATE mail_message SET state = 'sending' WHERE message_id = $1`, [sending]);
    expect(await app.ctx.db.perform(under, holdQueued)).toBe(2);
    await drainQueue(app);
    await sendDue(app.ctx);
    const { rows } = await app.admin.query('SELECT message_id, state FROM mail_message ORDER BY message_id');
    expect(rows).toEqual([
      { message_id: sent, state: 'sent' },
      { message_id: waiting, state: 'held' },
      { message_id: sending, state: 'held' },
    ]);
    expect(server.mails).toHaveLength(1);
  });
});

describe('Art. 17(1): mail of an erased person', () => {
  const erase = (contactId: string, before: (tx: Parameters<typeof eraseContacts>[1]) => Promise<unknown>) =>
    app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.erase' }, async (tx) => {
      await before(tx);
      await eraseContacts(app.ctx, tx, [contactId], { reason: 'request', suppress: false });
    });

  it('goes with them, with its attachments, by id and by address, sent or waiting', async () => {
    const contactId = await makeContact('weg@kunde.example');
    const byId = await queue({ contactId, to: 'buero@kunde.example', attachments: [attachment] });
    const file = await fileOf(byId);
    await queue({ to: 'weg@kunde.example' });
    await queue({ to: 'empfaenger@dritter.example', about: ['weg@kunde.example'] });
    const other = await queue({ to: 'bleibt@kunde.example' });
    await app.admin.query(`UPDATE mail_message SET due_at = now() + interval '1 hour'`);
    await erase(contactId, async () => {});
    await app.admin.query('UPDATE mail_message SET due_at = now()');
    await drainQueue(app);
    await sendDue(app.ctx);
    expect(server.mails.map(({ to }) => to)).toEqual([['bleibt@kunde.example']]);
    const { rows } = await app.admin.query('SELECT message_id FROM mail_message');
    expect(rows).toEqual([{ message_id: other }]);
    expect(existsSync(file)).toBe(false);
  });

  it('as the notice of the erasure itself outlives it in the same transaction, and goes as soon as it is sent', async () => {
    const contactId = await makeContact('lebwohl@kunde.example');
    await erase(contactId, (tx) =>
      queueMail(app.ctx, tx, {
        contactId: null,
        farewell: true,
        kind: 'rights-answer',
        to: 'lebwohl@kunde.example',
        language: 'de',
        subject: 'Ihre Daten sind gelöscht',
        text: 'Ihre Daten sind gelöscht.\n',
        attachments: [attachment],
      }),
    );
    const { rows } = await app.admin.query(
      `SELECT identifiers, deletes_at < now() + interval '7 days 1 minute' AS soon FROM mail_message`,
    );
    expect(rows).toEqual([{ identifiers: [], soon: true }]);
    await drainQueue(app);
    expect(server.mails.map(({ to }) => to)).toEqual([['lebwohl@kunde.example']]);
    expect(server.mails[0]!.parsed.attachments).toHaveLength(1);
    expect(await count()).toBe(0);
    expect(await app.ctx.files.list('mail')).toEqual([]);
  });

  it('as a farewell belongs to nobody', async () => {
    const contactId = await makeContact('noch-da@kunde.example');
    await expect(queue({ contactId, farewell: true })).rejects.toThrow('farewell');
    expect(await count()).toBe(0);
  });
});

it('can be enqueued by a person in the portal, to their own address alone', async () => {
  const contactId = await makeContact('selbst@kunde.example');
  const asPerson = (to: string, about: string[] = []) =>
    app.ctx.db.perform(
      { actor: personActor(contactId, 'de'), purpose: 'rights', action: 'test.portal' },
      (tx) =>
        queueMail(app.ctx, tx, {
          contactId,
          kind: 'rights-answer',
          to,
          about,
          language: 'de',
          subject: 's',
          text: 't\n',
          attachments: [attachment],
        }),
    );
  await asPerson('selbst@kunde.example');
  await expect(asPerson('andere@kunde.example')).rejects.toMatchObject({ code: expect.any(String) });
  await drainQueue(app);
  expect(server.mails.map(({ to }) => to)).toEqual([['selbst@kunde.example']]);
  expect(server.mails[0]!.parsed.attachments).toHaveLength(1);
});

it('Art. 5(1)(e): mail goes after 30 days, sent or not', async () => {
  await queue();
  const { rows } = await app.admin.query(
    `SELECT round(extract(epoch FROM deletes_at - created_at) / 86400)::int AS days FROM mail_message`,
  );
  expect(rows).toEqual([{ days: 30 }]);
});
