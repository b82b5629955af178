import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { dealsOf, PIPELINE, STAGES } from './test-deals.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const { get, send, tryTo, person, company, deal } = dealsOf(app, sales);
let contactId: string;
let companyId: string;
const ids: Record<string, string> = {};

const SAMPLES: [string, number, string | null, string, string][] = [
  ['Regal', 100_00, '2027-01-10', 'EUR', STAGES.qualification],
  ['Sofa', 200_00, '2027-01-31', 'EUR', STAGES.offer],
  ['Tisch', 300_00, '2027-03-01', 'EUR', STAGES.negotiation],
  ['Uhr', 400_00, null, 'EUR', STAGES.need],
  ['Vase', 500_00, '2026-10-01', 'CHF', STAGES.need],
  ['Wand', 600_00, '2030-01-01', 'EUR', STAGES.need],
];
beforeAll(async () => {
  contactId = await person('Listen');
  companyId = await company('Listen GmbH');
  for (const [title, amountCents, expectedOn, currency, stageId] of SAMPLES)
    ids[title] = (
      await deal({
        title,
        amountCents,
        expectedOn,
        currency,
        stageId,
        companyId,
        ...(title === 'Sofa' ? { people: [{ contactId }], companyId: null } : {}),
      })
    ).dealId;
  await send('POST', `/api/v1/deals/${ids.Wand}/win`, { version: 1 });
});

const titles = async (query: string): Promise<string> =>
  (await get(`/api/v1/deals?${query}`)).items.map(({ title }: { title: string }) => title[0]).join('');

describe('the list of deals', () => {
  it.each([
    ['sort=created', 'RSTUVW'],
    ['sort=-created', 'WVUTSR'],
    ['sort=amount', 'RSTUVW'],
    ['sort=-amount', 'WVUTSR'],
    ['sort=expected', 'VRSTWU'],
    ['sort=-expected', 'UWTSRV'],
    ['sort=closed', 'W'],
    ['sort=amount&state=open', 'RSTUV'],
    ['sort=amount&state=won', 'W'],
    ['sort=amount&state=lost', ''],
    [`sort=amount&stageId=${STAGES.need}`, 'UV'],
    [`sort=amount&pipelineId=${PIPELINE}`, 'RSTUVW'],
    ['sort=amount&q=ISC', 'T'],
    ['sort=amount&currency=chf', 'V'],
    ['sort=amount&expectedFrom=2027-01-01&expectedTo=2027-01-31', 'RS'],
    ['sort=amount&expectedTo=2026-12-31', 'V'],
    ['sort=amount&expectedFrom=2028-01-01', 'W'],
    ['sort=amount&withoutDate=true', 'U'],
    ['sort=amount&amountFromCents=20000&amountToCents=40000', 'STU'],
  ])('%s shows %s', async (query, expected) => {
    expect(await titles(query)).toBe(expected);
  });

  it('can be narrowed to a person, a company and an owner', async () => {
    expect(await titles(`contactId=${contactId}`)).toBe('S');
    expect(await titles(`sort=amount&companyId=${companyId}`)).toBe('RTUVW');
    expect(await titles(`ownerId=${sales.id}&sort=amount`)).toBe('RSTUVW');
    expect(await titles(`ownerId=${uuid()}`)).toBe('');
  });

  it.each(['created', '-created', 'amount', '-amount', 'expected', '-expected', 'changed', '-changed'])(
    'comes page by page without gap or repetition, by %s',
    async (sort) => {
      const whole = await titles(`sort=${sort}`);
      let [seen, cursor] = ['', ''];
      do {
        const page = await get(`/api/v1/deals?sort=${sort}&limit=2${cursor}`);
        seen += page.items.map(({ title }: { title: string }) => title[0]).join('');
        cursor = page.next ? `&cursor=${page.next}` : '';
      } while (cursor);
      expect(seen).toBe(whole);
      expect(seen).toHaveLength(6);
    },
  );

  it('refuses a cursor of another order, a damaged one, and filters that mean nothing', async () => {
    const { next } = await get('/api/v1/deals?sort=amount&limit=2');
    for (const query of [
      `sort=expected&cursor=${next}`,
      `sort=amount&cursor=${next.slice(2)}`,
      'expectedFrom=x',
      'amountFromCents=-1',
      'state=maybe',
      'nonsense=1',
      'lastContactBefore=yesterday',
    ])
      expect((await tryTo('GET', `/api/v1/deals?${query}`)).status, query).toBe(422);
    const forged = Buffer.from(JSON.stringify(['expected', '2027-02-30', uuid()])).toString('base64url');
    expect((await tryTo('GET', `/api/v1/deals?sort=expected&cursor=${forged}`)).status).toBe(422);
  });

  it('tells when the last talk was, and finds those without one since', async () => {
    const talk = { channel: 'call', people: [contactId], dealId: ids.Sofa };
    await send('POST', '/api/v1/interactions', { ...talk, subject: 'x', occurredAt: '2026-10-01T10:00:00Z' });
    await send('POST', '/api/v1/interactions', { ...talk, subject: 'y', occurredAt: '2026-11-01T10:00:00Z' });
    await send('POST', '/api/v1/interactions', {
      ...talk,
      channel: 'note',
      direction: 'internal',
      content: 'z',
    });
    const [sofa] = (await get('/api/v1/deals?q=Sofa')).items;
    expect(sofa.lastContactAt).toBe('2026-11-01T10:00:00.000Z');
    expect(await titles('neverContacted=true&sort=amount')).toBe('RTUVW');
    expect(await titles('lastContactBefore=2026-11-02T00:00:00Z&sort=amount')).toBe('RSTUVW');
    expect(await titles('lastContactBefore=2026-10-31T00:00:00Z&sort=amount')).toBe('RTUVW');
  });
});

describe('sums', () => {
  it('come by currency, weighted by the stage, and obey the filters', async () => {
    expect((await get('/api/v1/deals/totals?state=open')).items).toEqual([
      { currency: 'EUR', count: 4, sumCents: 100_000, weightedCents: 1_000 + 10_000 + 22_500 + 10_000 },
      { currency: 'CHF', count: 1, sumCents: 50_000, weightedCents: 12_500 },
    ]);
    expect((await get(`/api/v1/deals/totals?contactId=${contactId}`)).items).toEqual([
      { currency: 'EUR', count: 1, sumCents: 20_000, weightedCents: 10_000 },
    ]);
    expect((await get('/api/v1/deals/totals?q=nirgends')).items).toEqual([]);
  });

  it('of the forecast lie in months, and every row names the days that list its deals', async () => {
    const forecast = await get('/api/v1/deals/forecast?from=2027-01&months=3');
    expect(forecast.rows).toEqual([
      {
        span: 'before',
        month: null,
        from: null,
        to: '2026-12-31',
        currency: 'CHF',
        count: 1,
        sumCents: 50_000,
        weightedCents: 12_500,
      },
      {
        span: 'month',
        month: '2027-01',
        from: '2027-01-01',
        to: '2027-01-31',
        currency: 'EUR',
        count: 2,
        sumCents: 30_000,
        weightedCents: 11_000,
      },
      {
        span: 'month',
        month: '2027-03',
        from: '2027-03-01',
        to: '2027-03-31',
        currency: 'EUR',
        count: 1,
        sumCents: 30_000,
        weightedCents: 22_500,
      },
      {
        span: 'undated',
        month: null,
        from: null,
        to: null,
        currency: 'EUR',
        count: 1,
        sumCents: 40_000,
        weightedCents: 10_000,
      },
    ]);
    for (const { from, to, currency, span, count } of forecast.rows) {
      const days = `${from ? `&expectedFrom=${from}` : ''}${to ? `&expectedTo=${to}` : ''}`;
      const query = `state=open&currency=${currency}${span === 'undated' ? '&withoutDate=true' : days}`;
      expect((await get(`/api/v1/deals?${query}`)).items, query).toHaveLength(count);
    }
    const now = new Date().toISOString().slice(0, 7);
    expect((await get('/api/v1/deals/forecast')).firstMonth).toBe(now);
    for (const query of ['from=2027-13', 'months=0', 'months=400'])
      expect((await tryTo('GET', `/api/v1/deals/forecast?${query}`)).status).toBe(422);
  });

  it('hold what is under the purpose and nothing else', async () => {
    const contract = dealsOf(app, sales, 'contract');
    const all = (await get('/api/v1/deals/totals')).items[0].count;
    // The one about a person who only asked is not there; those about the company are.
    expect((await contract.get('/api/v1/deals/totals')).items[0].count).toBe(all - 1);
    const marketing = await app.makeUser({ administrator: 'all' });
    expect((await dealsOf(app, marketing, 'marketing-email').get('/api/v1/deals/totals')).items).toEqual([]);
    expect((await dealsOf(app, marketing, 'support').get('/api/v1/deals/forecast')).rows).toEqual([]);
  });
});
