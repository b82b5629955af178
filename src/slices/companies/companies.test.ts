import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';
import { matchOrInsertCompanies, type WantedCompany } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const own = await app.makeUser({ sales: 'own' });
const rights = await app.makeUser({ 'data-protection': 'all' });
const call = (method: string, path: string, body?: unknown, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, method, `/api/v1/${path}`, { purpose, ...(body === undefined ? {} : { body }) });
const create = (body: object) => call('POST', 'companies', body);
const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
const person = async (body: object, actor = sales): Promise<string> => {
  const result = await call('POST', 'contacts', { grounds: GROUNDS, ...body }, actor);
  expect(result.status).toBe(201);
  return result.body.contactId;
};
const placesOf = (result: { body: { errors?: { at: string }[] } }) =>
  (result.body.errors ?? []).map(({ at }) => at).sort();

describe('a company', () => {
  it('is created normalised, read, changed field by field, and deleted', async () => {
    const created = await create({
      name: ' Müller & Söhne GmbH ',
      vatId: 'de 123 456 789',
      website: 'www.mueller.example',
      email: 'Info@Müller.example',
      phone: '0711 / 234567-0',
      postalCode: '01067',
      city: 'Dresden',
      industry: 'Handwerk',
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Müller & Söhne GmbH',
      vatId: 'DE123456789',
      email: 'info@müller.example',
      phone: '+497112345670',
      postalCode: '01067',
      version: 1,
    });
    const { companyId } = created.body;
    const changed = await call('PATCH', `companies/${companyId}`, {
      version: 1,
      name: 'Müller KG',
      city: '',
      vatId: null,
    });
    expect(changed.body).toEqual({
      ...created.body,
      version: 2,
      name: 'Müller KG',
      city: '',
      vatId: null,
      updatedAt: changed.body.updatedAt,
    });
    expect((await call('GET', `companies/${companyId}`)).body).toEqual(changed.body);
    const late = await call('PATCH', `companies/${companyId}`, { version: 1, city: 'Bonn' });
    expect([late.status, placesOf(late)]).toEqual([409, ['body.version']]);
    expect((await call('DELETE', `companies/${companyId}`)).status).toBe(204);
    expect((await call('GET', `companies/${companyId}`)).status).toBe(404);
    expect((await call('DELETE', `companies/${companyId}`)).status).toBe(404);
  });

  it('names every fault in one answer', async () => {
    const result = await create({
      name: ' ',
      vatId: 7,
      website: 'javascript:alert(1)',
      email: 'info',
      phone: '\u0000',
      street: 'x'.repeat(201),
      country: '\ud800',
      soleTraderContactId: 'ich',
      employees: 12,
    });
    expect(result.status).toBe(422);
    expect(placesOf(result)).toEqual([
      'body.country',
      'body.email',
      'body.employees',
      'body.name',
      'body.phone',
      'body.soleTraderContactId',
      'body.street',
      'body.vatId',
      'body.website',
    ]);
    expect(
      placesOf(await create({ name: 'X', soleTraderContactId: '01999999-9999-7999-8999-999999999999' })),
    ).toEqual(['body.soleTraderContactId']);
  });

  it.each(["'; DROP TABLE company;--", '👩‍👩‍👧‍👦 GbR', '株式会社 田中', '각'.repeat(200), 'Ǆ ẞ ﬃ', '%_\\'])(
    'keeps a naughty name and finds it: %s',
    async (name) => {
      const { status, body } = await create({ name });
      expect([status, body.name]).toEqual([201, name]);
      expect((await call('GET', `companies?q=${encodeURIComponent(name)}`)).body.items[0]).toMatchObject({
        name,
      });
    },
  );

  it.each([
    ['q=%00&city=%00&industry=%00', ['query.city', 'query.industry', 'query.q']],
    ['sort=created&limit=0&x=1', ['query.limit', 'query.sort', 'query.x']],
    ['cursor=x', ['query.cursor']],
  ])('names what is wrong with a query: %s', async (query, places) => {
    const result = await call('GET', `companies?${query}`);
    expect([result.status, placesOf(result)]).toEqual([422, places]);
  });

  it.each(['name', '-name', 'changed', '-changed'])(
    'is shown once in pages, in order, while others are added: %s',
    async (sort) => {
      const seen: { companyId: string; name: string; updatedAt: string }[] = [];
      const before = (await app.admin.query('SELECT company_id FROM company')).rows.map(
        (row) => row.company_id,
      );
      let cursor = '';
      do {
        const { status, body } = await call('GET', `companies?sort=${sort}&limit=2${cursor}`);
        expect(status).toBe(200);
        seen.push(...body.items);
        cursor = body.next ? `&cursor=${body.next}` : '';
        if (seen.length < 8) await create({ name: `Aaa ${seen.length}` });
      } while (cursor);
      const ids = seen.map(({ companyId }) => companyId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it('is found with typos, by place, address, website, VAT id and phone, and filtered', async () => {
    await create({
      name: 'Schreinerei Grünwald',
      city: 'Köln',
      email: 'post@gruenwald.example',
      vatId: 'DE 987654321',
      phone: '0221 445566',
      industry: 'Holz',
    });
    for (const q of [
      'gruenwald',
      'Grunwald',
      'schreinerei koeln',
      'post@gruenwald',
      'DE987654321',
      '0221 4455 66',
      '+49 221 445566',
    ])
      expect((await call('GET', `companies?q=${encodeURIComponent(q)}`)).body.items[0]?.name, q).toBe(
        'Schreinerei Grünwald',
      );
    expect((await call('GET', 'companies?city=k%C3%B6ln&industry=holz')).body.items).toHaveLength(1);
    expect((await call('GET', 'companies?q=gruenwald&city=Bonn')).body.items).toEqual([]);
  });

  it('takes its people along under its new name', async () => {
    const { companyId } = (await create({ name: 'Kranich AG' })).body;
    await person({ familyName: 'Mitarbeit', companies: [{ companyId }] }, own);
    await call('PATCH', `companies/${companyId}`, { version: 1, name: 'Pelikan AG' });
    const found = async (q: string) =>
      (await call('GET', `contacts?q=${q}`)).body.items.map(
        (row: { displayName: string }) => row.displayName,
      );
    expect(await found('pelikan')).toEqual(['Mitarbeit']);
    expect(await found('kranich')).toEqual([]);
  });

  it('stays while anything names it, seen or not', async () => {
    const { companyId } = (await create({ name: 'Genannt GmbH' })).body;
    const { rows: stages } = await app.admin.query(
      `WITH p AS (INSERT INTO pipeline (pipeline_id, name) VALUES (gen_random_uuid(), 'Weg') RETURNING pipeline_id)
       INSERT INTO stage (stage_id, pipeline_id, name, position, probability_percent)
       SELECT gen_random_uuid(), pipeline_id, 'Anfang', 0, 10 FROM p RETURNING stage_id`,
    );
    const named: [string, string, unknown[]][] = [
      [
        'interactions',
        `INSERT INTO interaction (interaction_id, channel, occurred_at, company_id, has_people) VALUES (gen_random_uuid(), 'call', now(), $1, false)`,
        [],
      ],
      [
        'deals',
        `INSERT INTO deal (deal_id, title, stage_id, company_id, has_people) VALUES (gen_random_uuid(), 'x', $2, $1, false)`,
        [stages[0].stage_id],
      ],
      [
        'tickets',
        `INSERT INTO ticket (ticket_id, subject, company_id, has_people) VALUES (gen_random_uuid(), 'x', $1, false)`,
        [],
      ],
      [
        'tasks',
        `INSERT INTO task (task_id, title, company_id, owner_id, has_people) VALUES (gen_random_uuid(), 'x', $1, $2, false)`,
        [sales.id],
      ],
      [
        'purchases',
        `INSERT INTO sales_order (order_id, company_id, ordered_on) VALUES (gen_random_uuid(), $1, current_date)`,
        [],
      ],
    ];
    const TABLES = {
      interactions: 'interaction',
      deals: 'deal',
      tickets: 'ticket',
      tasks: 'task',
      purchases: 'sales_order',
    };
    for (const [use, statement, values] of named) {
      await app.admin.query(statement, [companyId, ...values]);
      const result = await call('DELETE', `companies/${companyId}`, undefined, own);
      expect([result.status, result.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
        409,
        [`company-has-${use}`],
      ]);
      await app.admin.query(`DELETE FROM ${TABLES[use as keyof typeof TABLES]} WHERE company_id = $1`, [
        companyId,
      ]);
    }
    expect((await call('DELETE', `companies/${companyId}`, undefined, own)).status).toBe(204);
  });

  it('stays while anybody belongs to it, seen or not', async () => {
    const { companyId } = (await create({ name: 'Bleibt GmbH' })).body;
    const contactId = await person({ familyName: 'Verdeckt', companies: [{ companyId }] });
    for (const actor of [sales, own]) {
      const result = await call('DELETE', `companies/${companyId}`, undefined, actor);
      expect([result.status, result.body.errors[0].code]).toEqual([409, 'company-has-contacts']);
    }
    await call('PATCH', `contacts/${contactId}`, { version: 1, companies: [] });
    expect((await call('DELETE', `companies/${companyId}`)).status).toBe(204);
    expect(
      (await app.admin.query('SELECT FROM company_search WHERE company_id = $1', [companyId])).rows,
    ).toEqual([]);
  });
});

describe('a sole trader', () => {
  it('is there only while the person is, for every route', async () => {
    const contactId = await person({ familyName: 'Einzel' });
    const { companyId } = (await create({ name: 'Einzel Elektro', soleTraderContactId: contactId })).body;
    const isThere = async (actor: Actor, purpose: string) => {
      const read = await call('GET', `companies/${companyId}`, undefined, actor, purpose);
      const list = await call('GET', 'companies?limit=200', undefined, actor, purpose);
      const found = await call('GET', 'companies?q=einzel', undefined, actor, purpose);
      const people = await call('GET', `companies/${companyId}/contacts`, undefined, actor, purpose);
      const answers = [
        read.status === 200,
        ...[list, found].map(({ body }) =>
          body.items.some((row: { companyId: string }) => row.companyId === companyId),
        ),
        people.status === 200,
      ];
      expect(new Set(answers).size).toBe(1);
      return answers[0];
    };
    expect(await isThere(sales, 'inquiry')).toBe(true);
    expect(await isThere(sales, 'contract')).toBe(false);
    expect(await isThere(own, 'inquiry')).toBe(false);
    expect(await isThere(rights, 'rights')).toBe(true);
    expect((await call('GET', 'companies?q=einzel')).body.items[0].isSoleTrader).toBe(true);
    expect(
      placesOf(
        await call(
          'POST',
          'contacts',
          { familyName: 'X', grounds: GROUNDS, companies: [{ companyId }] },
          own,
        ),
      ),
    ).toEqual(['body.companies.0.companyId']);
    await app.admin.query(
      `UPDATE contact SET visible_until = now() - interval '1 second' WHERE contact_id = $1`,
      [contactId],
    );
    expect(await isThere(sales, 'inquiry')).toBe(false);
    const { rows } = await app.admin.query(
      `SELECT DISTINCT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND action LIKE 'companies%'`,
      [contactId],
    );
    expect(rows.map((row) => row.action).sort()).toEqual([
      'companies.create',
      'companies.list',
      'companies.read',
    ]);
  });

  it('leaves nothing of its name when it goes, not in the search documents of its people either', async () => {
    const trader = await person({ familyName: 'Spurlos' });
    const { companyId } = (await create({ name: 'Xylospur Reinigung', soleTraderContactId: trader })).body;
    await person({ familyName: 'Angestellt', companies: [{ companyId }] });
    await person({ familyName: 'Unbeteiligt' });
    const before = (await app.admin.query('SELECT * FROM contact_search ORDER BY contact_id')).rows;
    const erased = await call('POST', `contacts/${trader}/erasure`, { confirm: true }, rights, 'rights');
    expect(erased.status).toBe(200);
    expect((await app.admin.query('SELECT FROM company WHERE company_id = $1', [companyId])).rows).toEqual(
      [],
    );
    expect(
      (await app.admin.query('SELECT FROM contact_company WHERE company_id = $1', [companyId])).rows,
    ).toEqual([]);
    const after = (await app.admin.query('SELECT * FROM contact_search ORDER BY contact_id')).rows;
    expect(JSON.stringify(after)).not.toMatch(/xylospur/i);
    expect(after).toEqual(
      before
        .filter((row) => row.contact_id !== trader)
        .map((row) => ({ ...row, document: row.document.replace('xylospur reinigung', '') })),
    );
    expect(
      (await app.admin.query('SELECT document FROM company_search')).rows.map((row) => row.document).join(),
    ).not.toMatch(/xylospur/);
  });
});

describe('the companies of an import', () => {
  const match = (wanted: WantedCompany[], importId?: string) =>
    app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.match' }, (tx) =>
      matchOrInsertCompanies(tx, wanted, { country: 'DE', importId }),
    );
  const count = async () => (await app.admin.query('SELECT count(*)::int AS n FROM company')).rows[0].n;

  it('are those that are here already: by id, by VAT id, by name and place', async () => {
    const ids: string[] = [];
    for (const body of [
      { name: 'Kupfer GmbH', vatId: 'DE111111111', externalId: '007', postalCode: '50667', city: 'Köln' },
      { name: 'Kupfer GmbH', postalCode: '10115', city: 'Berlin' },
      { name: 'Überall AG' },
    ])
      ids.push((await create(body)).body.companyId);
    const before = await count();
    expect(
      await match([
        { name: 'Ganz anders', externalId: '007' },
        { externalId: '007' },
        { name: 'Kupfer', vatId: 'de 111 111 111' },
        { name: 'KUPFER gmbh', city: 'koeln' },
        { name: 'Kupfer GmbH', postalCode: '10115', city: 'Berlin-Mitte' },
        { name: 'Ueberall AG', city: 'Hamburg' },
      ]),
    ).toEqual([ids[0], ids[0], ids[0], ids[0], ids[1], ids[2]]);
    expect(await count()).toBe(before);
  });

  it('are new ones where none fits, the same for all rows that mean the same', async () => {
    const before = await count();
    const ids = await match([
      { name: 'Zink Müller KG', city: 'Bonn' },
      { name: 'ZINK MUELLER KG', postalCode: '53111', vatId: 'DE222222222', phone: '0228 445566' },
      { name: 'Zink Müller KG', postalCode: '53111', city: 'Bonn' },
      { name: 'Zink Müller KG', city: 'Aachen' },
      { name: 'Zink Mueller KG', vatId: 'DE333333333', city: 'Bonn' },
      { vatId: 'DE222222222' },
      { externalId: 'unbekannt' },
    ]);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).toBe(ids[0]);
    expect(ids[5]).toBe(ids[0]);
    expect(new Set([ids[0], ids[3], ids[4]]).size).toBe(3);
    expect(ids[6]).toBeNull();
    expect(await count()).toBe(before + 3);
    expect((await call('GET', `companies/${ids[0]}`)).body).toMatchObject({
      name: 'Zink Müller KG',
      vatId: 'DE222222222',
      phone: '+49228445566',
      city: 'Bonn',
    });
    expect(await match([{ name: 'zink müller kg', city: 'Bonn', vatId: 'DE222222222' }])).toEqual([ids[0]]);
    expect((await call('GET', 'companies?q=zink')).body.items).toHaveLength(3);
  });

  it('need three statements, whatever their number', async () => {
    const { Tx } = await import('../../platform/db/tx.ts');
    const batch = Tx.prototype.batch;
    let statements = 0;
    Tx.prototype.batch = function (this: InstanceType<typeof Tx>, all) {
      statements += all.length;
      return batch.call(this, all);
    };
    try {
      await match(Array.from({ length: 90 }, (_, n) => ({ name: `Viele ${n}` })));
    } finally {
      Tx.prototype.batch = batch;
    }
    expect(statements).toBe(3);
  });

  it('can be taken back as far as nobody belongs to them', async () => {
    const importId = '01999999-1111-7999-8999-999999999999';
    const { deleteUnusedCompanies } = await import('./index.ts');
    const [used, unused] = await match([{ name: 'Benutzt GmbH' }, { name: 'Unbenutzt GmbH' }], importId);
    await person({ familyName: 'Nutzt', companies: [{ companyId: used }] });
    const deleted = await app.ctx.db.perform(
      { actor: sales, purpose: 'inquiry', action: 'test.undo' },
      (tx) => deleteUnusedCompanies(tx, importId),
    );
    expect(deleted).toBe(1);
    expect((await call('GET', `companies/${used}`)).status).toBe(200);
    expect((await call('GET', `companies/${unused}`)).status).toBe(404);
  });
});
