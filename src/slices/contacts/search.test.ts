import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const own = await app.makeUser({ sales: 'own' });
const marketing = await app.makeUser({ marketing: 'all' });
const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];

const search = async (q: string, more = '', actor = sales, purpose = 'inquiry'): Promise<string[]> => {
  const { status, body } = await app.call(
    actor,
    'GET',
    `/api/v1/contacts?q=${encodeURIComponent(q)}${more}`,
    { purpose },
  );
  expect(status).toBe(200);
  expect(body.next).toBeNull();
  return body.items.map((row: { displayName: string }) => row.displayName);
};
const post = (path: string, body: unknown) =>
  app.call(sales, 'POST', `/api/v1/${path}`, { purpose: 'inquiry', body });

beforeAll(async () => {
  const company = (await post('companies', { name: 'Bäckerei Čapek & Söhne' })).body.companyId;
  const people: object[] = [
    {
      givenName: 'Hans',
      familyName: 'Müller',
      emails: [{ address: 'hans@mueller.example' }],
      phones: [{ number: '0711 2345678' }],
    },
    { givenName: 'Sabine', familyName: 'Grün', companies: [{ companyId: company }], tags: ['Messe'] },
    {
      givenName: 'Jörg',
      familyName: 'Weiß',
      nickname: 'Jogi',
      addresses: [{ city: 'Köln' }],
      phones: [{ number: '0351 / 98-76-54' }],
    },
    {
      givenName: 'Łukasz',
      familyName: 'Đorđević',
      emails: [{ address: 'l@dj.example' }],
      phones: [{ number: '+43 1 58858-0' }],
    },
    { givenName: 'Petra', familyName: 'Fischer', phones: [{ number: 'Durchwahl 4711' }] },
  ];
  for (const person of people)
    expect((await post('contacts', { ...person, grounds: GROUNDS })).status).toBe(201);
});

describe('the search', () => {
  it.each([
    ['Müller', 'Hans Müller'],
    ['mueller', 'Hans Müller'],
    ['MULLER', 'Hans Müller'],
    ['Mueler', 'Hans Müller'],
    ['Müler hans', 'Hans Müller'],
    ['gruen', 'Sabine Grün'],
    ['GRÜN', 'Sabine Grün'],
    ['grü', 'Sabine Grün'],
    ['weiss', 'Jörg Weiß'],
    ['weiß joerg', 'Jörg Weiß'],
    ['jogi', 'Jörg Weiß'],
    ['capek', 'Sabine Grün'],
    ['Baeckerei soehne', 'Sabine Grün'],
    ['lukasz dordevic', 'Łukasz Đorđević'],
    ['Fisher', 'Petra Fischer'],
    ['hans@mueller', 'Hans Müller'],
    ['@mueller.example', 'Hans Müller'],
    ['4711', 'Petra Fischer'],
  ])('finds by %s', async (q, name) => {
    expect((await search(q))[0]).toBe(name);
  });

  it.each([
    '0711 2345678',
    '+49 711 2345678',
    '0049711/2345678',
    '+49 (0)711 234-5678',
    '(0711) 2345 678',
    '7112345678',
    '0711-23 45',
    'Müller 0711/2345678',
  ])('finds a phone however it is written: %s', async (q) => {
    expect(await search(q)).toEqual(['Hans Müller']);
  });

  it.each(['xylophon', 'Müller Fischer', '0711 9999999', '%', '___', 'capek köln'])(
    'finds nobody for %s',
    async (q) => {
      expect(await search(q)).toEqual([]);
    },
  );

  it('puts those who hold every word first, and those who nearly do after them', async () => {
    await post('contacts', { givenName: 'Hans', familyName: 'Mueler', grounds: GROUNDS });
    expect(await search('Hans Müller')).toEqual(['Hans Müller', 'Hans Mueler']);
    expect(await search('Hans Mueler')).toEqual(['Hans Mueler', 'Hans Müller']);
  });

  it('puts people who are called so before people who work at a company that is', async () => {
    const { companyId } = (await post('companies', { name: 'Zwirner Papier GmbH' })).body;
    await post('contacts', {
      givenName: 'Ada',
      familyName: 'Abel',
      companies: [{ companyId }],
      grounds: GROUNDS,
    });
    await post('contacts', { givenName: 'Zwirner', familyName: 'Yilmaz', grounds: GROUNDS });
    await post('contacts', { givenName: 'Uwe', familyName: 'Zwirner', grounds: GROUNDS });
    expect(await search('Zwirner')).toEqual(['Uwe Zwirner', 'Zwirner Yilmaz', 'Ada Abel']);
    expect((await search('Zwriner')).sort()).toEqual(['Uwe Zwirner', 'Zwirner Yilmaz']);
  });

  it.each([
    ['one letter less', 'Quandmeir'],
    ['one letter more', 'Quandtmeier'],
    ['another letter', 'Quandmeyer'],
    ['two letters swapped', 'Quandmeire'],
    ['the first letter missing', 'uandmeier'],
    ['a second word beside it', 'Quandmeir Isolde'],
    ['a typo in both', 'Isolda Quantmeier'],
    ['a word from elsewhere beside it', 'Quandmeir isolde@post.example'],
  ])('forgives %s', async (_, q) => {
    if ((await search('Isolde Quandmeier')).length === 0)
      await post('contacts', {
        givenName: 'Isolde',
        familyName: 'Quandmeier',
        emails: [{ address: 'isolde@post.example' }],
        grounds: GROUNDS,
      });
    expect(await search(q)).toEqual(['Isolde Quandmeier']);
  });

  it('goes together with filters', async () => {
    expect(await search('weiss', '&city=köln')).toEqual(['Jörg Weiß']);
    expect(await search('weiss', '&city=Bonn')).toEqual([]);
    expect(await search('sabine', '&tag=Messe')).toEqual(['Sabine Grün']);
    const { body } = await app.call(sales, 'GET', '/api/v1/contacts/count?q=sabine&tag=Messe', {
      purpose: 'inquiry',
    });
    expect(body).toEqual({ count: 1 });
  });

  it('finds nobody under another purpose or out of scope', async () => {
    expect(await search('Müller', '', marketing, 'marketing-email')).toEqual([]);
    expect(await search('Müller', '', own)).toEqual([]);
  });

  it('follows a changed name, address and number, and forgets the old ones', async () => {
    const { body } = await post('contacts', {
      familyName: 'Vorher',
      emails: [{ address: 'alt@vorher.example' }],
      phones: [{ number: '0221 111222' }],
      grounds: GROUNDS,
    });
    await app.call(sales, 'PATCH', `/api/v1/contacts/${body.contactId}`, {
      purpose: 'inquiry',
      body: {
        version: 1,
        familyName: 'Nachher',
        emails: [{ address: 'neu@nachher.example' }],
        phones: [{ number: '0221 333444' }],
      },
    });
    for (const q of ['Nachher', 'neu@nachher.example', '0221 333444'])
      expect(await search(q), q).toEqual(['Nachher']);
    for (const q of ['Vorher', 'alt@vorher.example', '0221 111222'])
      expect(await search(q), q).not.toContain('Vorher');
    const { rows } = await app.admin.query('SELECT document FROM contact_search WHERE contact_id = $1', [
      body.contactId,
    ]);
    expect(rows[0].document).not.toMatch(/vorher|111222/);
  });
});
