import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { liftRestricted } from '../../../test/open-restricted.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { drainQueue } from '../../../test/queue.ts';

const app = await startTestApp();
const service = await app.makeUser({ service: 'all' });
const desk = await app.makeUser({ 'data-protection': 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
const customer = () =>
  plantContact(app, { grounds: [{ purpose: 'support' }, { purpose: 'profiling', legalBasis: 'consent' }] });
const erase = (contactId: string) =>
  app.call(desk, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
    purpose: 'rights',
    body: { confirm: true },
  });
const post = async (body: object) => {
  const answer = await app.call(service, 'POST', '/api/v1/tickets', {
    purpose: 'support',
    body: { subject: 'Lüfter laut', ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.ticketId as string;
};
const stored = async (ticketId: string) =>
  (
    await app.admin.query(
      `SELECT has_people, (SELECT count(*)::int FROM ticket_person p WHERE p.ticket_id = t.ticket_id) AS people,
              (SELECT count(*)::int FROM ticket_satisfaction s WHERE s.ticket_id = t.ticket_id) AS scores,
              (SELECT count(*)::int FROM interaction i WHERE i.ticket_id = t.ticket_id) AS messages
         FROM ticket t WHERE ticket_id = $1`,
      [ticketId],
    )
  ).rows[0];
const company = async () =>
  (
    await app.call(service, 'POST', '/api/v1/companies', {
      purpose: 'support',
      body: { name: 'Bleibt GmbH' },
    })
  ).body.companyId;

describe('an erasure', () => {
  it('takes one person out of a case, and the last one takes the case along', async () => {
    const [one, two] = [await customer(), await customer()];
    const ticketId = await post({
      people: [one, two].map(({ contactId }) => ({ contactId })),
      message: 'Beide sagen es',
    });
    for (const { contactId } of [one, two])
      await app.call(service, 'PUT', `/api/v1/tickets/${ticketId}/satisfaction/${contactId}`, {
        purpose: 'support',
        body: { score: 3 },
      });
    expect(await stored(ticketId)).toEqual({ has_people: true, people: 2, scores: 2, messages: 1 });
    expect((await erase(one.contactId)).status).toBe(200);
    expect(await stored(ticketId)).toEqual({ has_people: true, people: 1, scores: 1, messages: 1 });
    expect((await erase(two.contactId)).status).toBe(200);
    await drainQueue(app);
    expect(await stored(ticketId)).toBeUndefined();
    expect((await app.admin.query(`SELECT FROM interaction WHERE content = 'Beide sagen es'`)).rowCount).toBe(
      0,
    );
  });

  it('leaves the case of a company with it, without people and without what they said', async () => {
    const { contactId } = await customer();
    const ticketId = await post({
      companyId: await company(),
      people: [{ contactId }],
      message: 'Vertraulich',
    });
    expect((await erase(contactId)).status).toBe(200);
    expect(await stored(ticketId)).toEqual({ has_people: false, people: 0, scores: 0, messages: 0 });
    const read = await app.call(service, 'GET', `/api/v1/tickets/${ticketId}`, { purpose: 'support' });
    expect(read.body).toMatchObject({ subject: 'Lüfter laut', people: [] });
  });

  it('of both people at the same time leaves nothing, whoever is first', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [await customer(), await customer()];
      const ticketId = await post({
        people: [one, two].map(({ contactId }) => ({ contactId })),
        message: 'Zugleich',
      });
      const answers = await Promise.all([erase(one.contactId), erase(two.contactId)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await stored(ticketId)).toBeUndefined();
    }
    expect((await app.admin.query(`SELECT FROM interaction WHERE content = 'Zugleich'`)).rowCount).toBe(0);
  });

  it('while somebody answers either waits for the answer or refuses it, and leaves nothing', async () => {
    for (let round = 0; round < 6; round++) {
      const { contactId } = await customer();
      const ticketId = await post({ people: [{ contactId }] });
      const [erased, answered] = await Promise.all([
        erase(contactId),
        app.call(service, 'POST', `/api/v1/tickets/${ticketId}/messages`, {
          purpose: 'support',
          body: { kind: 'answer', content: 'Im selben Augenblick' },
        }),
      ]);
      // Whoever loses may be asked to try again; nothing is half done.
      expect([200, 409]).toContain(erased.status);
      expect([201, 404, 409]).toContain(answered.status);
      if (erased.status === 409) expect((await erase(contactId)).status).toBe(200);
      expect(await stored(ticketId)).toBeUndefined();
    }
    expect(
      (await app.admin.query(`SELECT FROM interaction WHERE content = 'Im selben Augenblick'`)).rowCount,
    ).toBe(0);
  });
});

describe('a restriction', () => {
  it('hides the case of the person, and shows it again when it is lifted', async () => {
    const { contactId } = await customer();
    const ticketId = await post({ companyId: await company(), people: [{ contactId }] });
    const read = async () =>
      (await app.call(service, 'GET', `/api/v1/tickets/${ticketId}`, { purpose: 'support' })).status;
    await app.call(desk, 'POST', `/api/v1/contacts/${contactId}/restriction`, {
      purpose: 'rights',
      body: { reason: 'accuracy-contested', reviewOn: '2027-01-31' },
    });
    expect(await read()).toBe(404);
    const second = await app.makeUser({ 'data-protection': 'all' });
    await liftRestricted(app, desk, second, contactId);
    expect(await read()).toBe(200);
  });
});
