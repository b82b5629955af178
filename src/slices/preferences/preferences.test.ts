import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { checkWishes } from './index.ts';
import { insertPreference } from './store-preference.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const marketing = await app.makeUser({ marketing: 'all' });
const service = await app.makeUser({ service: 'all' });
const ground = (purpose: string, legalBasis = 'contract') => ({
  purpose,
  legalBasis,
  origin: 'person',
  ...(legalBasis === 'consent' ? { evidence: 'Ja, gern' } : {}),
});

async function person(...grounds: object[]): Promise<string> {
  const made = await app.call(sales, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { familyName: 'Wünsche', grounds: [ground('inquiry'), ...grounds] },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.contactId;
}
const wishes = (contactId: string, body: object, actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/wishes`, { purpose, body });
const preferences = (contactId: string, body: object, actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/preferences`, { purpose, body });
const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ at, code }) => `${at} ${code}`).sort();

describe('a wish', () => {
  it('is recorded, read, changed and deleted', async () => {
    const id = await person();
    const made = await wishes(id, {
      refused: ['phone', 'phone'],
      weekdaysRefused: ['fri'],
      hoursFrom: '09:00',
      hoursUntil: '12:00',
      language: 'de',
      salutation: 'Du',
      details: 'Nicht freitags 🙏',
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ refused: ['phone'], details: 'Nicht freitags 🙏', version: 1 });
    const url = `/api/v1/contacts/${id}/wishes`;
    const changed = await app.call(sales, 'PATCH', `${url}/${made.body.wishId}`, {
      purpose: 'inquiry',
      body: { version: 1, refused: [], onlyBy: ['letter'] },
    });
    expect(changed.body).toMatchObject({ refused: [], onlyBy: ['letter'], hoursFrom: '09:00', version: 2 });
    const again = await app.call(sales, 'PATCH', `${url}/${made.body.wishId}`, {
      purpose: 'inquiry',
      body: { version: 1, salutation: 'Sie' },
    });
    expect(again.status).toBe(409);
    const list = await app.call(sales, 'GET', url, { purpose: 'inquiry' });
    expect(list.body.items).toEqual([changed.body]);
    const gone = await app.call(sales, 'DELETE', `${url}/${made.body.wishId}`, { purpose: 'inquiry' });
    expect(gone.status).toBe(204);
    expect((await app.call(sales, 'GET', url, { purpose: 'inquiry' })).body.items).toEqual([]);
  });

  it('is seen by whoever sees how to reach the person, and by nobody else', async () => {
    const id = await person(
      ground('support'),
      ground('marketing-post', 'legitimate-interests'),
      ground('profiling', 'consent'),
    );
    await wishes(id, { onlyBy: ['letter'] });
    for (const [actor, purpose] of [
      [service, 'support'],
      [marketing, 'marketing-post'],
    ] as const) {
      const answer = await app.call(actor, 'GET', `/api/v1/contacts/${id}/wishes`, { purpose });
      expect(answer.body.items, purpose).toHaveLength(1);
    }
    const profiling = await app.call(marketing, 'GET', `/api/v1/contacts/${id}/wishes`, {
      purpose: 'profiling',
    });
    expect(profiling.status).toBe(200);
    expect(profiling.body.items).toEqual([]);
    const refused = await wishes(id, { onlyBy: ['phone'] }, marketing, 'profiling');
    expect(refused.status).toBe(403);
    expect(faultsOf(refused)).toEqual(['header.Obhut-Purpose category-not-open']);
  });

  it.each([
    ['nothing in it', {}, ['body.details wish-empty']],
    ['reversed hours', { hoursFrom: '17:00', hoursUntil: '09:00' }, ['body.hoursUntil hours-reversed']],
    [
      'reversed days and a channel both ways',
      { refused: ['phone'], onlyBy: ['phone'], startsOn: '2027-02-01', endsOn: '2027-01-01' },
      ['body.endsOn days-reversed', 'body.onlyBy wished-and-refused'],
    ],
    ['a last day that is past', { refused: ['phone'], endsOn: '2020-01-01' }, ['body.endsOn wish-past']],
    [
      'a note from the future',
      { refused: ['phone'], notedOn: '2199-01-01' },
      ['body.notedOn noted-in-future'],
    ],
  ])('with %s is refused', async (_name, body, faults) => {
    const answer = await wishes(await person(), body);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(faults);
    expect(answer.body.errors.every(({ message }: { message: string }) => message.includes(' '))).toBe(true);
  });

  it('with every field wrong names every field', async () => {
    const answer = await wishes(await person(), {
      refused: ['fax'],
      onlyBy: 'letter',
      weekdaysRefused: ['freitag'],
      hoursFrom: '9 Uhr',
      hoursUntil: '24:00',
      timed: [7],
      language: 'deutsch',
      salutation: 'x'.repeat(121),
      details: `NUL \u0000 ${'🦊'.repeat(10_000)}`,
      source: 'Hörensagen',
      notedOn: '2026-02-30',
      startsOn: '31.12.2026',
      endsOn: '9999-99-99',
      mood: 'gut',
    });
    expect(answer.status).toBe(422);
    const at = new Set<string>(answer.body.errors.map((fault: { at: string }) => fault.at));
    expect([...at].sort()).toEqual([
      'body.details',
      'body.endsOn',
      'body.hoursFrom',
      'body.hoursUntil',
      'body.language',
      'body.mood',
      'body.notedOn',
      'body.onlyBy',
      'body.refused.0',
      'body.salutation',
      'body.source',
      'body.startsOn',
      'body.timed.0',
      'body.weekdaysRefused.0',
    ]);
  });

  it('is answered for any number of people in one statement, and only for those whom it contradicts', async () => {
    const people = await Promise.all([person(), person(), person()]);
    await wishes(people[0]!, { onlyBy: ['letter'], details: 'Nur Briefe' });
    await wishes(people[1]!, { weekdaysRefused: ['fri'] });
    const ask = (at: string) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.check' }, (tx) =>
        checkWishes(tx, people, 'phone', new Date(at)),
      );
    const onFriday = await ask('2026-11-27T09:30:00Z');
    expect([...onFriday.keys()].sort()).toEqual([people[0], people[1]].sort());
    expect(onFriday.get(people[0]!)).toEqual([
      expect.objectContaining({ reason: 'other-channels', onlyBy: ['letter'], details: 'Nur Briefe' }),
    ]);
    expect([...(await ask('2026-11-26T09:30:00Z')).keys()]).toEqual([people[0]]);
  });

  it('goes on the day after its last one', async () => {
    const id = await person();
    const { body } = await wishes(id, { refused: ['phone'], endsOn: '2199-12-31' });
    const other = await wishes(id, { refused: ['email'] });
    await app.admin.query("UPDATE wish SET ends_on = '2020-01-01' WHERE wish_id = $1", [body.wishId]);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'preferences.remove-ended')!, {});
    const list = await app.call(sales, 'GET', `/api/v1/contacts/${id}/wishes`, { purpose: 'inquiry' });
    expect(list.body.items).toEqual([other.body]);
  });
});

describe('a preference', () => {
  it('stands on the ground of the call, or on another given one of the same person', async () => {
    const id = await person(ground('marketing-email', 'consent'));
    const { grounds } = (
      await app.call(sales, 'GET', `/api/v1/contacts/${id}/grounds`, { purpose: 'inquiry' })
    ).body;
    const made = await preferences(id, {
      kind: 'product',
      topic: 'Nordlicht Scan',
      productVersion: '4.2',
      source: 'observed',
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ purpose: 'inquiry', productVersion: '4.2', version: 1 });
    const consent = grounds.find(({ purpose }: { purpose: string }) => purpose === 'marketing-email');
    const changed = await app.call(
      sales,
      'PATCH',
      `/api/v1/contacts/${id}/preferences/${made.body.preferenceId}`,
      {
        purpose: 'inquiry',
        body: { version: 1, groundId: consent.groundId },
      },
    );
    expect(changed.body).toMatchObject({ purpose: 'marketing-email', topic: 'Nordlicht Scan', version: 2 });
    const other = await person();
    const foreign = await preferences(other, { kind: 'like', topic: 'Tee', groundId: consent.groundId });
    expect(faultsOf(foreign)).toEqual(['body.groundId no-such-ground']);
  });

  it('cannot stand on a ground of somebody else, whatever the code says', async () => {
    const [one, two] = [await person(), await person()];
    const { grounds } = (
      await app.call(sales, 'GET', `/api/v1/contacts/${two}/grounds`, { purpose: 'inquiry' })
    ).body;
    const values = {
      kind: 'like' as const,
      topic: 'Tee',
      value: '',
      productVersion: '',
      source: 'person' as const,
      notedOn: null,
      groundId: grounds[0].groundId,
    };
    const write = app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.insert' }, (tx) =>
      insertPreference(tx, one, values, '2026-11-24'),
    );
    await expect(write).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is there for the purposes that open preferences alone', async () => {
    const id = await person(ground('support'), ground('marketing-email', 'consent'));
    await preferences(id, { kind: 'interest', topic: 'Höhenverstellbare Tische' });
    const read = (actor: typeof sales, purpose: string) =>
      app.call(actor, 'GET', `/api/v1/contacts/${id}/preferences`, { purpose });
    expect((await read(marketing, 'marketing-email')).body.items).toHaveLength(1);
    expect((await read(service, 'support')).body.items).toEqual([]);
    expect((await preferences(id, { kind: 'like', topic: 'Tee' }, service, 'support')).status).toBe(403);
  });

  it('is gone with the ground that it stands on, at once, and removed later', async () => {
    const id = await person(ground('marketing-email', 'consent'));
    const { grounds } = (
      await app.call(sales, 'GET', `/api/v1/contacts/${id}/grounds`, { purpose: 'inquiry' })
    ).body;
    const consent = grounds.find(({ purpose }: { purpose: string }) => purpose === 'marketing-email');
    await preferences(id, { kind: 'like', topic: 'Messeeinladungen', groundId: consent.groundId });
    await preferences(id, { kind: 'size', topic: 'Stuhl', value: '52 cm' });
    await app.call(sales, 'PATCH', `/api/v1/contacts/${id}/grounds/${consent.groundId}`, {
      purpose: 'inquiry',
      body: { status: 'withdrawn' },
    });
    const topics = async () =>
      (
        await app.call(sales, 'GET', `/api/v1/contacts/${id}/preferences`, { purpose: 'inquiry' })
      ).body.items.map(({ topic }: { topic: string }) => topic);
    expect(await topics()).toEqual(['Stuhl']);
    const count = async () =>
      (await app.admin.query('SELECT count(*)::int AS n FROM preference WHERE contact_id = $1', [id])).rows[0]
        .n;
    expect(await count()).toBe(2);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'preferences.remove-ended')!, {});
    expect(await count()).toBe(1);
  });

  it('with bad input is a problem document', async () => {
    const id = await person();
    const answer = await preferences(id, {
      kind: 'whim',
      topic: '\uD800',
      value: 'x'.repeat(10_000),
      productVersion: 3,
      source: null,
      notedOn: 'gestern',
      groundId: 'mine',
    });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer).map((fault) => fault.split(' ')[0])).toEqual([
      'body.groundId',
      'body.kind',
      'body.notedOn',
      'body.productVersion',
      'body.source',
      'body.topic',
      'body.value',
    ]);
    expect(answer.body.errors.find(({ at }: { at: string }) => at === 'body.topic').code).toBe(
      'not-storable',
    );
  });

  it('of somebody out of sight is not found', async () => {
    const id = await person();
    const { body } = await preferences(id, { kind: 'like', topic: 'Tee' });
    const stranger = await app.makeUser({ sales: 'own' });
    const url = `/api/v1/contacts/${id}/preferences`;
    const change = { purpose: 'inquiry', body: { version: 1, topic: 'Kaffee' } };
    expect((await app.call(stranger, 'GET', url, { purpose: 'inquiry' })).status).toBe(404);
    expect((await app.call(stranger, 'PATCH', `${url}/${body.preferenceId}`, change)).status).toBe(404);
    expect(
      (await app.call(stranger, 'DELETE', `${url}/${body.preferenceId}`, { purpose: 'inquiry' })).status,
    ).toBe(404);
    expect((await preferences(id, { kind: 'like', topic: 'Tee' }, stranger)).status).toBe(404);
  });
});
