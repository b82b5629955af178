import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { dealsOf, faultsOf, PIPELINE, STAGES } from './test-deals.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' }, { name: 'Änne Vertrieb' });
const { get, send, tryTo, person, company, deal } = dealsOf(app, sales);

describe('a deal', () => {
  it('is about people, about a company, or both, and begins in the first stage', async () => {
    const [contactId, companyId] = [await person('Groß'), await company('Jannsen Optik GmbH')];
    const both = await deal({
      title: 'Drucker für drei Standorte',
      companyId,
      people: [{ contactId, role: 'decider' }],
      amountCents: 1_250_000,
      expectedOn: '2027-02-15',
      source: 'Messe Hamburg',
    });
    expect(both).toMatchObject({
      version: 1,
      stageId: STAGES.qualification,
      pipelineId: PIPELINE,
      outcome: 'open',
      company: { companyId, name: 'Jannsen Optik GmbH' },
      people: [{ contactId, displayName: 'Groß', role: 'decider' }],
      amountCents: 1_250_000,
      currency: 'EUR',
      expectedOn: '2027-02-15',
      closedAt: null,
      ownerName: 'Änne Vertrieb',
      stageChanges: [{ stageName: 'Qualifizierung', leftAt: null, changedByName: 'Änne Vertrieb' }],
    });
    expect(await deal({ people: [{ contactId }] })).toMatchObject({ company: null });
    expect(await deal({ companyId })).toMatchObject({ people: [] });
    expect(faultsOf(await tryTo('POST', '/api/v1/deals', { title: 'Nichts' }))).toEqual([
      'body.companyId deal-needs-somebody',
    ]);
  });

  it('has the sum of its items as its value, rounded to the cent', async () => {
    const companyId = await company('Summen GmbH');
    const made = await deal({
      companyId,
      amountCents: 5,
      items: [
        { name: 'Schreibtisch', quantity: 3, unitPriceCents: 49_900, discountPercent: 10 },
        { name: 'Beratung', quantity: 1.5, unitPriceCents: 9_999 },
        { name: 'Rest', quantity: 0.333, unitPriceCents: 100, discountPercent: 33.33 },
      ],
    });
    expect(made.items.map(({ totalCents }: { totalCents: number }) => totalCents)).toEqual([
      134_730, 14_999, 22,
    ]);
    expect(made.amountCents).toBe(149_751);
    const { rows } = await app.admin.query(
      `SELECT round(sum(quantity_thousandths::numeric * unit_price_cents * (10000 - discount_basis_points) / 10000000)) AS exact
         FROM deal_item WHERE deal_id = $1`,
      [made.dealId],
    );
    expect(Math.abs(Number(rows[0].exact) - made.amountCents)).toBeLessThanOrEqual(1);
    expect(
      faultsOf(await tryTo('PATCH', `/api/v1/deals/${made.dealId}`, { version: 1, amountCents: 1 })),
    ).toEqual(['body.amountCents amount-of-items']);
    const changed = await send('PATCH', `/api/v1/deals/${made.dealId}`, {
      version: 1,
      items: [{ name: 'Schreibtisch', quantity: 1, unitPriceCents: 49_900 }],
    });
    expect(changed).toMatchObject({ amountCents: 49_900, version: 2, items: [{ name: 'Schreibtisch' }] });
    const bare = await send('PATCH', `/api/v1/deals/${made.dealId}`, {
      version: 2,
      items: [],
      amountCents: 700,
    });
    expect(bare).toMatchObject({ amountCents: 700, items: [] });
  });

  it('changes only what is named, and says when somebody was faster', async () => {
    const made = await deal({ companyId: await company('Schnell OHG'), source: 'Empfehlung' });
    const changed = await send('PATCH', `/api/v1/deals/${made.dealId}`, {
      version: 1,
      title: 'Neu',
      currency: 'chf',
    });
    expect(changed).toMatchObject({ title: 'Neu', currency: 'CHF', source: 'Empfehlung', version: 2 });
    const late = await tryTo('PATCH', `/api/v1/deals/${made.dealId}`, { version: 1, title: 'Alt' });
    expect(late.status).toBe(409);
    expect(faultsOf(late)).toEqual(['body.version changed-meanwhile']);
  });

  it('exchanges its people, and needs a company before the last one leaves', async () => {
    const [first, second] = [await person('Erste'), await person('Zweite')];
    const made = await deal({ people: [{ contactId: first }] });
    const url = `/api/v1/deals/${made.dealId}`;
    const changed = await send('PATCH', url, { version: 1, people: [{ contactId: second, role: 'buyer' }] });
    expect(changed.people).toEqual([{ contactId: second, displayName: 'Zweite', role: 'buyer' }]);
    expect(faultsOf(await tryTo('PATCH', url, { version: 2, people: [] }))).toEqual([
      'body.companyId deal-needs-somebody',
    ]);
    const companyId = await company('Bleibt GmbH');
    expect(await send('PATCH', url, { version: 2, people: [], companyId })).toMatchObject({ people: [] });
    expect(faultsOf(await tryTo('PATCH', url, { version: 3, companyId: null }))).toEqual([
      'body.companyId deal-needs-somebody',
    ]);
  });

  it('goes when it is deleted, with people, items and history', async () => {
    const made = await deal({
      people: [{ contactId: await person('Weg') }],
      items: [{ name: 'Stuhl', quantity: 1, unitPriceCents: 100 }],
    });
    expect((await tryTo('DELETE', `/api/v1/deals/${made.dealId}`)).status).toBe(204);
    expect((await tryTo('GET', `/api/v1/deals/${made.dealId}`)).status).toBe(404);
    for (const table of ['deal', 'deal_person', 'deal_item', 'deal_stage_change'])
      expect((await app.admin.query(`SELECT FROM ${table} WHERE deal_id = $1`, [made.dealId])).rowCount).toBe(
        0,
      );
  });

  it('names its people in the log, those that came with it too', async () => {
    const contactId = await person('Protokoll');
    const made = await deal({ people: [{ contactId }] });
    await get('/api/v1/deals?q=Kopierer&limit=200');
    await get(`/api/v1/deals/${made.dealId}`);
    await get('/api/v1/deals/board');
    const { rows } = await app.admin.query(
      `SELECT action FROM audit_entry WHERE $1 = ANY (subjects) AND action LIKE 'deals.%' ORDER BY entry_id`,
      [contactId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'deals.create',
      'deals.list',
      'deals.read',
      'deals.read-board',
    ]);
  });
});

describe('who sees a deal', () => {
  it('depends on its people and the purpose', async () => {
    const contactId = await person('Anfrage');
    const made = await deal({ people: [{ contactId }] });
    const see = async (actor: typeof sales, purpose: string) =>
      (await app.call(actor, 'GET', `/api/v1/deals/${made.dealId}`, { purpose })).status;
    expect(await see(sales, 'inquiry')).toBe(200);
    expect(await see(sales, 'contract')).toBe(404);
    const other = await app.makeUser({ sales: 'own' });
    expect(await see(other, 'inquiry')).toBe(404);
    const marketing = await app.makeUser({ marketing: 'all' });
    expect(await see(marketing, 'marketing-email')).toBe(403);
  });

  it('without people is the company’s, and for a narrower scope one’s own', async () => {
    const companyId = await company('Nur Firma AG');
    const made = await deal({ companyId });
    const mine = await app.makeUser({ sales: 'own' });
    expect((await app.call(mine, 'GET', `/api/v1/deals/${made.dealId}`, { purpose: 'inquiry' })).status).toBe(
      404,
    );
    const own = dealsOf(app, mine);
    expect(
      faultsOf(await own.tryTo('POST', '/api/v1/deals', { title: 'x', companyId, ownerId: sales.id })),
    ).toEqual(['body.ownerId deal-owner-out-of-scope']);
    expect(await own.deal({ companyId })).toMatchObject({ ownerId: mine.id });
  });

  it('leaves alone people whom the caller does not see', async () => {
    const unseen = await app.makeUser({ sales: 'own' });
    const theirs = await dealsOf(app, unseen).person('Unsichtbar');
    const mine = await app.makeUser({ sales: 'own' });
    const own = dealsOf(app, mine);
    const visible = await own.person('Sichtbar');
    const made = await own.deal({
      companyId: await own.company('Beide GmbH'),
      people: [{ contactId: visible }],
    });
    await app.admin.query('INSERT INTO deal_person (contact_id, deal_id) VALUES ($1, $2)', [
      theirs,
      made.dealId,
    ]);
    const seen = await own.get(`/api/v1/deals/${made.dealId}`);
    expect(seen.people).toHaveLength(1);
    const vanishing = await own.tryTo('PATCH', `/api/v1/deals/${made.dealId}`, { version: 1, people: [] });
    expect(faultsOf(vanishing)).toEqual(['body.people deal-would-vanish']);
    const another = await own.person('Weitere');
    await own.send('PATCH', `/api/v1/deals/${made.dealId}`, { version: 1, people: [{ contactId: another }] });
    const { rows } = await app.admin.query('SELECT contact_id FROM deal_person WHERE deal_id = $1', [
      made.dealId,
    ]);
    expect(rows.map((row) => row.contact_id).sort()).toEqual([theirs, another].sort());
    expect(
      faultsOf(await own.tryTo('POST', '/api/v1/deals', { title: 'x', people: [{ contactId: theirs }] })),
    ).toEqual(['body.people.0.contactId no-such-contact']);
  });

  it('of a sole trader’s company is about that person, and goes with them', async () => {
    const trader = await person('Einzelkämpferin');
    const companyId = await company('Einzelkämpferin Grafik', { soleTraderContactId: trader });
    const made = await deal({ companyId, title: 'Plotter' });
    expect(made.people).toEqual([{ contactId: trader, displayName: 'Einzelkämpferin', role: 'other' }]);
    const url = `/api/v1/deals/${made.dealId}`;
    expect((await send('PATCH', url, { version: 1, people: [] })).people).toHaveLength(1);
    const moved = await deal({ companyId: await company('Andere GmbH'), title: 'Wechsel' });
    const changed = await send('PATCH', `/api/v1/deals/${moved.dealId}`, { version: 1, companyId });
    expect(changed.people).toMatchObject([{ contactId: trader }]);
    const desk = await app.makeUser({ 'data-protection': 'all' });
    await app.call(desk, 'POST', `/api/v1/contacts/${trader}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    const { rowCount } = await app.admin.query('SELECT FROM deal WHERE deal_id = ANY ($1)', [
      [made.dealId, moved.dealId],
    ]);
    expect(rowCount).toBe(0);
  });

  it('stays with its company when its last person is erased, and goes where there is none', async () => {
    const desk = await app.makeUser({ 'data-protection': 'all' });
    const contactId = await person('Löschung');
    const companyId = await company('Überlebt GmbH');
    const stays = await deal({ companyId, people: [{ contactId }], title: 'Bleibt' });
    const goes = await deal({ people: [{ contactId }], title: 'Geht' });
    const erased = await app.call(desk, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    expect(await get(`/api/v1/deals/${stays.dealId}`)).toMatchObject({ title: 'Bleibt', people: [] });
    expect((await tryTo('GET', `/api/v1/deals/${goes.dealId}`)).status).toBe(404);
    expect((await app.admin.query('SELECT FROM deal WHERE deal_id = $1', [goes.dealId])).rowCount).toBe(0);
  });
});

describe('bad input', () => {
  it.each([
    [{ title: '' }, 'body.title'],
    [{ title: 'a\u0000b' }, 'body.title'],
    [{ title: '\ud800' }, 'body.title'],
    [{ title: 'x'.repeat(201) }, 'body.title'],
    [{ amountCents: -1 }, 'body.amountCents'],
    [{ amountCents: 1.5 }, 'body.amountCents'],
    [{ amountCents: 1e15 }, 'body.amountCents'],
    [{ amountCents: '12' }, 'body.amountCents'],
    [{ currency: 'XYZ' }, 'body.currency'],
    [{ currency: 'Euro' }, 'body.currency'],
    [{ expectedOn: '2027-02-30' }, 'body.expectedOn'],
    [{ expectedOn: '30.02.2027' }, 'body.expectedOn'],
    [{ companyId: 'x' }, 'body.companyId'],
    [{ companyId: '01890000-0000-7000-8000-000000000000' }, 'body.companyId'],
    [{ stageId: '01890000-0000-7000-8000-000000000000' }, 'body.stageId'],
    [{ stageId: STAGES.won }, 'body.stageId'],
    [{ ownerId: '01890000-0000-7000-8000-000000000000' }, 'body.ownerId'],
    [{ teamId: '01890000-0000-7000-8000-000000000000' }, 'body.teamId'],
    [{ people: [{ contactId: '01890000-0000-7000-8000-000000000000' }] }, 'body.people.0.contactId'],
    [{ people: [{ contactId: '01890000-0000-7000-8000-000000000000', role: 'boss' }] }, 'body.people.0.role'],
    [{ items: [{ name: '', quantity: 0, unitPriceCents: -1 }] }, 'body.items.0.quantity'],
    [{ items: [{ name: 'x', quantity: 1.0001, unitPriceCents: 1 }] }, 'body.items.0.quantity'],
    [
      { items: [{ name: 'x', quantity: 1, unitPriceCents: 1, discountPercent: 101 }] },
      'body.items.0.discountPercent',
    ],
    [{ items: [{ name: 'x', quantity: 1_000_000, unitPriceCents: 1_000_000_000 }] }, 'body.items'],
    [
      {
        items: [
          { name: 'x', quantity: 1, unitPriceCents: 1, productId: '01890000-0000-7000-8000-000000000000' },
        ],
      },
      'body.items.0.productId',
    ],
    [{ surprise: 1 }, 'body.surprise'],
  ])('%j is refused at its field', async (more, at) => {
    const answer = await tryTo('POST', '/api/v1/deals', {
      title: 'Kopierer',
      companyId: (await get('/api/v1/companies?limit=1')).items[0].companyId,
      ...more,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map((error: { at: string }) => error.at)).toContain(at);
  });

  it('names every fault at once', async () => {
    const answer = await tryTo('POST', '/api/v1/deals', {
      title: ' ',
      amountCents: -5,
      expectedOn: 'morgen',
      items: [{ name: '', quantity: -1, unitPriceCents: 0.5 }],
    });
    expect(answer.body.errors.map((error: { at: string }) => error.at).sort()).toEqual([
      'body.amountCents',
      'body.expectedOn',
      'body.items.0.name',
      'body.items.0.quantity',
      'body.items.0.unitPriceCents',
      'body.title',
    ]);
  });

  it('keeps emoji, quotes and markup as they are', async () => {
    const companyId = await company('Zeichen GmbH');
    for (const title of [
      '🚀 Büro 👩‍💻',
      `"'; DROP TABLE deal; --`,
      '<script>alert(1)</script>',
      '100 % _\\ Rabatt',
    ])
      expect((await deal({ title, companyId })).title).toBe(title);
    expect((await get(`/api/v1/deals?q=${encodeURIComponent('% _\\')}`)).items).toHaveLength(1);
  });
});
