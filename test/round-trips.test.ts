import { afterEach, describe, expect, it, vi } from 'vitest';
import { Batch, type Statement } from '../src/platform/db/batch.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const user = await app.makeUser({ sales: 'all', 'data-protection': 'all' });
const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
const create = async (more: object = {}) => {
  const answer = await app.call(user, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { familyName: 'Rundlauf', grounds: GROUNDS, ...more },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId as string;
};
/** Round trips and statements of one request. */
async function costOf(url: string, purpose = 'inquiry'): Promise<{ trips: number; statements: number }> {
  let statements = 0;
  const submit = vi.spyOn(Batch.prototype, 'submit').mockImplementation(function (this: Batch, connection) {
    statements += (this as unknown as { queries: Statement[] }).queries.length;
    original.call(this, connection);
  });
  const answer = await app.call(user, 'GET', url, { purpose });
  expect(answer.status, url).toBe(200);
  const trips = submit.mock.calls.length;
  submit.mockRestore();
  return { trips, statements };
}
const original = Batch.prototype.submit;
afterEach(() => vi.restoreAllMocks());

describe('what a request costs', () => {
  it.each([
    '/api/v1/contacts?limit=100',
    '/api/v1/contacts?limit=100&q=rundlauf',
    '/api/v1/contacts?limit=100&tag=Kreis',
  ])('is one round trip for %s, however many rows', async (url) => {
    const few = await costOf(url);
    for (let n = 0; n < 6; n++)
      await create({ tags: ['Kreis'], emails: [{ address: `r${n}-${Math.random()}@rund.example` }] });
    const many = await costOf(url);
    // Context, and the look-up with its log entry.
    expect(few).toEqual({ trips: 1, statements: 2 });
    expect(many).toEqual(few);
  });

  it('is one round trip to open a contact and one for its footing, however much there is', async () => {
    const bare = await create();
    const full = await create({
      emails: Array.from({ length: 9 }, (_, n) => ({ address: `voll${n}@rund.example` })),
      phones: Array.from({ length: 9 }, (_, n) => ({ number: `+49 30 555 000${n}` })),
      tags: ['a', 'b', 'c'],
      grounds: [...GROUNDS, { purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
    });
    for (const id of [bare, full]) {
      expect(await costOf(`/api/v1/contacts/${id}`)).toEqual({ trips: 1, statements: 2 });
      expect(await costOf(`/api/v1/contacts/${id}/grounds`)).toEqual({ trips: 1, statements: 2 });
    }
  });

  it('is one round trip and one for the log to read a timeline, however many took part in however much', async () => {
    const [quiet, busy] = [await create(), await create()];
    for (let n = 0; n < 6; n++) {
      const answer = await app.call(user, 'POST', '/api/v1/interactions', {
        purpose: 'inquiry',
        body: { channel: 'call', subject: `Nr. ${n}`, people: [busy, await create(), await create()] },
      });
      expect(answer.status).toBe(201);
    }
    const [little, much] = [
      await costOf(`/api/v1/interactions?contactId=${quiet}`),
      await costOf(`/api/v1/interactions?contactId=${busy}`),
    ];
    expect(much).toEqual(little);
    expect(much.trips).toBe(2);
  });

  it('is the same for the access report of a person with little and of one with much', async () => {
    await app.admin.query(
      `INSERT INTO firm (name, privacy_name, privacy_email, authority) VALUES ('Rund GmbH', 'Rund', 'rund@firma.example', 'LfDI')`,
    );
    const bare = await create();
    const full = await create({
      emails: Array.from({ length: 9 }, (_, n) => ({ address: `viel${n}@rund.example` })),
      tags: ['a', 'b', 'c'],
    });
    for (let n = 0; n < 5; n++)
      await app.call(user, 'GET', `/api/v1/contacts/${full}`, { purpose: 'inquiry' });
    const [little, much] = [
      await costOf(`/api/v1/contacts/${bare}/report?format=json`, 'rights'),
      await costOf(`/api/v1/contacts/${full}/report?format=json`, 'rights'),
    ];
    expect(much).toEqual(little);
    expect(much.trips).toBeLessThanOrEqual(6);
  });

  it('never plans an erasure or a report anew, however many tables there are', async () => {
    const unnamed = new Set<string>();
    vi.spyOn(Batch.prototype, 'submit').mockImplementation(function (this: Batch, connection) {
      for (const { name, text } of (this as unknown as { queries: (Statement & { name?: string })[] })
        .queries)
        if (!name) unnamed.add(text.slice(0, 80));
      original.call(this, connection);
    });
    const id = await create();
    const report = await app.call(user, 'GET', `/api/v1/contacts/${id}/report`, { purpose: 'rights' });
    const erasure = { purpose: 'rights', body: { confirm: true } };
    const gone = await app.call(user, 'POST', `/api/v1/contacts/${id}/erasure`, erasure);
    expect([report.status, gone.status]).toEqual([200, 200]);
    expect([...unnamed]).toEqual([]);
  });
});
