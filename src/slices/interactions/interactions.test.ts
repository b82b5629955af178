import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' }, { name: 'Frieda Verkauf' });
const own = await app.makeUser({ sales: 'own' });
const marketing = await app.makeUser({ marketing: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all', service: 'all' });

const ground = (purpose: string) => ({ purpose, legalBasis: 'contract', origin: 'person' });
const send = (method: string, url: string, body?: unknown, actor = sales, purpose = 'inquiry') =>
  app.call(actor, method, url, { purpose, ...(body === undefined ? {} : { body }) });
async function makeContact(familyName = 'Groß', more: object = {}, actor = sales): Promise<string> {
  const answer = await send(
    'POST',
    '/api/v1/contacts',
    { familyName, grounds: [ground('inquiry')], ...more },
    actor,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
}
async function makeCompany(name = 'Groß & Söhne GmbH'): Promise<string> {
  const answer = await send('POST', '/api/v1/companies', { name });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.companyId;
}
const record = (body: object, actor = sales, purpose = 'inquiry') =>
  send('POST', '/api/v1/interactions', { channel: 'call', subject: 'Angebot', ...body }, actor, purpose);
async function recorded(body: object, actor = sales) {
  const answer = await record(body, actor);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const list = (query: string, actor = sales, purpose = 'inquiry') =>
  send('GET', `/api/v1/interactions?${query}`, undefined, actor, purpose);
const subjects = async (query: string) =>
  (await list(query)).body.items.map(({ subject }: { subject: string }) => subject);
const faults = (result: { body: { errors?: { at: string; code: string }[] } }) =>
  Object.fromEntries((result.body.errors ?? []).map(({ at, code }) => [at, code]));
const lastContact = async (contactId: string) =>
  (await app.admin.query('SELECT * FROM contact_activity WHERE contact_id = $1', [contactId])).rows[0];
const count = async (table: string, interactionId: string) =>
  (
    await app.admin.query(`SELECT count(*)::int AS n FROM ${table} WHERE interaction_id = $1`, [
      interactionId,
    ])
  ).rows[0].n;

describe('an interaction', () => {
  it('is stored with all that was said, and comes back the same', async () => {
    const company = await makeCompany();
    const anna = await makeContact('Arnold', { companies: [{ companyId: company }] });
    const bert = await makeContact('Berger');
    const body = {
      channel: 'social',
      direction: 'out',
      occurredAt: '2026-03-04T10:15:00.000Z',
      durationMinutes: 25,
      subject: 'Antwort auf Beitrag 🎉',
      content: 'Erste Zeile\n\nZweite Zeile – „mit Anführung“',
      outcome: 'done',
      topic: 'Lieferzeit',
      network: 'linkedin',
      handle: 'anna.arnold',
      url: 'https://linkedin.example/post/1',
      people: [bert, anna, bert],
    };
    const made = await recorded(body);
    const { people: _people, ...said } = body;
    expect(made).toMatchObject({
      ...said,
      version: 1,
      ownerName: 'Frieda Verkauf',
      company: null,
      people: [
        { contactId: anna, displayName: 'Arnold' },
        { contactId: bert, displayName: 'Berger' },
      ],
      files: [],
      isContentCut: false,
    });
    expect((await list(`contactId=${anna}`)).body.items).toEqual([made]);
    expect((await send('GET', `/api/v1/interactions/${made.interactionId}`)).body).toEqual(made);
  });

  it('belongs to the company of the first of its people where nobody says otherwise', async () => {
    const company = await makeCompany('Erste GmbH');
    const other = await makeCompany('Zweite GmbH');
    const person = await makeContact('Firmenmann', { companies: [{ companyId: company }] });
    expect((await recorded({ people: [person] })).company).toEqual({
      companyId: company,
      name: 'Erste GmbH',
    });
    expect((await recorded({ people: [person], companyId: other })).company.companyId).toBe(other);
    expect((await recorded({ people: [person], companyId: null })).company).toBeNull();
  });

  it('can be about a company alone', async () => {
    const company = await makeCompany('Allein GmbH');
    await recorded({ companyId: company, subject: 'Zentrale angerufen' });
    expect(await subjects(`companyId=${company}`)).toEqual(['Zentrale angerufen']);
  });

  it('stands on the timeline of the company with what its people took part in', async () => {
    const company = await makeCompany('Leute GmbH');
    const person = await makeContact('Leutnant', { companies: [{ companyId: company }] });
    await recorded({
      people: [person],
      companyId: null,
      subject: 'ohne Firma',
      occurredAt: '2026-01-01T10:00:00Z',
    });
    await recorded({ people: [person], subject: 'mit Firma', occurredAt: '2026-01-02T10:00:00Z' });
    expect(await subjects(`companyId=${company}`)).toEqual(['mit Firma', 'ohne Firma']);
  });

  it('says everything that is wrong with it, at every field', async () => {
    const nobody = '019a0000-0000-7000-8000-000000000000';
    const answer = await record({
      channel: 'pigeon',
      direction: 'up',
      occurredAt: 'gestern',
      durationMinutes: -5,
      subject: 'x'.repeat(301),
      content: 'a\u0000b',
      outcome: 'vielleicht',
      topic: '\ud800',
      url: 'javascript:alert(1)',
      people: ['kein-ausweis'],
      extra: 1,
    });
    expect(answer.status).toBe(422);
    expect(Object.keys(faults(answer)).sort()).toEqual([
      'body.channel',
      'body.content',
      'body.direction',
      'body.durationMinutes',
      'body.extra',
      'body.occurredAt',
      'body.outcome',
      'body.people.0',
      'body.subject',
      'body.topic',
      'body.url',
    ]);
    expect(
      faults(
        await record({ people: [nobody], companyId: nobody, dealId: nobody, ticketId: nobody, subject: '' }),
      ),
    ).toEqual({
      'body.people.0': 'no-such-contact',
      'body.companyId': 'no-such-company',
      'body.dealId': 'no-such-deal',
      'body.ticketId': 'no-such-ticket',
      'body.subject': 'nothing-said',
    });
    expect(faults(await record({}))).toEqual({ 'body.people': 'nobody-took-part' });
  });

  it('has taken place: what lies ahead is refused', async () => {
    const person = await makeContact();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(faults(await record({ people: [person], occurredAt: tomorrow }))).toEqual({
      'body.occurredAt': 'not-yet-happened',
    });
    const { interactionId } = await recorded({ people: [person] });
    const change = await send('PATCH', `/api/v1/interactions/${interactionId}`, {
      version: 1,
      occurredAt: tomorrow,
    });
    expect(faults(change)).toEqual({ 'body.occurredAt': 'not-yet-happened' });
  });

  it('takes 50,000 characters of any script, and lists show their beginning', async () => {
    const person = await makeContact();
    const content = `Ω≈ç√∫˜ \u202e مرحبا 田中さん 👩‍👩‍👧 ${'ä'.repeat(49_900)}`;
    const made = await recorded({ people: [person], content });
    expect(made.content).toBe(content);
    const [item] = (await list(`contactId=${person}`)).body.items;
    expect(item).toMatchObject({ isContentCut: true });
    expect(content.startsWith(item.content)).toBe(true);
    expect(faults(await record({ people: [person], content: 'ä'.repeat(50_001) }))).toEqual({
      'body.content': 'too_big',
    });
  });

  it('is not stored under a purpose that does not open communication, which is said', async () => {
    const person = await makeContact('Werbung', {
      grounds: [ground('inquiry'), { ...ground('marketing-email'), legalBasis: 'consent', evidence: 'Ja' }],
    });
    const both = await app.makeUser({ marketing: 'all', sales: 'all' });
    await recorded({ people: [person] });
    const answer = await record({ people: [person] }, both, 'marketing-email');
    expect(answer.status).toBe(403);
    expect(answer.body.errors[0].code).toBe('communication-closed');
    expect((await list(`contactId=${person}`, marketing, 'marketing-email')).body).toEqual({
      items: [],
      next: null,
    });
  });

  it('is not there for somebody who sees none of its people', async () => {
    const hidden = await makeContact('Verborgen');
    const { interactionId } = await recorded({ people: [hidden] });
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { version: 1, subject: 'x' }],
      ['DELETE', undefined],
    ] as const)
      expect((await send(method, `/api/v1/interactions/${interactionId}`, body, own)).status).toBe(404);
    expect((await list(`contactId=${hidden}`, own)).body.items).toEqual([]);
    expect(faults(await record({ people: [hidden] }, own))).toEqual({ 'body.people.0': 'no-such-contact' });
    expect(await count('interaction', interactionId)).toBe(1);
  });

  it('names in the log everybody who took part, when read and when written', async () => {
    const [anna, bert] = [await makeContact('Log-Anna'), await makeContact('Log-Bert')];
    await recorded({ people: [anna, bert] });
    await list(`contactId=${anna}`);
    const { rows } = await app.admin.query(
      `SELECT action, subjects FROM audit_entry WHERE action LIKE 'interactions.%' ORDER BY entry_id DESC LIMIT 2`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['interactions.list', 'interactions.create']);
    for (const { subjects } of rows) expect([...subjects].sort()).toEqual([anna, bert].sort());
  });
});

describe('a timeline', () => {
  it('is leafed through newest first, each entry once, also where many happened at the same moment', async () => {
    const person = await makeContact();
    const expected: string[] = [];
    for (let n = 0; n < 9; n++) {
      const { interactionId } = await recorded({
        people: [person],
        subject: `Nr. ${n}`,
        occurredAt: `2026-02-0${1 + Math.floor(n / 3)}T08:00:00Z`,
      });
      expected.unshift(interactionId);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await list(`contactId=${person}&limit=2${cursor}`);
      seen.push(...body.items.map(({ interactionId }: { interactionId: string }) => interactionId));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen).toEqual(expected);
    expect((await list(`contactId=${person}&cursor=xyz`)).status).toBe(422);
  });

  it('is filtered by channel, person, topic and period', async () => {
    const company = await makeCompany('Filter GmbH');
    const [anna, bert] = [await makeContact('Filter-Anna'), await makeContact('Filter-Bert')];
    const entry = (subject: string, day: string, more: object) =>
      recorded({ subject, occurredAt: `2026-05-${day}T12:00:00Z`, companyId: company, ...more });
    await entry('1', '01', { channel: 'call', people: [anna], topic: 'Preis' });
    await entry('2', '02', { channel: 'email', people: [anna, bert], topic: 'Preis' });
    await entry('3', '03', { channel: 'email', people: [bert], topic: 'Lieferung' });
    for (const of of [`contactId=${anna}`, `companyId=${company}`]) {
      const all = of.startsWith('company') ? ['3', '2', '1'] : ['2', '1'];
      expect(await subjects(of)).toEqual(all);
      expect(await subjects(`${of}&channel=call`)).toEqual(['1']);
      expect(await subjects(`${of}&personId=${bert}`)).toEqual(all.filter((one) => one !== '1'));
      expect(await subjects(`${of}&topic=Preis`)).toEqual(['2', '1']);
      expect(await subjects(`${of}&from=2026-05-02T00:00:00Z&to=2026-05-03T00:00:00Z`)).toEqual(['2']);
      expect(await subjects(`${of}&topic=Preis&channel=email&personId=${bert}`)).toEqual(['2']);
    }
    const { body } = await send('GET', `/api/v1/interactions/topics?companyId=${company}`);
    expect(body.items).toEqual(['Preis', 'Lieferung']);
  });

  it('is that of exactly one contact, company, deal or ticket', async () => {
    const person = await makeContact();
    expect(faults(await list(''))).toEqual({ 'query.contactId': 'one-timeline' });
    expect(faults(await list(`contactId=${person}&companyId=${person}`))).toEqual({
      'query.contactId': 'one-timeline',
    });
    expect(faults(await list(`contactId=${person}&channel=x&from=gestern&limit=0&bogus=1`))).toMatchObject({
      'query.channel': 'invalid_value',
      'query.from': 'invalid_format',
      'query.limit': 'too_small',
      'query.bogus': 'unrecognized_keys',
    });
  });
});

describe('changing an interaction', () => {
  it('writes what is named, once for each version', async () => {
    const [anna, bert] = [await makeContact('Anna'), await makeContact('Bert')];
    const made = await recorded({ people: [anna], content: 'bleibt', topic: 'alt' });
    const url = `/api/v1/interactions/${made.interactionId}`;
    const changed = await send('PATCH', url, { version: 1, topic: 'neu', people: [bert] });
    expect(changed.body).toMatchObject({
      version: 2,
      content: 'bleibt',
      topic: 'neu',
      people: [{ contactId: bert }],
    });
    expect(await subjects(`contactId=${anna}`)).toEqual([]);
    expect((await send('PATCH', url, { version: 1, topic: 'zu spät' })).status).toBe(409);
    const both = await Promise.all([1, 2].map((n) => send('PATCH', url, { version: 2, topic: `Nr. ${n}` })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('keeps somebody in it, and something said', async () => {
    const anna = await makeContact();
    const made = await recorded({ people: [anna] });
    const url = `/api/v1/interactions/${made.interactionId}`;
    expect(faults(await send('PATCH', url, { version: 1, people: [], subject: '' }))).toEqual({
      'body.people': 'nobody-left',
      'body.subject': 'nothing-said',
    });
  });

  it('leaves the people whom the actor does not see, and moves their place on their timelines all the same', async () => {
    const hidden = await makeContact('Unsichtbar');
    const mine = await makeContact('Sichtbar', {}, own);
    const [other] = [await makeContact('Neu', {}, own)];
    const made = await recorded({ people: [hidden, mine], occurredAt: '2026-04-01T10:00:00Z' });
    const url = `/api/v1/interactions/${made.interactionId}`;
    const changed = await send(
      'PATCH',
      url,
      { version: 1, people: [other], occurredAt: '2026-04-02T10:00:00Z', channel: 'visit' },
      own,
    );
    expect(changed.body.people).toEqual([{ contactId: other, displayName: 'Neu' }]);
    const [seen] = (await list(`contactId=${hidden}`)).body.items;
    expect(seen).toMatchObject({ occurredAt: '2026-04-02T10:00:00.000Z', channel: 'visit' });
    expect(seen.people.map(({ displayName }: { displayName: string }) => displayName).sort()).toEqual([
      'Neu',
      'Unsichtbar',
    ]);
    expect(await lastContact(hidden)).toMatchObject({ last_channel: 'visit' });
  });

  it('is deleted for those whom the actor sees, and stays for the others', async () => {
    const hidden = await makeContact('Bleibt');
    const mine = await makeContact('Meine', {}, own);
    const made = await recorded({ people: [hidden, mine] });
    const url = `/api/v1/interactions/${made.interactionId}`;
    expect((await send('DELETE', url, undefined, own)).status).toBe(204);
    expect((await send('GET', url, undefined, own)).status).toBe(404);
    expect((await send('GET', url)).body.people).toEqual([{ contactId: hidden, displayName: 'Bleibt' }]);
    expect((await send('DELETE', url)).status).toBe(204);
    expect(await count('interaction', made.interactionId)).toBe(0);
    expect((await send('DELETE', url)).status).toBe(404);
  });
});

describe('the last contact', () => {
  it('is the latest in or out, whichever comes, moves or goes', async () => {
    const person = await makeContact();
    expect(await lastContact(person)).toBeUndefined();
    const note = await recorded({ people: [person], channel: 'note', direction: 'out' });
    expect(note.direction).toBe('internal');
    await recorded({ people: [person], channel: 'meeting', direction: 'internal' });
    expect(await lastContact(person)).toBeUndefined();
    const call = await recorded({ people: [person], occurredAt: '2026-03-01T10:00:00Z' });
    const mail = await recorded({
      people: [person],
      channel: 'email',
      direction: 'out',
      occurredAt: '2026-03-05T10:00:00Z',
    });
    await recorded({ people: [person], channel: 'letter', occurredAt: '2026-02-05T10:00:00Z' });
    const at = async () => {
      const row = await lastContact(person);
      return row && [row.last_contact_at.toISOString().slice(0, 10), row.last_channel];
    };
    expect(await at()).toEqual(['2026-03-05', 'email']);
    await send('PATCH', `/api/v1/interactions/${call.interactionId}`, {
      version: 1,
      occurredAt: '2026-03-09T10:00:00Z',
    });
    expect(await at()).toEqual(['2026-03-09', 'call']);
    await send('PATCH', `/api/v1/interactions/${call.interactionId}`, {
      version: 2,
      occurredAt: '2026-03-02T10:00:00Z',
    });
    expect(await at()).toEqual(['2026-03-05', 'email']);
    await send('PATCH', `/api/v1/interactions/${mail.interactionId}`, { version: 1, channel: 'note' });
    expect(await at()).toEqual(['2026-03-02', 'call']);
    await send('DELETE', `/api/v1/interactions/${call.interactionId}`);
    expect(await at()).toEqual(['2026-02-05', 'letter']);
    await send('PATCH', `/api/v1/interactions/${mail.interactionId}`, {
      version: 2,
      channel: 'chat',
      direction: 'in',
    });
    expect(await at()).toEqual(['2026-03-05', 'chat']);
  });

  it('is gone with the last of the interactions', async () => {
    const person = await makeContact();
    const made = await recorded({ people: [person] });
    expect(await lastContact(person)).toBeDefined();
    await send('DELETE', `/api/v1/interactions/${made.interactionId}`);
    expect(await lastContact(person)).toBeUndefined();
  });

  it('is right after many came and went at the same time', async () => {
    const person = await makeContact();
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        recorded({ people: [person], occurredAt: new Date(Date.UTC(2026, 5, 1 + n)).toISOString() }),
      ),
    );
    await Promise.all([
      ...made.slice(6).map(({ interactionId }) => send('DELETE', `/api/v1/interactions/${interactionId}`)),
      recorded({ people: [person], occurredAt: '2026-06-06T12:00:00Z', channel: 'visit' }),
    ]);
    expect((await lastContact(person)).last_contact_at.toISOString()).toBe('2026-06-06T12:00:00.000Z');
  });
});

describe('the last contact in lists', () => {
  const found = async (list: string, query: string, actor = sales, purpose = 'inquiry') =>
    (await send('GET', `/api/v1/${list}?limit=200&${query}`, undefined, actor, purpose)).body.items;
  const named = (items: { displayName?: string; name?: string }[], part: string) =>
    items.map(({ displayName, name }) => displayName ?? name).filter((name) => name?.startsWith(part));

  it('is a column and a filter: never, before, since', async () => {
    const company = await makeCompany('Spätblüher AG');
    const byPerson = await makeCompany('Spätblüher Personal AG');
    await makeCompany('Spätblüher Nie AG');
    const early = await makeContact('Spät-Anna');
    const late = await makeContact('Spät-Bert', { companies: [{ companyId: byPerson }] });
    await makeContact('Spät-Carl');
    await recorded({ people: [early], companyId: company, occurredAt: '2026-01-10T10:00:00Z' });
    await recorded({ people: [late], companyId: null, occurredAt: '2026-06-10T10:00:00Z', channel: 'visit' });
    const moment = '2026-03-01T00:00:00Z';
    for (const [list, prefix, never, before, since] of [
      ['contacts', 'Spät-', 'Spät-Carl', 'Spät-Anna', 'Spät-Bert'],
      ['companies', 'Spätblüher', 'Spätblüher Nie AG', 'Spätblüher AG', 'Spätblüher Personal AG'],
    ] as const) {
      expect(named(await found(list, 'lastContact=never'), prefix)).toEqual([never]);
      expect(named(await found(list, `lastContactBefore=${moment}`), prefix)).toEqual([before]);
      expect(named(await found(list, `lastContactSince=${moment}`), prefix)).toEqual([since]);
      const all = await found(list, '');
      const at = (wanted: string) =>
        all.find((row: { displayName?: string; name?: string }) => (row.displayName ?? row.name) === wanted)
          .lastContactAt;
      expect([at(never), at(before), at(since)]).toEqual([
        null,
        '2026-01-10T10:00:00.000Z',
        '2026-06-10T10:00:00.000Z',
      ]);
    }
    expect((await found('contacts', 'q=Sp%C3%A4t-Bert'))[0]).toMatchObject({ lastContactChannel: 'visit' });
    expect(faults(await send('GET', '/api/v1/contacts?lastContactBefore=gestern&lastContact=x'))).toEqual({
      'query.lastContactBefore': 'invalid_format',
      'query.lastContact': 'invalid_value',
    });
  });

  it('is empty under a purpose that does not open communication, and finds nobody there', async () => {
    const consent = { ...ground('marketing-email'), legalBasis: 'consent', evidence: 'Ja' };
    const person = await makeContact('Werbefrei', { grounds: [ground('inquiry'), consent] });
    await recorded({ people: [person] });
    const rows = await found('contacts', '', marketing, 'marketing-email');
    expect(rows.find((row: { contactId: string }) => row.contactId === person)).toMatchObject({
      lastContactAt: null,
    });
    for (const list of ['contacts', 'companies'])
      for (const filter of ['lastContact=never', 'lastContactSince=2020-01-01T00:00:00Z'])
        expect(await found(list, filter, marketing, 'marketing-email')).toEqual([]);
  });
});

describe('erasure', () => {
  const erase = (contactId: string) =>
    app.call(rights, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true, suppress: false },
    });

  it('takes the person out and leaves the others their record; with the last the content goes', async () => {
    const [anna, bert] = [await makeContact('Erase-Anna'), await makeContact('Erase-Bert')];
    const made = await recorded({ people: [anna, bert], content: 'vertraulich' });
    const first = await erase(anna);
    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300);
    const left = (await send('GET', `/api/v1/interactions/${made.interactionId}`)).body;
    expect(left).toMatchObject({ content: 'vertraulich', people: [{ contactId: bert }] });
    expect(left.people).toHaveLength(1);
    expect(await lastContact(bert)).toBeDefined();
    expect((await erase(bert)).status).toBeLessThan(300);
    expect(await count('interaction', made.interactionId)).toBe(0);
    expect(await count('interaction_person', made.interactionId)).toBe(0);
  });

  it('of two people at the same time leaves nothing of what they shared', async () => {
    for (let round = 0; round < 8; round++) {
      const [anna, bert] = [await makeContact('Zugleich-Anna'), await makeContact('Zugleich-Bert')];
      const made = await Promise.all(
        [1, 2, 3].map((n) => recorded({ people: [anna, bert], subject: `Nr. ${n}` })),
      );
      const answers = await Promise.all([erase(anna), erase(bert)]);
      expect(answers.map(({ status }) => status < 300)).toEqual([true, true]);
      for (const { interactionId } of made) expect(await count('interaction', interactionId)).toBe(0);
      expect(await lastContact(anna)).toBeUndefined();
      expect(await lastContact(bert)).toBeUndefined();
    }
  });

  it('beside a change of the same interaction harms neither', async () => {
    for (let round = 0; round < 5; round++) {
      const [anna, bert] = [await makeContact('Neben-Anna'), await makeContact('Neben-Bert')];
      const made = await recorded({ people: [anna, bert], occurredAt: '2026-01-01T10:00:00Z' });
      const [erased, changed] = await Promise.all([
        erase(anna),
        send('PATCH', `/api/v1/interactions/${made.interactionId}`, {
          version: 1,
          occurredAt: '2026-01-02T10:00:00Z',
        }),
      ]);
      expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
      expect(changed.status).toBe(200);
      const left = (await send('GET', `/api/v1/interactions/${made.interactionId}`)).body;
      expect(left.people).toEqual([{ contactId: bert, displayName: 'Neben-Bert' }]);
    }
  });
});
