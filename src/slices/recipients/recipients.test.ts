import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { startMailServer, useMailServer } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { createApiKey } from '../access/index.ts';
import type { Notice } from './contract.ts';
import { nameRecipients, noticeRecipients, recipientsOf, recordDisclosure } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const admin = await app.makeUser({ administrator: 'all' });
await app.admin.query(
  `INSERT INTO firm (name, street, postal_code, city, privacy_name, privacy_email)
   VALUES ('Lindner GmbH', 'Hauptstraße 1', '70173', 'Stuttgart', 'Dr. Groß', 'datenschutz@lindner.example')`,
);

const GROUNDS = [
  { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' },
  { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
];
const makeContact = async (body: object = {}): Promise<string> => {
  const answer = await app.call(sales, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: {
      givenName: 'Änne',
      familyName: 'Voß',
      emails: [{ address: `p${uuid()}@probe.example` }],
      grounds: GROUNDS,
      ...body,
    },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
};
const makeRecipient = async (body: object = {}): Promise<string> => {
  const name = `Empfänger ${uuid().slice(-6)}`;
  const answer = await app.call(admin, 'POST', '/api/v1/recipients', {
    purpose: 'access',
    body: { name, kind: 'processor', email: `r${uuid()}@empfaenger.example`, ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.recipientId;
};
const disclose = async (contactId: string, body: object) => {
  const answer = await app.call(sales, 'POST', `/api/v1/contacts/${contactId}/disclosures`, {
    purpose: 'inquiry',
    body: { via: 'mail', what: ['identity', 'contact-points'], ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.items;
};
const rights = (method: string, path: string, body?: unknown) =>
  app.call(officer, method, path, { purpose: 'rights', body });
const change = async (contactId: string, fields: object) => {
  const read = await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
  const answer = await app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}`, {
    purpose: 'inquiry',
    body: { version: read.body.version, ...fields },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const noticesTo = async (recipientId: string, state = 'all'): Promise<Notice[]> => {
  const answer = await rights('GET', `/api/v1/recipient-notices?limit=200&state=${state}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items.filter((item: Notice) => item.recipientId === recipientId);
};
const jobNamed = (name: string) => JOBS.find((job) => job.name === name)!;
const erase = (contactId: string) =>
  rights('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true });

describe('the directory of recipients', () => {
  it('Art. 44: takes nobody outside the EEA without an instrument, and no adequacy where there is none', async () => {
    const fault = async (body: object) =>
      (
        await app.call(admin, 'POST', '/api/v1/recipients', {
          purpose: 'access',
          body: { name: 'X', kind: 'controller', ...body },
        })
      ).body.errors?.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`);
    expect(await fault({ country: 'US' })).toEqual(['body.instrument instrument-missing']);
    expect(await fault({ country: 'IN', instrument: 'adequacy' })).toEqual(['body.instrument not-adequate']);
    expect(await fault({ country: 'FR', instrument: 'derogation' })).toEqual([
      'body.instrument instrument-needless',
    ]);
    expect(await fault({ country: 'CH', instrument: 'adequacy' })).toBeUndefined();
    expect(await fault({ country: 'BR', instrument: 'adequacy' })).toBeUndefined();
    expect(await fault({ country: 'IN', instrument: 'standard-clauses' })).toBeUndefined();
    const changed = await app.call(admin, 'PATCH', `/api/v1/recipients/${await makeRecipient()}`, {
      purpose: 'access',
      body: { country: 'BR' },
    });
    expect(changed.body.errors).toMatchObject([{ at: 'body.instrument', code: 'instrument-missing' }]);
  });

  it('names every fault of a bad body, and stores nothing of it', async () => {
    const answer = await app.call(admin, 'POST', '/api/v1/recipients', {
      purpose: 'access',
      body: {
        name: '\u0000',
        kind: 'friend',
        email: 'no address',
        street: '\ud800',
        postalCode: 'x'.repeat(21),
        country: 'Deutschland',
        since: 'gestern',
        extra: 1,
      },
    });
    expect(answer.status).toBe(422);
    const places = answer.body.errors.map(({ at }: { at: string }) => at);
    for (const field of ['name', 'kind', 'email', 'street', 'postalCode', 'country', 'since', 'extra'])
      expect(places).toContain(`body.${field}`);
  });

  it('is kept by those who may, and read by all', async () => {
    const recipientId = await makeRecipient();
    const refused = await app.call(sales, 'PATCH', `/api/v1/recipients/${recipientId}`, {
      purpose: 'inquiry',
      body: { name: 'Y' },
    });
    expect(refused.status).toBe(403);
    const list = await app.call(sales, 'GET', '/api/v1/recipients', { purpose: 'inquiry' });
    expect(list.body.items.map((item: { recipientId: string }) => item.recipientId)).toContain(recipientId);
  });

  it('ends one that received something, and deletes one that never did', async () => {
    const used = await makeRecipient();
    const unused = await makeRecipient();
    await disclose(await makeContact(), { recipientId: used });
    const remove = (id: string) =>
      app.call(admin, 'DELETE', `/api/v1/recipients/${id}`, { purpose: 'access' });
    expect((await remove(unused)).status).toBe(204);
    expect((await remove(unused)).status).toBe(404);
    const refused = await remove(used);
    expect(refused.status).toBe(409);
    expect(refused.body.errors).toMatchObject([{ code: 'recipient-in-use' }]);
    const ended = await app.call(admin, 'PATCH', `/api/v1/recipients/${used}`, {
      purpose: 'access',
      body: { since: '2020-01-01', until: '2020-12-31' },
    });
    expect(ended.body).toMatchObject({ isEnded: true });
    const late = await app.call(sales, 'POST', `/api/v1/contacts/${await makeContact()}/disclosures`, {
      purpose: 'inquiry',
      body: { recipientId: used, via: 'mail', what: ['identity'] },
    });
    expect(late.body.errors).toMatchObject([{ at: 'body.recipientId', code: 'recipient-ended' }]);
  });
});

describe('disclosures', () => {
  it('count the same again instead of a second row, and go with the person', async () => {
    const [contactId, recipientId] = [await makeContact(), await makeRecipient()];
    await disclose(contactId, { recipientId, reference: 'K-77' });
    expect(await disclose(contactId, { recipientId, reference: 'K-77' })).toHaveLength(1);
    expect(await disclose(contactId, { recipientId, reference: 'K-78' })).toHaveLength(2);
    const { rows } = await app.admin.query(
      'SELECT reference, times FROM disclosure WHERE contact_id = $1 ORDER BY reference',
      [contactId],
    );
    expect(rows).toEqual([
      { reference: 'K-77', times: 2 },
      { reference: 'K-78', times: 1 },
    ]);
    expect((await erase(contactId)).status).toBe(200);
    expect(
      (await app.admin.query('SELECT FROM disclosure WHERE contact_id = $1', [contactId])).rowCount,
    ).toBe(0);
  });

  it('are noted for any number of people in one statement, by how each is known', async () => {
    const recipientId = await makeRecipient();
    const ids = [await makeContact({ emails: [{ address: 'eins@probe.example' }] }), await makeContact()];
    await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.disclose' }, async (tx) => {
      const noted = await recordDisclosure(tx, {
        recipientId,
        contactIds: [...ids, uuid()],
        via: 'export',
        what: ['identity', 'contact-points'],
        references: [null, 'K-2', 'K-3'],
      });
      expect(noted).toBe(2);
    });
    const { rows } = await app.admin.query(
      'SELECT contact_id, reference FROM disclosure WHERE recipient_id = $1',
      [recipientId],
    );
    expect(new Map(rows.map((row) => [row.contact_id, row.reference]))).toEqual(
      new Map([
        [ids[0], 'eins@probe.example'],
        [ids[1], 'K-2'],
      ]),
    );
  });

  it('of somebody whom the caller does not see are not there to note, list or take back', async () => {
    const own = await app.makeUser({ sales: 'own' });
    const [contactId, recipientId] = [await makeContact(), await makeRecipient()];
    const items = await disclose(contactId, { recipientId });
    const path = `/api/v1/contacts/${contactId}/disclosures`;
    for (const [method, url, body] of [
      ['GET', path, undefined],
      ['POST', path, { recipientId, via: 'mail', what: ['identity'] }],
      ['DELETE', `${path}/${items[0].disclosureId}`, undefined],
    ] as const)
      expect((await app.call(own, method, url, { purpose: 'inquiry', body })).status).toBe(404);
    const back = await app.call(sales, 'DELETE', `${path}/${items[0].disclosureId}`, { purpose: 'inquiry' });
    expect(back.status).toBe(204);
  });
});

describe('Art. 15(1)(c): the person is told the actual recipients', () => {
  it('names them with what they got, when, how, and whoever reads by API key from the log', async () => {
    const [contactId, other] = [await makeContact({ language: 'de' }), await makeContact()];
    const parcel = await makeRecipient({ name: 'Paketdienst Nord GmbH' });
    await disclose(contactId, { recipientId: parcel, via: 'erp', what: ['contact-points', 'identity'] });
    const erp = await makeRecipient({ name: 'Warenwirtschaft AG' });
    const user = await app.makeUser({ sales: 'all' });
    const key = await createApiKey(
      app.ctx,
      { ...admin, id: user.id },
      {
        label: 'ERP',
        role: 'sales',
        scope: 'all',
        purposes: ['contract'],
        recipientId: erp,
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    );
    const own = await createApiKey(
      app.ctx,
      { ...admin, id: user.id },
      {
        label: 'Eigenes Skript',
        role: 'sales',
        scope: 'all',
        purposes: ['contract'],
        recipientId: null,
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    );
    for (const { secret } of [key, own]) {
      const read = await app.call(undefined, 'GET', `/api/v1/contacts/${contactId}`, {
        purpose: 'contract',
        headers: { authorization: `Bearer ${secret}` },
      });
      expect(read.status, JSON.stringify(read.body)).toBe(200);
    }
    // The key ends; what it read does not.
    await app.admin.query('DELETE FROM api_key WHERE api_key_id = $1', [key.apiKeyId]);

    const { body: report } = await rights('GET', `/api/v1/contacts/${contactId}/report`);
    expect(report.recipients).toMatchObject([
      {
        recipient: 'Paketdienst Nord GmbH',
        what: 'Angaben zur Person, Kontaktwege',
        via: 'Warenwirtschaft',
        transfer: null,
      },
      {
        recipient: 'Warenwirtschaft AG',
        what: 'Angaben zur Person, Kontaktwege, Kommunikation, Vorlieben und Zuordnungen, Käufe, Zahlungsverhalten',
        via: 'Programmschnittstelle',
      },
    ]);
    expect(report.recipientsNote).not.toContain('keinem Empfänger');
    expect((await rights('GET', `/api/v1/contacts/${other}/report`)).body.recipients).toEqual([]);
    const pdf = await rights('GET', `/api/v1/contacts/${contactId}/report?format=pdf`);
    expect(pdf.status).toBe(200);
    const listed = await rights('GET', `/api/v1/contacts/${contactId}/disclosures`);
    expect(listed.body.items.map(({ via }: { via: string }) => via)).toEqual(['erp', 'api']);
  });

  it('Art. 15(2), 44: says where outside the EEA the data is, and what permits that', async () => {
    const contactId = await makeContact({ language: 'en' });
    const recipientId = await makeRecipient({
      name: 'Lettermill Inc.',
      country: 'US',
      instrument: 'standard-clauses',
    });
    await disclose(contactId, { recipientId });
    const { body } = await rights('GET', `/api/v1/contacts/${contactId}/report`);
    expect(body.recipients[0].transfer).toBe(
      'United States: standard data protection clauses (Art. 46(2)(c) GDPR)',
    );
    expect(body.thirdCountries).toContain('Lettermill Inc., United States: standard data protection clauses');
  });

  it('shows nobody who received what, outside the purposes of rights and upkeep', async () => {
    const contactId = await makeContact();
    const asked = app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.ask' }, (tx) =>
      recipientsOf(tx, [contactId]),
    );
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('Art. 19: recipients are told', () => {
  it('a correction reaches exactly those who got a category in which something changed', async () => {
    const [contactId, other] = [await makeContact(), await makeContact()];
    const [addresses, purchases, stranger, ofOther] = [
      await makeRecipient(),
      await makeRecipient(),
      await makeRecipient(),
      await makeRecipient(),
    ];
    await disclose(contactId, { recipientId: addresses, reference: 'K-4711' });
    await disclose(contactId, { recipientId: purchases, what: ['purchases'] });
    await disclose(other, { recipientId: ofOther });
    await change(contactId, { emails: [{ address: 'neu@probe.example' }] });
    expect(await noticesTo(addresses)).toMatchObject([
      { event: 'corrected', contactId, reference: 'K-4711', what: ['contact-points'], state: 'waiting' },
    ]);
    for (const recipientId of [purchases, stranger, ofOther])
      expect(await noticesTo(recipientId)).toEqual([]);
    // Once more before it went out: one notice, that names both.
    await change(contactId, { familyName: 'Voß-Groß' });
    expect(await noticesTo(addresses)).toMatchObject([{ what: ['contact-points', 'identity'] }]);
  });

  it('a change that corrects nothing tells nobody: another owner, the same values again', async () => {
    const [contactId, recipientId] = [await makeContact(), await makeRecipient()];
    await disclose(contactId, { recipientId });
    const { body } = await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
    await change(contactId, { ownerId: null, emails: body.emails, familyName: body.familyName });
    expect(await noticesTo(recipientId)).toEqual([]);
  });

  it('a restriction and its end', async () => {
    const [contactId, recipientId, stranger] = [
      await makeContact(),
      await makeRecipient(),
      await makeRecipient(),
    ];
    await disclose(contactId, { recipientId });
    await app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.restrict' }, async (tx) => {
      const { noticeRecipients } = await import('./index.ts');
      await noticeRecipients(tx, [contactId], 'restricted');
      await noticeRecipients(tx, [contactId], 'lifted');
    });
    expect((await noticesTo(recipientId)).map(({ event }) => event).sort()).toEqual(['lifted', 'restricted']);
    expect(await noticesTo(stranger)).toEqual([]);
  });

  it('an erasure: told after it, by the reference alone, whoever had it from an API key as well', async () => {
    const [contactId, recipientId, stranger] = [
      await makeContact({ familyName: 'Geheimrat' }),
      await makeRecipient(),
      await makeRecipient(),
    ];
    await disclose(contactId, { recipientId, reference: 'K-1' });
    await disclose(contactId, { recipientId, via: 'letter', reference: 'K-2' });
    const reader = await makeRecipient();
    const keyId = uuid();
    await app.admin.query('INSERT INTO api_key_recipient VALUES ($1, $2)', [keyId, reader]);
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('api-key', $1, 'contract', 'contacts.read', $2)`,
      [keyId, [contactId]],
    );
    const names = await app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.name' }, (tx) =>
      nameRecipients(tx, [contactId]),
    );
    expect(names.get(contactId)).toHaveLength(2);
    expect((await erase(contactId)).status).toBe(200);
    expect(await noticesTo(recipientId)).toMatchObject([
      { event: 'erased', contactId: null, reference: 'K-1, K-2', what: [], state: 'waiting' },
    ]);
    expect(await noticesTo(reader)).toMatchObject([{ event: 'erased', reference: contactId }]);
    expect(await noticesTo(stranger)).toEqual([]);
    const { rows } = await app.admin.query('SELECT to_jsonb(n)::text AS row FROM erasure_notice n');
    for (const { row } of rows) expect(row).not.toMatch(/Geheimrat|Änne/);
  });

  it('is nobody’s to see but for the rights of people', async () => {
    const answer = await app.call(admin, 'GET', '/api/v1/recipient-notices', { purpose: 'access' });
    expect(answer.status).toBe(403);
    expect((await app.call(sales, 'GET', '/api/v1/recipient-notices', { purpose: 'inquiry' })).status).toBe(
      403,
    );
  });

  it('by letter where there is no address: printed, posted, answered', async () => {
    const [contactId, recipientId] = [await makeContact(), await makeRecipient({ email: null })];
    await disclose(contactId, { recipientId });
    await erase(contactId);
    const [notice] = await noticesTo(recipientId, 'letters');
    const letter = await rights('GET', `/api/v1/recipient-notices/${notice!.noticeId}/letter`);
    expect(letter.headers['content-type']).toBe('application/pdf');
    const set = async (state: string) =>
      (await rights('PATCH', `/api/v1/recipient-notices/${notice!.noticeId}`, { state })).body;
    expect(await set('sent')).toMatchObject({ state: 'sent', isOverdue: false });
    const answered = await set('answered');
    expect(answered.state).toBe('answered');
    const days = (Date.parse(answered.deletesAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThanOrEqual(30);
    expect((await rights('PATCH', `/api/v1/recipient-notices/${uuid()}`, { state: 'sent' })).status).toBe(
      404,
    );
    expect(
      (await rights('PATCH', `/api/v1/recipient-notices/${notice!.noticeId}`, { state: 'lost' })).status,
    ).toBe(422);
  });

  it('waits while there is no mail server; then goes out, is chased after 14 and 28 days, and is overdue', async () => {
    const email = 'auskunft@paketdienst.example';
    const recipientId = await makeRecipient({ email, name: 'Paketdienst Süd' });
    const english = await makeRecipient({ email: 'privacy@lettermill.example', language: 'en' });
    const people = [await makeContact(), await makeContact({ familyName: 'Unsichtbar' })];
    for (const [index, contactId] of people.entries())
      await disclose(contactId, { recipientId, reference: `KD-${index}` });
    await disclose(people[0]!, { recipientId: english, reference: 'C-0' });
    for (const contactId of people) await erase(contactId);
    await drainQueue(app);
    expect((await noticesTo(recipientId)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);

    const server = await startMailServer();
    await useMailServer(app, server);
    const mailsTo = (address: string) => server.mails.filter(({ to }) => to.includes(address));
    await runJob(app.ctx, jobNamed('recipients.send-notices'), {});
    await drainQueue(app);
    // Two people who ended before it went out: one mail, which names the references and nothing else.
    expect(mailsTo(email)).toHaveLength(1);
    const text = mailsTo(email)[0]!.parsed.text!;
    expect(text).toContain('- KD-0');
    expect(text).toContain('- KD-1');
    expect(text).not.toMatch(/Unsichtbar|Änne|probe\.example/);
    expect(mailsTo('privacy@lettermill.example')[0]!.parsed.text).toContain('have since erased');
    expect((await noticesTo(recipientId)).map(({ state }) => state)).toEqual(['sent', 'sent']);

    const [first, second] = await noticesTo(recipientId);
    await rights('PATCH', `/api/v1/recipient-notices/${first!.noticeId}`, { state: 'answered' });
    const remind = async () => {
      await runJob(app.ctx, jobNamed('recipients.remind'), {});
      await drainQueue(app);
    };
    const later = () =>
      app.admin.query(
        `UPDATE erasure_notice SET next_at = next_at - interval '14 days' WHERE notice_id = $1`,
        [second!.noticeId],
      );
    await remind();
    expect(mailsTo(email)).toHaveLength(1);
    for (const [count, isOverdue] of [
      [2, false],
      [3, true],
    ] as const) {
      await later();
      await remind();
      expect(mailsTo(email)).toHaveLength(count);
      const chased = mailsTo(email).at(-1)!.parsed;
      expect(chased.subject).toContain('Erinnerung');
      expect(chased.text).toContain(`- ${second!.reference}`);
      expect(chased.text).not.toContain(first!.reference);
      expect((await noticesTo(recipientId, 'sent'))[0]).toMatchObject({ isOverdue, reminders: count - 1 });
    }
    await later();
    await remind();
    expect(mailsTo(email)).toHaveLength(3);
    expect((await noticesTo(recipientId, 'overdue')).map(({ noticeId }) => noticeId)).toEqual([
      second!.noticeId,
    ]);
    // Its own clock, not the person's: after 90 days at the latest it goes.
    await app.admin.query(
      `UPDATE erasure_notice SET deletes_at = now() - interval '1 second' WHERE recipient_id = $1`,
      [recipientId],
    );
    await runJob(app.ctx, jobNamed('retention.run-clocks'), {});
    expect(await noticesTo(recipientId)).toEqual([]);
  });

  it('Art. 15(4): is no mail to a person who happens to have the address that it goes to', async () => {
    const email = `sammel${uuid()}@partner.example`;
    const [subject, employee] = [await makeContact(), await makeContact({ emails: [{ address: email }] })];
    const recipientId = await makeRecipient({ email });
    await useMailServer(app, await startMailServer());
    await disclose(subject, { recipientId, reference: 'fremd@kunde.example' });
    await change(subject, { givenName: 'Anne' });
    await runJob(app.ctx, jobNamed('recipients.send-notices'), {});
    const gone = await makeContact();
    await disclose(gone, { recipientId, reference: 'weg@kunde.example' });
    await erase(gone);
    await runJob(app.ctx, jobNamed('recipients.send-notices'), {});
    const { rows } = await app.admin.query('SELECT body FROM mail_message WHERE to_address = $1', [email]);
    expect(rows).toHaveLength(2);
    const { body: report } = await rights('GET', `/api/v1/contacts/${employee}/report`);
    expect(JSON.stringify(report)).not.toMatch(/fremd@kunde|weg@kunde/);
    // Nor does the employee's erasure take the notice about somebody else along.
    await erase(employee);
    const left = await app.admin.query('SELECT FROM mail_message WHERE to_address = $1', [email]);
    expect(left.rowCount).toBe(2);
    await drainQueue(app);
    const sent = await app.admin.query('SELECT state, body FROM mail_message WHERE to_address = $1', [email]);
    expect(sent.rows).toEqual([
      { state: 'sent', body: '' },
      { state: 'sent', body: '' },
    ]);
  });

  it('a lifted restriction is not chased, and what it lifts is not repeated', async () => {
    const [contactId, recipientId] = [await makeContact(), await makeRecipient()];
    await useMailServer(app, await startMailServer());
    await disclose(contactId, { recipientId });
    const tell = (event: 'restricted' | 'lifted') =>
      app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.tell' }, (tx) =>
        noticeRecipients(tx, [contactId], event),
      );
    const send = () => runJob(app.ctx, jobNamed('recipients.send-notices'), {});
    const remind = async () => {
      await app.admin.query(`UPDATE recipient_notice SET next_at = now() WHERE contact_id = $1`, [contactId]);
      await runJob(app.ctx, jobNamed('recipients.remind'), {});
    };
    const subjects = async () =>
      (
        await app.admin.query(
          `SELECT subject FROM mail_message WHERE contact_id = $1 AND kind = 'recipient-notice' ORDER BY created_at`,
          [contactId],
        )
      ).rows.map(({ subject }) => subject);
    await tell('restricted');
    await send();
    await remind();
    expect(await subjects()).toHaveLength(2);
    await tell('lifted');
    await send();
    await remind();
    await remind();
    expect((await subjects()).slice(2)).toEqual(['Ende der Einschränkung der Verarbeitung']);
    expect(await noticesTo(recipientId, 'overdue')).toEqual([]);
    // Restricted anew, they hear of that, and are chased for it.
    await tell('restricted');
    await send();
    await remind();
    expect((await subjects()).slice(3)).toEqual([
      'Einschränkung der Verarbeitung (Art. 19 DSGVO)',
      'Erinnerung: Einschränkung der Verarbeitung (Art. 19 DSGVO)',
    ]);
  });

  it('goes with the person where it is about somebody who is still there', async () => {
    const [contactId, recipientId] = [await makeContact(), await makeRecipient()];
    await disclose(contactId, { recipientId, reference: 'K-9' });
    await change(contactId, { givenName: 'Anne' });
    await erase(contactId);
    expect((await noticesTo(recipientId)).map(({ event }) => event)).toEqual(['erased']);
  });
});
