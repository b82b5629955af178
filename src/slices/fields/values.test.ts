import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { faultsOf, GROUNDS, openFields } from './test-fields.ts';

const app = await startTestApp();
const { admin, sales, addField, createContact, ownOf } = await openFields(app);
const service = await app.makeUser({ service: 'all' });
const create = (own: unknown, purpose = 'inquiry') =>
  app.call(sales, 'POST', '/api/v1/contacts', {
    purpose,
    body: { familyName: 'Groß', grounds: [{ ...GROUNDS[0], purpose }], own },
  });
const change = async (contactId: string, own: object, purpose = 'inquiry') => {
  const { body } = await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose });
  return app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}`, {
    purpose,
    body: { version: body.version, own },
  });
};
const ALL = {
  nick: 'Ännchen 🙂',
  size: 42.5,
  since: '2024-02-29',
  shirt: 'm',
  vegan: true,
  page: 'https://änne.example/über?a=1',
};

beforeAll(async () => {
  await addField({ key: 'nick' });
  await addField({ key: 'size', type: 'number' });
  await addField({ key: 'since', type: 'date' });
  await addField({
    key: 'shirt',
    type: 'choice',
    choices: [
      { key: 's', de: 'klein', en: 'small' },
      { key: 'm', de: 'mittel', en: 'medium' },
    ],
  });
  await addField({ key: 'vegan', type: 'yes-no' });
  await addField({ key: 'page', type: 'link' });
  await addField({ key: 'turnover', type: 'number', category: 'purchases', purposes: ['contract'] });
  await addField({
    key: 'branch',
    entity: 'company',
    category: 'identity',
    purposes: ['inquiry', 'support'],
  });
});

describe('values of own fields', () => {
  it('come with the contact as they were sent, and are set in the request that makes it', async () => {
    const contactId = await createContact(ALL);
    expect(await ownOf(contactId)).toEqual(ALL);
    const changed = await change(contactId, { size: -0.125, nick: null, vegan: false });
    expect(changed.body.own).toEqual({ ...ALL, size: -0.125, vegan: false, nick: undefined });
    expect(changed.body.ownEnds).toEqual({});
  });

  it('name each value at fault at body.own.<key>, all at once, and store nothing', async () => {
    const own = {
      nick: 'a\u0000',
      size: 'viel',
      since: '2023-02-29',
      shirt: 'xl',
      vegan: 'true',
      page: 'javascript:alert(1)',
      turnover: 5,
      nobody: 1,
      __proto__x: 'x',
    };
    const answer = await create(own);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer.body)).toEqual({
      'body.own.nick': 'not-storable',
      'body.own.size': 'own-not-number',
      'body.own.since': 'own-not-date',
      'body.own.shirt': 'own-not-choice',
      'body.own.vegan': 'own-not-yes-no',
      'body.own.page': 'own-not-link',
      'body.own.turnover': 'own-closed',
      'body.own.nobody': 'own-unknown',
      'body.own.__proto__x': 'own-unknown',
    });
    for (const { message, code } of answer.body.errors) expect(message, code).not.toBe(code);
    const contactId = await createContact(ALL);
    expect(faultsOf((await change(contactId, own)).body)).toEqual(faultsOf(answer.body));
    expect(await ownOf(contactId)).toEqual(ALL);
  });

  it.each([
    ['nick', 'x'.repeat(501), 'own-too-long'],
    ['nick', '\ud83d', 'not-storable'],
    ['nick', 7, 'own-not-text'],
    ['size', 1e13, 'own-not-number'],
    ['size', 0.0001, 'own-not-number'],
    ['size', '1e3', 'own-not-number'],
    ['size', '1,5', 'own-not-number'],
    ['since', '0000-01-01', 'own-not-date'],
    ['since', '24.11.2026', 'own-not-date'],
    ['since', 20261124, 'own-not-date'],
    ['shirt', 'M', 'own-not-choice'],
    ['vegan', 1, 'own-not-yes-no'],
    ['page', 'http://plain.example', 'own-not-link'],
    ['page', 'https://user:pass@x.example', 'own-not-link'],
    ['page', 'https://x.example/a b', 'own-not-link'],
    ['page', `https://x.example/${'a'.repeat(500)}`, 'own-too-long'],
  ])('%s is not %j', async (key, value, code) => {
    const answer = await create({ [key]: value });
    expect(faultsOf(answer.body)).toEqual({ [`body.own.${key}`]: code });
  });

  it.each([7, 'x', [], { nick: [] }, { nick: { a: 1 } }, { nick: 'x'.repeat(5000) }])(
    'a body with %j gets a problem document',
    async (own) => {
      const answer = await create(own);
      expect(answer.status).toBe(422);
      expect(Object.keys(faultsOf(answer.body)).every((at) => at.startsWith('body.own'))).toBe(true);
    },
  );

  it('take naughty texts as they are', async () => {
    for (const nick of [
      "'; DROP TABLE contact; --",
      '<script>alert(1)</script>',
      '𝕬 ﷽ ‮abc',
      '%00 {{y}} \\u0000',
      '0',
    ])
      expect((await create({ nick })).body.own).toEqual({ nick });
  });

  it('are asked for where the field is required and open', async () => {
    const field = await addField({
      key: 'must',
      isRequired: true,
      category: 'purchases',
      purposes: ['contract'],
    });
    expect((await create({})).status).toBe(201);
    expect(faultsOf((await create({}, 'contract')).body)).toEqual({ 'body.own.must': 'own-required' });
    const made = await create({ must: 'x' }, 'contract');
    expect(made.status).toBe(201);
    expect(faultsOf((await change(made.body.contactId, { must: '' }, 'contract')).body)).toEqual({
      'body.own.must': 'own-required',
    });
    expect((await change(made.body.contactId, { nick: 'y' }, 'contract')).status).toBe(200);
    await app.call(admin, 'PATCH', `/api/v1/own-fields/${field.fieldId}`, {
      body: { version: 1, isRequired: false },
    });
  });

  it('come with companies, too', async () => {
    const made = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Werkzeugbau GmbH', own: { branch: 'Nord' } },
    });
    expect(made.body.own, JSON.stringify(made.body)).toEqual({ branch: 'Nord' });
    const path = `/api/v1/companies/${made.body.companyId}`;
    const changed = await app.call(sales, 'PATCH', path, {
      purpose: 'inquiry',
      body: { version: 1, own: { branch: 'Süd' } },
    });
    expect(changed.body).toMatchObject({ version: 2, own: { branch: 'Süd' } });
    const wrong = await app.call(sales, 'PATCH', path, {
      purpose: 'inquiry',
      body: { version: 2, own: { nick: 'x' }, soleTraderContactId: '019a0000-0000-7000-8000-000000000000' },
    });
    expect(faultsOf(wrong.body)).toEqual({
      'body.own.nick': 'own-unknown',
      'body.soleTraderContactId': 'no-such-contact',
    });
    expect((await app.call(sales, 'GET', path, { purpose: 'contract' })).body.own).toEqual({});
    expect((await app.call(service, 'GET', path, { purpose: 'support' })).body.own).toEqual({
      branch: 'Süd',
    });
  });

  it('are described in the OpenAPI document', async () => {
    const { body } = await app.call(undefined, 'GET', '/api/v1/openapi.json');
    const schema = body.paths['/api/v1/contacts'].post.requestBody.content['application/json'].schema;
    expect(schema.properties.own).toMatchObject({
      type: 'object',
      description: expect.stringContaining('own fields'),
    });
    const filter = body.paths['/api/v1/contacts'].get.parameters.find(
      ({ name }: { name: string }) => name === 'own',
    );
    expect(filter.schema.patternProperties).toHaveProperty(['^own\\.']);
  });
});

describe('a closed purpose', () => {
  it('sees nothing of a field: not in the record, not in the table, not by a filter', async () => {
    const contactId = await createContact(
      { nick: 'Geheim' },
      { grounds: [...GROUNDS, { purpose: 'support', legalBasis: 'contract', origin: 'person' }] },
    );
    expect(await ownOf(contactId, 'support', service)).toEqual({});
    const list = await app.call(service, 'GET', '/api/v1/contacts?own.nick=Geheim', { purpose: 'support' });
    expect(faultsOf(list.body)).toEqual({ 'query.own.nick': 'own-closed' });
    const rows = await app.ctx.db.perform(
      { actor: service, purpose: 'support', action: 'test.look' },
      async (tx) => tx.query({ text: 'SELECT * FROM contact_own_value', values: [] } as never),
    );
    expect(rows).toEqual([]);
  });

  it('sees nothing of a category that it does not open, even where the field names the purpose', async () => {
    const field = await addField({ key: 'moved' });
    const contactId = await createContact({ moved: 'x' });
    expect(await ownOf(contactId)).toEqual({ moved: 'x' });
    await app.admin.query('UPDATE own_field SET category = 32 WHERE field_id = $1', [field.fieldId]);
    expect(await ownOf(contactId)).toEqual({});
    expect(faultsOf((await change(contactId, { moved: 'y' })).body)).toEqual({
      'body.own.moved': 'own-closed',
    });
  });
});

describe('the clock of a value', () => {
  const state = async (contactId: string) =>
    (
      await app.admin.query('SELECT value, expires_at FROM contact_own_value WHERE contact_id = $1', [
        contactId,
      ])
    ).rows;
  const upkeep = () => runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});

  it('hides it to the second and deletes it with the next upkeep; a new value may come before', async () => {
    await addField({ key: 'brief', retainDays: 7 });
    const contactId = await createContact({ brief: 'kurz' });
    const { body } = await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
    expect(Date.parse(body.ownEnds.brief)).toBeCloseTo(Date.now() + 7 * 86_400_000, -4);
    await app.admin.query(
      "UPDATE contact_own_value SET expires_at = now() + interval '300 ms' WHERE contact_id = $1",
      [contactId],
    );
    expect(await ownOf(contactId)).toEqual({ brief: 'kurz' });
    await new Promise((done) => setTimeout(done, 350));
    expect(await ownOf(contactId)).toEqual({});
    expect(await state(contactId)).toHaveLength(1);
    expect((await change(contactId, { brief: 'neu' })).body.own).toEqual({ brief: 'neu' });
    await app.admin.query(
      "UPDATE contact_own_value SET expires_at = now() - interval '1 s' WHERE contact_id = $1",
      [contactId],
    );
    await upkeep();
    expect(await state(contactId)).toEqual([]);
  });

  it('starts anew when the value changes, and not when it is only sent again', async () => {
    await addField({ key: 'steady', retainDays: 7 });
    const contactId = await createContact({ steady: 'a' });
    await app.admin.query(
      "UPDATE contact_own_value SET expires_at = now() + interval '1 day' WHERE contact_id = $1",
      [contactId],
    );
    const before = await state(contactId);
    await change(contactId, { steady: 'a' });
    expect(await state(contactId)).toEqual(before);
    await change(contactId, { steady: 'b' });
    expect((await state(contactId))[0].expires_at.getTime()).toBeGreaterThan(
      before[0].expires_at.getTime() + 5 * 86_400_000,
    );
  });

  it('takes a field out of use with all its values after its thirty days', async () => {
    const field = await addField({ key: 'gone' });
    const contactId = await createContact({ gone: 'x' });
    await app.call(admin, 'PATCH', `/api/v1/own-fields/${field.fieldId}`, {
      body: { version: 1, isActive: false },
    });
    await app.admin.query("UPDATE own_field SET deletes_at = now() - interval '1 s' WHERE field_id = $1", [
      field.fieldId,
    ]);
    await upkeep();
    expect(await state(contactId)).toEqual([]);
    const { body } = await app.call(admin, 'GET', '/api/v1/own-fields');
    expect(body.items.map(({ key }: { key: string }) => key)).not.toContain('gone');
  });
});

describe('a filter by own fields', () => {
  const found = async (query: string) => {
    const answer = await app.call(sales, 'GET', `/api/v1/contacts?${query}`, { purpose: 'inquiry' });
    return answer.status === 200
      ? answer.body.items.map(({ familyName }: { familyName: string }) => familyName)
      : faultsOf(answer.body);
  };
  beforeAll(async () => {
    await createContact(
      { nick: 'Filter', size: 36, since: '2020-01-01', shirt: 's', vegan: true },
      { familyName: 'Eins' },
    );
    await createContact(
      { nick: 'filter', size: 9.5, since: '2021-06-30', shirt: 'm', vegan: false },
      { familyName: 'Zwei' },
    );
  });

  it.each([
    ['own.nick=Filter&sort=created', ['Eins', 'Zwei']],
    ['own.nick=FILTER&sort=created', ['Eins', 'Zwei']],
    ['own.nick=filter&own.shirt=s&own.shirt=m&sort=created', ['Eins', 'Zwei']],
    ['own.nick=filter&own.size.from=9.5&own.size.to=10&sort=created', ['Zwei']],
    ['own.nick=filter&own.size=36', ['Eins']],
    ['own.nick=filter&own.since.from=2020-01-02', ['Zwei']],
    ['own.nick=filter&own.since.to=2020-01-01', ['Eins']],
    ['own.nick=filter&own.vegan=false', ['Zwei']],
    ['own.nick=niemand', []],
    ['own.nick=filter&q=Zwei', ['Zwei']],
  ])('%s finds %j', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('names what cannot be asked for', async () => {
    expect(
      await found(
        'own.nobody=1&own.size=viel&own.since.from=gestern&own.shirt.from=s&own.vegan=ja&own.turnover=1&own.nick=&own.nick.mid=x',
      ),
    ).toEqual({
      'query.own.nobody': 'own-unknown',
      'query.own.size': 'own-not-number',
      'query.own.since.from': 'own-not-date',
      'query.own.shirt.from': 'own-filter-range',
      'query.own.vegan': 'own-not-yes-no',
      'query.own.turnover': 'own-closed',
      'query.own.nick': 'own-filter-empty',
      'query.own.nick.mid': 'own-filter-range',
    });
    expect(Object.keys(await found('own=x'))).toEqual(['query.own']);
    expect(Object.keys(await found('other.x=1'))).toEqual(['query.other']);
  });

  it('counts, and finds companies', async () => {
    const count = await app.call(sales, 'GET', '/api/v1/contacts/count?own.nick=filter', {
      purpose: 'inquiry',
    });
    expect(count.body).toEqual({ count: 2 });
    await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Filter GmbH', own: { branch: 'West' } },
    });
    const list = await app.call(sales, 'GET', '/api/v1/companies?own.branch=west', { purpose: 'inquiry' });
    expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(['Filter GmbH']);
  });
});
