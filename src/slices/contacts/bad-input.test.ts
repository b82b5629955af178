import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const german = await app.makeUser({ sales: 'all' }, { language: 'de' });
const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
const post = (body: unknown, actor = sales) =>
  app.call(actor, 'POST', '/api/v1/contacts', { purpose: 'inquiry', body });
const list = (query: string, path = '/api/v1/contacts') =>
  app.call(sales, 'GET', `${path}?${query}`, { purpose: 'inquiry' });
const placesOf = (result: { body: { errors?: { at: string }[] } }) =>
  (result.body.errors ?? []).map(({ at }) => at).sort();
const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));
const countContacts = async () => (await app.admin.query('SELECT count(*)::int AS n FROM contact')).rows[0].n;

const NAUGHTY = [
  "Robert'); DROP TABLE contact;--",
  '<script>alert(1)</script>',
  '{{7*7}} #{7*7} %s %n %x',
  '\\\\ \\u0041 \\"',
  'undefined',
  'NULL',
  '٠١٢٣ العربية',
  '田中さん',
  'Z̸̢̛a̶l̵g̷o̸',
  '👩‍👩‍👧‍👦🇩🇪🏳️‍🌈',
  '\u202Etxet\u202C',
  'ß ẞ İ ı ſ ﬁ Ǆ',
  "O’Connor-d'Arc",
  '1e309',
];

describe('bad input', () => {
  it.each(NAUGHTY)('keeps a naughty string as it is, and finds it again: %s', async (name) => {
    const created = await post({ familyName: name, note: name, tags: [name], grounds: GROUNDS });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ familyName: name, note: name, tags: [name] });
    const found = await list(`tag=${encodeURIComponent(name)}`);
    expect(found.body.items).toHaveLength(1);
    const searched = await list(`q=${encodeURIComponent(name)}`);
    expect(searched.status).toBe(200);
    expect(searched.body.items.map((row: { contactId: string }) => row.contactId)).toContain(
      created.body.contactId,
    );
  });

  it('takes a note of 10,000 characters and no more', async () => {
    expect(
      (await post({ familyName: 'Lang', note: 'ä'.repeat(10_000), grounds: GROUNDS })).body.note,
    ).toHaveLength(10_000);
    const longer = await post({ familyName: 'Lang', note: 'ä'.repeat(10_001), grounds: GROUNDS });
    expect([longer.status, placesOf(longer)]).toEqual([422, ['body.note']]);
  });

  it('takes the longest names of any script, and pages by them', async () => {
    for (const letter of ['각', 'ẞ', '😀', 'ﬃ'])
      expect(
        (await post({ familyName: letter.repeat(60), givenName: letter.repeat(60), grounds: GROUNDS }))
          .status,
      ).toBe(201);
    let cursor = '';
    const seen: string[] = [];
    do {
      const { status, body } = await list(`limit=1&sort=-name${cursor}`);
      expect(status).toBe(200);
      seen.push(...body.items.map((row: { contactId: string }) => row.contactId));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(await countContacts());
  });

  it('refuses NUL and lone surrogates in every kind of field, naming each', async () => {
    const before = await countContacts();
    for (const bad of ['a\u0000b', 'a\ud800b', '\udc00']) {
      const result = await post({
        title: bad,
        givenName: bad,
        familyName: bad,
        nickname: bad,
        externalId: bad,
        note: bad,
        emails: [{ address: `${bad}@x.example` }],
        phones: [{ number: bad }],
        addresses: [{ street: bad, city: bad }],
        socials: [{ network: bad, handle: bad, url: `https://x.example/${bad}` }],
        tags: [bad],
        grounds: [{ ...GROUNDS[0], originDetail: bad, evidence: bad }],
      });
      expect(result.status).toBe(422);
      expect(placesOf(result)).toEqual([
        'body.addresses.0.city',
        'body.addresses.0.street',
        'body.emails.0.address',
        'body.externalId',
        'body.familyName',
        'body.givenName',
        'body.grounds.0.evidence',
        'body.grounds.0.originDetail',
        'body.nickname',
        'body.note',
        'body.phones.0.number',
        'body.socials.0.handle',
        'body.socials.0.network',
        'body.socials.0.url',
        'body.tags.0',
        'body.title',
      ]);
      expect(result.raw.toString()).not.toContain('\u0000');
    }
    expect(await countContacts()).toBe(before);
  });

  it('refuses days that do not exist, and wrong types, unknown fields and huge lists, all in one answer', async () => {
    const result = await post({
      salutation: 'Herr',
      givenName: 42,
      familyName: ['Groß'],
      birthday: { year: 2023, month: 2, day: 31 },
      language: 'deutsch',
      ownerId: 'ich',
      note: {},
      emails: many(51, (n) => ({ address: `${n}@x.example` })),
      phones: [{ number: '' }, { number: 'x'.repeat(61) }, { number: '1', kind: 'rauchzeichen' }],
      addresses: 'Hauptstraße',
      socials: [{ network: 'x', handle: 'y', url: 'javascript:alert(1)' }],
      companies: [{ companyId: '7' }],
      tags: many(51, (n) => `t${n}`),
      grounds: [{ purpose: 'inquiry', legalBasis: 'weil', origin: 'person', endsAt: 'bald' }],
      isAdmin: true,
      contactId: '01999999-9999-7999-8999-999999999999',
    });
    expect(result.status).toBe(422);
    expect(result.headers['content-type']).toMatch('application/problem+json');
    expect(placesOf(result)).toEqual([
      'body.addresses',
      'body.birthday',
      'body.companies.0.companyId',
      'body.contactId',
      'body.emails',
      'body.familyName',
      'body.givenName',
      'body.grounds.0.endsAt',
      'body.grounds.0.legalBasis',
      'body.isAdmin',
      'body.language',
      'body.note',
      'body.ownerId',
      'body.phones.0.number',
      'body.phones.1.number',
      'body.phones.2.kind',
      'body.salutation',
      'body.socials.0.url',
      'body.tags',
    ]);
  });

  it.each([
    [{ year: null, month: 2, day: 29 }, 201],
    [{ year: 2024, month: 2, day: 29 }, 201],
    [{ year: 2023, month: 2, day: 29 }, 422],
    [{ year: null, month: 4, day: 31 }, 422],
    [{ year: 1980, month: 13, day: 1 }, 422],
    [{ year: 1980, month: 0, day: 1 }, 422],
    [{ month: 1, day: 1.5 }, 422],
    ['1980-02-01', 422],
  ])('knows the calendar: %j', async (birthday, status) => {
    expect((await post({ familyName: 'Tag', birthday, grounds: GROUNDS })).status).toBe(status);
  });

  it('answers in the caller’s language, and never with what was typed', async () => {
    const result = await post(
      { familyName: 'Geheimnis', birthday: { month: 2, day: 31 }, grounds: [] },
      german,
    );
    expect(result.body.errors).toContainEqual({
      at: 'body.birthday',
      code: 'no-such-date',
      message: 'Diesen Tag gibt es im Kalender nicht.',
    });
    expect(result.raw.toString()).not.toContain('Geheimnis');
  });

  it.each([[null], [[]], ['text'], [7]])('refuses a body that is no object: %j', async (body) => {
    const result = await app.http.inject({
      method: 'POST',
      url: '/api/v1/contacts',
      headers: { 'x-test-actor': sales.id, 'obhut-purpose': 'inquiry', 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
    expect(result.statusCode).toBe(422);
    expect(result.headers['content-type']).toMatch('application/problem+json');
  });

  it('refuses a body that is too large', async () => {
    expect((await post({ familyName: 'Groß', note: 'x'.repeat(1_100_000), grounds: GROUNDS })).status).toBe(
      413,
    );
  });

  it.each([
    ['limit=0', ['query.limit']],
    ['limit=201&sort=alter', ['query.limit', 'query.sort']],
    ['limit=zehn', ['query.limit']],
    ['q=%00', ['query.q']],
    ['tag=%00&city=%00&email=%00', ['query.city', 'query.email', 'query.tag']],
    [`q=${'x'.repeat(201)}`, ['query.q']],
    [
      'companyId=1&ownerId=2&teamId=3&importId=4',
      ['query.companyId', 'query.importId', 'query.ownerId', 'query.teamId'],
    ],
    ['deletesBefore=morgen', ['query.deletesBefore']],
    ['restricted=vielleicht', ['query.restricted']],
    ['openPurpose=unfug', ['query.openPurpose']],
    ['openPurpose=rights', ['query.openPurpose']],
    ['order=asc', ['query.order']],
    ['q=a&q=b', ['query.q']],
  ])('names what is wrong with a query: %s', async (query, places) => {
    const result = await list(query);
    expect([result.status, placesOf(result)]).toEqual([422, places]);
  });

  it.each([
    'q=%25',
    'q=_',
    'q=%27%22%5C',
    'q=%3B',
    'q=++',
    'q=%F0%9F%91%A9',
    'q=...',
    'deletesBefore=0000-01-01T00:00:00Z',
    'deletesBefore=9999-12-31T23:59:59%2B14:00',
  ])('answers an odd query: %s', async (query) => {
    expect((await list(query)).status).toBe(200);
    expect((await list(query, '/api/v1/contacts/count')).status).toBe(200);
  });

  it('refuses a damaged, invented or foreign cursor', async () => {
    const { body } = await list('limit=1&sort=-changed');
    expect(body.next).toBeTruthy();
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const id = '01999999-9999-7999-8999-999999999999';
    for (const cursor of [
      'x',
      '',
      body.next.slice(0, -3),
      `${body.next}AAAA`,
      '%00',
      '=',
      made(['-changed', 'gestern', id]),
      made(['-changed', '1e5', id]),
      made(['-changed', '1', 'id']),
      made(['-changed', '9'.repeat(18), id]),
      made(['name', 'a\u0000', id]),
      made(['changed', '1', id]),
      made({}),
      made([['-changed'], '1', id]),
    ]) {
      const result = await list(`limit=1&sort=-changed&cursor=${cursor}`);
      expect([result.status, placesOf(result)], cursor).toEqual([422, ['query.cursor']]);
    }
    const other = await list(`limit=1&sort=name&cursor=${body.next}`);
    expect([other.status, placesOf(other)]).toEqual([422, ['query.cursor']]);
    expect(
      (await list(`limit=1&sort=-changed&cursor=${made(['-changed', '-99999999999999999', id])}`)).status,
    ).toBe(200);
  });

  it.each(['1', 'count-of', '%00', '01999999-9999-7999-8999-99999999999g'])(
    'refuses an id that is none: %s',
    async (id) => {
      const result = await app.call(sales, 'GET', `/api/v1/contacts/${id}`, { purpose: 'inquiry' });
      expect([result.status, placesOf(result)]).toEqual([422, ['path.id']]);
    },
  );
});
