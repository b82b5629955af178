import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';
import { makePerson, makeTask } from './test-tasks.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const colleague = await app.makeUser({ sales: 'all', marketing: 'all' }, { name: 'Kim Kollegin' });
const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ at, code }) => `${at} ${code}`).sort();
const list = async (actor: Actor, query: string, purpose = 'inquiry') => {
  const answer = await app.call(actor, 'GET', `/api/v1/tasks?${query}`, { purpose });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as { items: { taskId: string; title: string }[]; next: string | null };
};
const titles = async (actor: Actor, query: string, purpose = 'inquiry') =>
  (await list(actor, query, purpose)).items.map(({ title }) => title);

describe('a task', () => {
  it('is made, read, changed, done, reopened and deleted', async () => {
    const contactId = await makePerson(app, sales, 'Angebotsberg');
    const made = await makeTask(app, sales, {
      title: 'Angebot nachfassen 📞',
      note: 'x'.repeat(10_000),
      dueAt: '2026-11-30T09:00:00+01:00',
      remindAt: '2026-11-30T08:45:00+01:00',
      priority: 'high',
      contactIds: [contactId, contactId],
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({
      dueAt: '2026-11-30T08:00:00.000Z',
      dueOn: null,
      ownerId: sales.id,
      people: [{ contactId, displayName: 'Angebotsberg' }],
      version: 1,
    });
    const url = `/api/v1/tasks/${made.body.taskId}`;
    const under = { purpose: 'inquiry' };
    expect((await app.call(sales, 'GET', url, under)).body).toEqual(made.body);
    const changed = await app.call(sales, 'PATCH', url, {
      ...under,
      body: { version: 1, dueOn: '2026-12-01' },
    });
    // Midnight in Berlin.
    expect(changed.body).toMatchObject({
      dueOn: '2026-12-01',
      dueAt: '2026-11-30T23:00:00.000Z',
      version: 2,
    });
    expect(changed.body).toMatchObject({ title: 'Angebot nachfassen 📞', priority: 'high' });
    const late = await app.call(sales, 'PATCH', url, { ...under, body: { version: 1, title: 'Zu spät' } });
    expect(late.status).toBe(409);
    expect((await app.call(sales, 'POST', `${url}/completion`, under)).body.doneAt).not.toBeNull();
    expect(await titles(sales, `contactId=${contactId}`)).toEqual([]);
    expect(await titles(sales, `contactId=${contactId}&state=done`)).toEqual(['Angebot nachfassen 📞']);
    expect((await app.call(sales, 'DELETE', `${url}/completion`, under)).body.doneAt).toBeNull();
    expect((await app.call(sales, 'DELETE', url, under)).status).toBe(204);
    expect((await app.call(sales, 'GET', url, under)).status).toBe(404);
    const { rows } = await app.admin.query('SELECT 1 FROM task_person WHERE task_id = $1', [
      made.body.taskId,
    ]);
    expect(rows).toEqual([]);
  });

  it('is listed in the order of its date, without one last, page by page', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    for (const [title, when] of [
      ['c', {}],
      ['b', { dueAt: '2026-12-02T10:00:00Z' }],
      ['a', { dueOn: '2026-12-02' }],
      ['d', {}],
      ['Vergangenes', { dueAt: '2026-01-01T10:00:00Z' }],
    ] as const)
      expect((await makeTask(app, owner, { title, ...when })).status).toBe(201);
    const expected = ['Vergangenes', 'a', 'b', 'c', 'd'];
    expect(await titles(owner, 'mine=true')).toEqual(expected);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        owner,
        `limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      paged.push(...page.items.map(({ title }) => title));
      cursor = page.next;
    }
    expect(paged).toEqual(expected);
    const bad = await app.call(owner, 'GET', '/api/v1/tasks?state=done&cursor=bm9uc2Vuc2U', {
      purpose: 'inquiry',
    });
    expect(bad.status).toBe(422);
  });

  it('goes on in the time that a calendar asks for, whole days to their end', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    await makeTask(app, owner, { title: 'Messe', kind: 'visit', dueOn: '2026-12-01', endsOn: '2026-12-03' });
    await makeTask(app, owner, {
      title: 'Besprechung',
      kind: 'meeting',
      dueAt: '2026-12-03T22:30:00Z',
      endsAt: '2026-12-03T23:30:00Z',
    });
    await makeTask(app, owner, { title: 'Ohne Datum' });
    const within = (from: string, before: string) => titles(owner, `from=${from}&before=${before}`);
    expect(await within('2026-11-29T23:00:00Z', '2026-11-30T23:00:00Z')).toEqual([]);
    expect(await within('2026-12-02T23:00:00Z', '2026-12-03T23:00:00Z')).toEqual(['Messe', 'Besprechung']);
    expect(await within('2026-12-03T23:00:00Z', '2026-12-04T23:00:00Z')).toEqual(['Besprechung']);
  });

  it('is found by company: its own, and those of the people who work there', async () => {
    const company = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Aufgaben AG' },
    });
    const { companyId } = company.body;
    const contactId = await makePerson(app, sales, 'Angestellt');
    await app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}`, {
      purpose: 'inquiry',
      body: { version: 1, companies: [{ companyId }] },
    });
    await makeTask(app, sales, { title: 'Firma', companyId });
    await makeTask(app, sales, { title: 'Person', contactIds: [contactId] });
    await makeTask(app, sales, { title: 'Anderes' });
    expect((await titles(sales, `companyId=${companyId}`)).sort()).toEqual(['Firma', 'Person']);
  });

  it.each([
    [
      'end before beginning',
      { dueAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T09:00:00Z' },
      ['body.endsAt end-before-begin'],
    ],
    [
      'end without beginning',
      { endsAt: '2026-12-01T09:00:00Z', endsOn: '2026-12-01' },
      ['body.endsAt end-without-begin', 'body.endsOn end-without-begin'],
    ],
    ['moment and day', { dueAt: '2026-12-01T10:00:00Z', dueOn: '2026-12-01' }, ['body.dueOn due-twice']],
    [
      'what is not there',
      {
        contactIds: ['019a0000-0000-7000-8000-000000000000'],
        companyId: '019a0000-0000-7000-8000-000000000000',
        dealId: '019a0000-0000-7000-8000-000000000000',
        ticketId: '019a0000-0000-7000-8000-000000000000',
        ownerId: '019a0000-0000-7000-8000-000000000000',
      },
      [
        'body.companyId no-such-company',
        'body.contactIds.0 no-such-contact',
        'body.dealId no-such-deal',
        'body.ownerId no-such-user',
        'body.ticketId no-such-ticket',
      ],
    ],
  ])('with %s is refused', async (_name, body, faults) => {
    const answer = await makeTask(app, sales, { title: 'Falsch', ...body });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(faults);
    for (const { message } of answer.body.errors) expect(message).toContain(' ');
  });

  it('with every field wrong names every field', async () => {
    const answer = await makeTask(app, sales, {
      kind: 'sleep',
      title: ' \t ',
      note: `${'🦊'.repeat(10_001)}`,
      dueAt: '31.12.2026',
      dueOn: '2026-02-30',
      endsAt: '9999-01-01T00:00:00Z',
      endsOn: '0001-01-01',
      remindAt: 'bald',
      place: 'NUL \u0000',
      priority: 9,
      contactIds: ['x'],
      companyId: 'y',
      dealId: 7,
      ticketId: '',
      ownerId: null,
      mood: 1,
    });
    expect(answer.status).toBe(422);
    expect(new Set(faultsOf(answer).map((fault) => fault.split(' ')[0]))).toEqual(
      new Set([
        'body.companyId',
        'body.contactIds.0',
        'body.dealId',
        'body.dueAt',
        'body.dueOn',
        'body.endsAt',
        'body.endsOn',
        'body.kind',
        'body.mood',
        'body.note',
        'body.ownerId',
        'body.place',
        'body.priority',
        'body.remindAt',
        'body.ticketId',
        'body.title',
      ]),
    );
  });
});

describe('who sees a task', () => {
  it('its owner, under every purpose that shows the person; a colleague under communication alone', async () => {
    const contactId = await makePerson(app, colleague, 'Werbefrau', ['inquiry', 'marketing-email']);
    const made = await makeTask(
      app,
      colleague,
      { title: 'Eigene', contactIds: [contactId] },
      'marketing-email',
    );
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const url = `/api/v1/tasks/${made.body.taskId}`;
    const other = await app.makeUser({ sales: 'all', marketing: 'all' });
    const seen = async (actor: Actor, purpose: string) =>
      (await app.call(actor, 'GET', url, { purpose })).status;
    expect(await seen(colleague, 'marketing-email')).toBe(200);
    expect(await seen(colleague, 'inquiry')).toBe(200);
    expect(await seen(colleague, 'contract')).toBe(404);
    expect(await seen(other, 'inquiry')).toBe(200);
    expect(await seen(other, 'marketing-email')).toBe(404);
    const handed = await makeTask(
      app,
      colleague,
      { title: 'Fremde', contactIds: [contactId], ownerId: other.id },
      'marketing-email',
    );
    expect(faultsOf(handed)).toEqual(['body.ownerId colleagues-need-communication']);
  });

  it('nobody without sight of one of its people', async () => {
    const [mine, theirs] = [await app.makeUser({ sales: 'own' }), await app.makeUser({ sales: 'own' })];
    const contactId = await makePerson(app, theirs, 'Versteckt');
    const made = await makeTask(app, theirs, {
      title: 'Verborgen',
      contactIds: [contactId],
      ownerId: mine.id,
    });
    expect(made.status).toBe(201);
    const url = `/api/v1/tasks/${made.body.taskId}`;
    for (const [method, path] of [
      ['GET', url],
      ['DELETE', url],
      ['POST', `${url}/completion`],
    ] as const)
      expect((await app.call(mine, method, path, { purpose: 'inquiry' })).status).toBe(404);
    const change = { purpose: 'inquiry', body: { version: 1, title: 'Gekapert' } };
    expect((await app.call(mine, 'PATCH', url, change)).status).toBe(404);
    expect(await titles(mine, 'mine=true')).toEqual([]);
    expect(await titles(theirs, 'state=all')).toEqual(['Verborgen']);
  });

  it('of one about nobody: its owner, the team and all, by scope', async () => {
    const teamId = await app.makeTeam();
    const [a, b] = [
      await app.makeUser({ sales: 'team' }, { teamId }),
      await app.makeUser({ sales: 'team' }, { teamId }),
    ];
    const stranger = await app.makeUser({ sales: 'own' });
    const made = await makeTask(app, a, { title: 'Teeküche' });
    const url = `/api/v1/tasks/${made.body.taskId}`;
    const seen = async (actor: Actor) => (await app.call(actor, 'GET', url, { purpose: 'inquiry' })).status;
    expect([await seen(a), await seen(b), await seen(sales), await seen(stranger)]).toEqual([
      200, 200, 200, 404,
    ]);
    expect((await makeTask(app, a, { title: 'Für dich', ownerId: b.id })).status).toBe(201);
    expect(faultsOf(await makeTask(app, a, { title: 'Für dich', ownerId: stranger.id }))).toEqual([
      'body.ownerId colleague-out-of-scope',
    ]);
    expect(faultsOf(await makeTask(app, stranger, { title: 'Für dich', ownerId: a.id }))).toEqual([
      'body.ownerId colleague-out-of-scope',
    ]);
  });

  it('of a ticket is about its people, unless it names others', async () => {
    const service = await app.makeUser({ service: 'all', sales: 'all' });
    const contactId = await makePerson(app, service, 'Reklamation', ['inquiry', 'support']);
    const ticket = await app.call(service, 'POST', '/api/v1/tickets', {
      purpose: 'support',
      body: { subject: 'Rollen quietschen', people: [{ contactId }] },
    });
    expect(ticket.status, JSON.stringify(ticket.body)).toBe(201);
    const { ticketId } = ticket.body;
    const made = await makeTask(app, service, { title: 'Rollen bestellen', ticketId }, 'support');
    expect(made.body).toMatchObject({
      people: [{ contactId }],
      ticket: { ticketId, subject: 'Rollen quietschen' },
    });
    expect(await titles(service, `ticketId=${ticketId}`, 'support')).toEqual(['Rollen bestellen']);
    // The person is there under inquiry too, the ticket is not.
    const elsewhere = await app.call(service, 'GET', `/api/v1/tasks/${made.body.taskId}`, {
      purpose: 'inquiry',
    });
    expect(elsewhere.body.people).toEqual([{ contactId, displayName: 'Reklamation' }]);
  });

  it('with a second person out of sight only the one in sight, and leaves the other in it', async () => {
    const mine = await app.makeUser({ sales: 'own' });
    const [one, two, three] = [
      await makePerson(app, mine, 'Eins'),
      await makePerson(app, sales, 'Zwei'),
      await makePerson(app, mine, 'Drei'),
    ];
    const made = await makeTask(app, sales, { title: 'Zu zweit', contactIds: [one, two] });
    const url = `/api/v1/tasks/${made.body.taskId}`;
    const seen = await app.call(mine, 'GET', url, { purpose: 'inquiry' });
    expect(seen.body.people.map(({ displayName }: { displayName: string }) => displayName)).toEqual(['Eins']);
    const change = (contactIds: string[], version: number) =>
      app.call(mine, 'PATCH', url, { purpose: 'inquiry', body: { version, contactIds } });
    expect(faultsOf(await change([], 1))).toEqual(['body.contactIds one-person-stays']);
    expect((await change([three], 1)).body.people).toEqual([{ contactId: three, displayName: 'Drei' }]);
    const { rows } = await app.admin.query('SELECT contact_id FROM task_person WHERE task_id = $1', [
      made.body.taskId,
    ]);
    expect(rows.map(({ contact_id: id }) => id).sort()).toEqual([two, three].sort());
  });
});

describe('when a person is erased', () => {
  it('a task goes with its last person; one with others, and one’s own about nobody, stay', async () => {
    const officer = await app.makeUser({ 'data-protection': 'all' });
    await app.admin.query(
      "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
    );
    const [gone, stays] = [await makePerson(app, sales, 'Geht'), await makePerson(app, sales, 'Bleibt')];
    await makeTask(app, sales, { title: 'Nur sie', contactIds: [gone] });
    await makeTask(app, sales, { title: 'Beide', contactIds: [gone, stays] });
    const own = await makeTask(app, sales, { title: 'Niemand' });
    const preview = await app.call(officer, 'GET', `/api/v1/contacts/${gone}/erasure`, { purpose: 'rights' });
    expect(JSON.stringify(preview.body)).toContain('task');
    const erased = await app.call(officer, 'POST', `/api/v1/contacts/${gone}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    const { rows } = await app.admin.query(
      "SELECT title FROM task WHERE title IN ('Nur sie', 'Beide', 'Niemand') ORDER BY title",
    );
    expect(rows.map(({ title }) => title)).toEqual(['Beide', 'Niemand']);
    expect(
      (await app.call(sales, 'GET', `/api/v1/tasks/${own.body.taskId}`, { purpose: 'inquiry' })).status,
    ).toBe(200);
    const both = await list(sales, `contactId=${stays}`);
    expect(both.items).toMatchObject([{ title: 'Beide', people: [{ contactId: stays }] }]);
  });
});

describe('a reminder', () => {
  it('is due for its owner until seen or put off, and is counted without naming anybody', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    const contactId = await makePerson(app, owner, 'Erinnert');
    const due = await makeTask(app, owner, {
      title: 'Jetzt',
      remindAt: '2026-01-01T10:00:00Z',
      contactIds: [contactId],
    });
    await makeTask(app, owner, { title: 'Später', remindAt: '2199-01-01T10:00:00Z' });
    const count = async () =>
      (await app.call(owner, 'GET', '/api/v1/reminders/count', { purpose: 'inquiry' })).body;
    expect(await count()).toEqual({ due: 1, elsewhere: [], nextAt: '2199-01-01T10:00:00.000Z' });
    const { rows } = await app.admin.query(
      "SELECT subjects FROM audit_entry WHERE action = 'tasks.count-reminders' AND actor_id = $1",
      [owner.id],
    );
    expect(rows).toEqual([{ subjects: [] }]);
    const reminders = await app.call(owner, 'GET', '/api/v1/reminders', { purpose: 'inquiry' });
    expect(reminders.body.items.map(({ title }: { title: string }) => title)).toEqual(['Jetzt']);
    expect((await app.call(sales, 'GET', '/api/v1/reminders', { purpose: 'inquiry' })).body.items).toEqual(
      [],
    );
    const set = (remindAt: string | null) =>
      app.call(owner, 'PUT', `/api/v1/tasks/${due.body.taskId}/reminder`, {
        purpose: 'inquiry',
        body: { remindAt },
      });
    await set('2198-01-01T10:00:00Z');
    expect(await count()).toEqual({ due: 0, elsewhere: [], nextAt: '2198-01-01T10:00:00.000Z' });
    await set('2026-01-02T10:00:00Z');
    expect((await count()).due).toBe(1);
    expect((await set(null)).body.isReminded).toBe(true);
    expect((await count()).due).toBe(0);
  });

  it('under another purpose of its owner is counted there, once', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    const both = await makePerson(app, owner, 'Beides', ['inquiry', 'contract']);
    const inquiry = await makePerson(app, owner, 'Nur Anfrage');
    for (const contactIds of [[both], [inquiry], []])
      await makeTask(app, owner, { title: 'Jetzt', remindAt: '2026-01-01T10:00:00Z', contactIds });
    const count = async (purpose: string) =>
      (await app.call(owner, 'GET', '/api/v1/reminders/count', { purpose })).body;
    expect(await count('inquiry')).toEqual({ due: 3, elsewhere: [], nextAt: null });
    expect(await count('contract')).toEqual({
      due: 2,
      elsewhere: [{ purpose: 'inquiry', due: 1 }],
      nextAt: null,
    });
  });

  it('names the people in the log once it is looked at', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    const contactId = await makePerson(app, owner, 'Protokolliert');
    await makeTask(app, owner, { title: 'Jetzt', remindAt: '2026-01-01T10:00:00Z', contactIds: [contactId] });
    await app.call(owner, 'GET', '/api/v1/reminders', { purpose: 'inquiry' });
    const { rows } = await app.admin.query(
      "SELECT subjects FROM audit_entry WHERE action = 'tasks.list-reminders' AND actor_id = $1",
      [owner.id],
    );
    expect(rows).toEqual([{ subjects: [contactId] }]);
  });
});
