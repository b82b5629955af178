import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const team = await app.makeTeam('Kundendienst');
const service = await app.makeUser({ service: 'all' }, { teamId: team, name: 'Björn Hansen' });
const colleague = await app.makeUser({ service: 'all' }, { teamId: team, name: 'Ida Voss' });
const sales = await app.makeUser({ sales: 'all' });

const SUPPORT = [{ purpose: 'support' }];
const customer = (more: Parameters<typeof plantContact>[1] = {}) =>
  plantContact(app, { grounds: SUPPORT, ...more });
const company = async (name = 'Kontor GmbH') =>
  (await app.call(service, 'POST', '/api/v1/companies', { purpose: 'support', body: { name } })).body
    .companyId as string;
const post = (body: object, actor: Actor = service, purpose = 'support') =>
  app.call(actor, 'POST', '/api/v1/tickets', { purpose, body });
const open = async (more: object = {}) => {
  const { contactId } = await customer();
  const answer = await post({ subject: 'Drucker druckt nicht', people: [{ contactId }], ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const put = (id: string, part: string, body: object, actor: Actor = service) =>
  app.call(actor, 'PUT', `/api/v1/tickets/${id}/${part}`, { purpose: 'support', body });
const say = (id: string, body: object, actor: Actor = service) =>
  app.call(actor, 'POST', `/api/v1/tickets/${id}/messages`, { purpose: 'support', body });
const read = (id: string, purpose = 'support', actor: Actor = service) =>
  app.call(actor, 'GET', `/api/v1/tickets/${id}`, { purpose });
const list = async (query = '', actor: Actor = service) =>
  (await app.call(actor, 'GET', `/api/v1/tickets?limit=200&${query}`, { purpose: 'support' })).body.items.map(
    (row: { ticketId: string }) => row.ticketId,
  ) as string[];
const codes = (result: { status: number; body: { errors?: { at: string; code: string }[] } }) => [
  result.status,
  ...(result.body.errors ?? []).map(({ at, code }) => `${at} ${code}`),
];
const messagesOf = async (id: string) =>
  (
    await app.admin.query(
      'SELECT channel, direction, subject, content, company_id FROM interaction WHERE ticket_id = $1 ORDER BY interaction_id',
      [id],
    )
  ).rows;

describe('a service case', () => {
  it('gets a number, and the deadline that the firm gives itself for its priority', async () => {
    const first = await open({ priority: 'urgent' });
    const second = await open({ priority: 'low' });
    expect(second.number).toBe(first.number + 1);
    expect(Date.parse(first.dueAt) - Date.parse(first.createdAt)).toBe(4 * 3_600_000);
    expect(Date.parse(second.dueAt) - Date.parse(second.createdAt)).toBe(168 * 3_600_000);
    expect(first).toMatchObject({
      status: 'new',
      version: 1,
      isOverdue: false,
      resolution: null,
      ownerId: null,
    });
  });

  it('keeps the deadline of who names one, also when the priority changes', async () => {
    const dueAt = '2027-01-05T12:00:00.000Z';
    const made = await open({ dueAt });
    expect(made.dueAt).toBe(dueAt);
    const patch = (id: string, body: object) =>
      app.call(service, 'PATCH', `/api/v1/tickets/${id}`, { purpose: 'support', body });
    expect((await patch(made.ticketId, { version: 1, priority: 'urgent' })).body.dueAt).toBe(dueAt);
    const untouched = await open();
    const raised = await patch(untouched.ticketId, { version: 1, priority: 'urgent' });
    expect(Date.parse(raised.body.dueAt) - Date.parse(raised.body.createdAt)).toBe(4 * 3_600_000);
  });

  it('is overdue once its deadline has passed, and no longer when it is resolved', async () => {
    const made = await open({ dueAt: new Date(Date.now() - 60_000).toISOString() });
    expect(made.isOverdue).toBe(true);
    expect(await list('overdue=true')).toContain(made.ticketId);
    const done = await put(made.ticketId, 'status', { version: 1, status: 'resolved', resolution: 'solved' });
    expect(done.body.isOverdue).toBe(false);
    expect(await list('overdue=true')).not.toContain(made.ticketId);
  });

  it('keeps what the customer said as the first message of the conversation', async () => {
    const made = await open({ channel: 'phone', message: 'Seit heute früh kommt nichts mehr heraus.' });
    expect(await messagesOf(made.ticketId)).toEqual([
      expect.objectContaining({
        channel: 'call',
        direction: 'in',
        subject: 'Drucker druckt nicht',
        content: 'Seit heute früh kommt nichts mehr heraus.',
      }),
    ]);
    expect(made.lastContactAt).not.toBeNull();
  });

  it('is made for a company alone, too', async () => {
    const companyId = await company();
    const made = await post({ subject: 'Wartung fällig', companyId });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ company: { companyId, name: 'Kontor GmbH' }, people: [] });
    expect((await say(made.body.ticketId, { kind: 'note', content: 'Termin abstimmen' })).status).toBe(201);
  });

  it('names the people whom it is about in the log', async () => {
    const { contactId } = await customer();
    const made = await post({ subject: 'Protokoll', people: [{ contactId }] });
    await read(made.body.ticketId);
    await list(`contactId=${contactId}`);
    const { rows } = await app.admin.query(
      `SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND action LIKE 'tickets.%' ORDER BY audit_entry.ctid`,
      [contactId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['tickets.create', 'tickets.read', 'tickets.list']);
  });
});

describe('work on a case', () => {
  it('is taken up by an answer, and counts the first one', async () => {
    const made = await open();
    const answered = await say(made.ticketId, { kind: 'answer', content: 'Wir kommen morgen.' });
    expect(answered.body).toMatchObject({ status: 'open' });
    expect(answered.body.firstAnswerAt).not.toBeNull();
    const again = await say(made.ticketId, { kind: 'answer', content: 'Um neun.' });
    expect(again.body.firstAnswerAt).toBe(answered.body.firstAnswerAt);
    expect((await messagesOf(made.ticketId)).map(({ direction }) => direction)).toEqual(['out', 'out']);
  });

  it('records an answer and its status in one step, or neither', async () => {
    const made = await open();
    const waiting = await say(made.ticketId, {
      kind: 'answer',
      content: 'Welche Seriennummer?',
      status: 'waiting',
      version: made.version,
    });
    expect(waiting.body.status).toBe('waiting');
    const stale = await say(made.ticketId, {
      kind: 'answer',
      content: 'Zu spät',
      status: 'resolved',
      resolution: 'solved',
      version: made.version,
    });
    expect(codes(stale)).toEqual([409, 'body.version changed-meanwhile']);
    const nothingCame = await say(made.ticketId, { kind: 'answer', content: 'Fertig', status: 'resolved' });
    expect(codes(nothingCame)).toEqual([422, 'body.resolution ticket-resolution-missing']);
    expect(await messagesOf(made.ticketId)).toHaveLength(1);
  });

  it('wakes up when the customer says something, and sleeps on through a note', async () => {
    const made = await open();
    const resolved = await put(made.ticketId, 'status', {
      version: 1,
      status: 'resolved',
      resolution: 'advice',
    });
    expect(resolved.body.resolvedAt).not.toBeNull();
    const noted = await say(made.ticketId, { kind: 'note', content: 'Nur für uns' });
    expect(noted.body).toMatchObject({ status: 'resolved', lastContactAt: null, firstAnswerAt: null });
    const woken = await say(made.ticketId, { kind: 'incoming', channel: 'email', content: 'Doch nicht!' });
    expect(woken.body).toMatchObject({ status: 'open', resolution: null, resolvedAt: null });
    expect((await messagesOf(made.ticketId)).map(({ channel }) => channel)).toEqual(['note', 'email']);
  });

  it('is resolved and closed with what came of it, and can be opened again', async () => {
    const made = await open();
    expect(codes(await put(made.ticketId, 'status', { version: 1, status: 'closed' }))).toEqual([
      422,
      'body.resolution ticket-resolution-missing',
    ]);
    const resolved = await put(made.ticketId, 'status', {
      version: 1,
      status: 'resolved',
      resolution: 'replaced',
    });
    const closed = await put(made.ticketId, 'status', { version: 2, status: 'closed' });
    expect(closed.body).toMatchObject({
      status: 'closed',
      resolution: 'replaced',
      resolvedAt: resolved.body.resolvedAt,
    });
    expect(await list()).not.toContain(made.ticketId);
    expect(await list('group=done')).toContain(made.ticketId);
    expect(
      codes(await put(made.ticketId, 'status', { version: 3, status: 'open', resolution: 'solved' })),
    ).toEqual([422, 'body.resolution ticket-resolution-out-of-place']);
    const reopened = await put(made.ticketId, 'status', { version: 3, status: 'open' });
    expect(reopened.body).toMatchObject({ status: 'open', resolution: null, resolvedAt: null });
    expect(codes(await put(made.ticketId, 'status', { version: 3, status: 'waiting' }))).toEqual([
      409,
      'body.version changed-meanwhile',
    ]);
  });

  it('is taken by oneself, given to a colleague with their department, and given back', async () => {
    const made = await open();
    const taken = await put(made.ticketId, 'assignment', { version: 1, ownerId: 'me' });
    expect(taken.body).toMatchObject({ ownerId: service.id, ownerName: 'Björn Hansen', teamId: team });
    expect(await list('mine=true')).toContain(made.ticketId);
    const given = await put(made.ticketId, 'assignment', { version: 2, ownerId: colleague.id });
    expect(given.body.ownerName).toBe('Ida Voss');
    expect(await list('mine=true')).not.toContain(made.ticketId);
    expect(await list('mine=true', colleague)).toContain(made.ticketId);
    const back = await put(made.ticketId, 'assignment', { version: 3, ownerId: null });
    expect(back.body).toMatchObject({ ownerId: null, teamId: team });
    expect(await list('unassigned=true')).toContain(made.ticketId);
    const stranger = '01999999-0000-7000-8000-00000000000a';
    expect(codes(await put(made.ticketId, 'assignment', { version: 4, ownerId: stranger }))).toEqual([
      422,
      'body.ownerId no-such-user',
    ]);
  });

  it('changes its people, the new ones in, the old ones out', async () => {
    const made = await open();
    const [one, two] = [await customer({ familyName: 'Eins' }), await customer({ familyName: 'Zwei' })];
    const patch = (body: object) =>
      app.call(service, 'PATCH', `/api/v1/tickets/${made.ticketId}`, { purpose: 'support', body });
    const changed = await patch({
      version: 1,
      people: [{ contactId: two.contactId, role: 'affected' }, { contactId: one.contactId }],
    });
    expect(
      changed.body.people.map((each: { displayName: string; role: string }) => [each.displayName, each.role]),
    ).toEqual([
      ['Änne Zwei', 'affected'],
      ['Änne Eins', 'reporter'],
    ]);
    expect(codes(await patch({ version: 2, people: [] }))).toEqual([422, 'body.people ticket-of-nobody']);
    const companyId = await company();
    const firmOnly = await patch({ version: 2, people: [], companyId });
    expect(firmOnly.body).toMatchObject({ people: [], company: { companyId } });
    expect(codes(await patch({ version: 3, companyId: null }))).toEqual([
      422,
      'body.companyId ticket-of-nobody',
    ]);
    expect(
      (await patch({ version: 3, people: [{ contactId: one.contactId }], companyId: null })).status,
    ).toBe(200);
  });

  it('is deleted, and what was said stays with the person', async () => {
    const made = await open({ message: 'Hallo' });
    const gone = await app.call(service, 'DELETE', `/api/v1/tickets/${made.ticketId}`, {
      purpose: 'support',
    });
    expect(gone.status).toBe(204);
    expect((await read(made.ticketId)).status).toBe(404);
    const { rows } = await app.admin.query(
      `SELECT i.content FROM interaction i JOIN interaction_person p USING (interaction_id)
        WHERE p.contact_id = $1 AND i.ticket_id IS NULL`,
      [made.people[0].contactId],
    );
    expect(rows).toEqual([{ content: 'Hallo' }]);
    expect(
      (await app.call(service, 'DELETE', `/api/v1/tickets/${made.ticketId}`, { purpose: 'support' })).status,
    ).toBe(404);
  });
});

describe('purposes and permissions', () => {
  it('shows cases under support and contract, as the grounds of their people are, and under no inquiry', async () => {
    const { contactId } = await plantContact(app, {
      grounds: [
        { purpose: 'support' },
        { purpose: 'inquiry' },
        { purpose: 'marketing-email', legalBasis: 'consent' },
      ],
    });
    const made = await post({ subject: 'Nur Kundendienst', people: [{ contactId }] });
    const id = made.body.ticketId;
    const everything = await app.makeUser({
      service: 'all',
      sales: 'all',
      marketing: 'all',
      administrator: 'all',
    });
    expect((await read(id, 'support', everything)).status).toBe(200);
    for (const purpose of ['inquiry', 'contract', 'marketing-email', 'accounting'])
      expect((await read(id, purpose, everything)).status, purpose).toBe(404);
    const listed = await app.call(everything, 'GET', '/api/v1/tickets', { purpose: 'inquiry' });
    expect(listed.body).toEqual({ items: [], next: null });
  });

  it('makes none under an inquiry or advertising, and says what to do', async () => {
    const everything = await app.makeUser({ service: 'all', sales: 'all', marketing: 'all' });
    const { contactId } = await plantContact(app, {
      grounds: [{ purpose: 'inquiry' }, { purpose: 'marketing-email', legalBasis: 'consent' }],
    });
    for (const purpose of ['inquiry', 'marketing-email'])
      expect(codes(await post({ subject: 'x', people: [{ contactId }] }, everything, purpose))).toEqual([
        403,
        'header.Obhut-Purpose ticket-purpose-closed',
      ]);
  });

  it('lets sales read and not write', async () => {
    const { contactId } = await plantContact(app, { grounds: [{ purpose: 'contract' }] });
    const made = await app.call(service, 'POST', '/api/v1/tickets', {
      purpose: 'contract',
      body: { subject: 'Vertrag', people: [{ contactId }] },
    });
    expect((await read(made.body.ticketId, 'contract', sales)).status).toBe(200);
    expect((await post({ subject: 'x', people: [{ contactId }] }, sales, 'contract')).status).toBe(403);
  });

  it('disappears when the last ground of its people ends, also one of a company that is still there', async () => {
    const { contactId, groundIds } = await customer();
    const companyId = await company();
    const made = await post({ subject: 'Bald weg', companyId, people: [{ contactId }] });
    await app.admin.query(`UPDATE ground SET status = 'ended' WHERE ground_id = $1`, [groundIds[0]]);
    expect((await read(made.body.ticketId)).status).toBe(404);
    expect(await list(`companyId=${companyId}`)).toEqual([]);
  });

  it('changes the deadlines of the firm, by who manages it', async () => {
    const admin = await app.makeUser({ administrator: 'all' });
    const hours = { low: 100, normal: 50, high: 10, urgent: 2 };
    expect((await app.call(service, 'PUT', '/api/v1/ticket-deadlines', { body: { hours } })).status).toBe(
      403,
    );
    expect((await app.call(admin, 'PUT', '/api/v1/ticket-deadlines', { body: { hours } })).body).toEqual({
      hours,
    });
    expect(
      codes(
        await app.call(admin, 'PUT', '/api/v1/ticket-deadlines', { body: { hours: { ...hours, low: 0 } } }),
      ),
    ).toEqual([422, 'body.hours.low too_small']);
    const made = await open({ priority: 'urgent' });
    expect(Date.parse(made.dueAt) - Date.parse(made.createdAt)).toBe(2 * 3_600_000);
  });
});

describe('the list', () => {
  it('finds by number, by words of the subject, by person, company, kind, priority and silence', async () => {
    const companyId = await company('Filter AG');
    const made = await open({
      subject: 'Höhenverstellbarer Tisch knarzt',
      companyId,
      kind: 'complaint',
      priority: 'high',
    });
    const other = await open({ subject: 'Toner leer', message: 'Bitte nachliefern' });
    const { contactId } = made.people[0];
    for (const query of [
      `q=${made.number}`,
      `q=%23${made.number}`,
      'q=hoehenverstell tisch',
      'q=KNARZT',
      `contactId=${contactId}`,
      `companyId=${companyId}`,
      'kind=complaint&priority=high',
      'status=new',
      'silentSince=2026-01-01T00:00:00Z',
    ]) {
      const found = await list(query);
      expect(found, query).toContain(made.ticketId);
      if (query !== 'status=new') expect(found, query).not.toContain(other.ticketId);
    }
    expect(await list('q=100%25')).toEqual([]);
    expect(await list('q=999999999999999')).toEqual([]);
  });

  it.each(['due', '-due', 'changed', '-changed', 'created', '-created', 'priority', '-priority'])(
    'leafs through everything once, by %s',
    async (sort) => {
      for (let n = 0; n < 3; n++) await open({ priority: n % 2 ? 'high' : 'low' });
      const all = await list(`sort=${sort}`);
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await app.call(
          service,
          'GET',
          `/api/v1/tickets?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
          { purpose: 'support' },
        );
        seen.push(...body.items.map((row: { ticketId: string }) => row.ticketId));
        cursor = body.next ?? '';
      } while (cursor);
      expect(seen).toEqual(all);
    },
  );

  it('puts what is due first at the top, and the most urgent where asked', async () => {
    const first = await open({ dueAt: '2020-01-01T00:00:00Z' });
    expect((await list())[0]).toBe(first.ticketId);
    const { body } = await app.call(service, 'GET', '/api/v1/tickets?sort=-priority&limit=200', {
      purpose: 'support',
    });
    const ranks = body.items.map((row: { priority: string }) =>
      ['low', 'normal', 'high', 'urgent'].indexOf(row.priority),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });

  it('refuses a cursor of another order', async () => {
    const { body } = await app.call(service, 'GET', '/api/v1/tickets?limit=1', { purpose: 'support' });
    const answer = await app.call(service, 'GET', `/api/v1/tickets?sort=priority&cursor=${body.next}`, {
      purpose: 'support',
    });
    expect(codes(answer)).toEqual([422, 'query.cursor cursor-damaged']);
  });
});

describe('bad input', () => {
  it('is answered by field, all faults at once', async () => {
    const unknown = '01999999-0000-7000-8000-00000000000b';
    const answer = await post({
      subject: 'ok',
      companyId: unknown,
      ownerId: unknown,
      teamId: unknown,
      people: [{ contactId: unknown }],
    });
    expect(codes(answer)).toEqual([
      422,
      'body.companyId no-such-company',
      'body.people.0.contactId no-such-contact',
      'body.ownerId no-such-user',
      'body.teamId no-such-team',
    ]);
    expect(codes(await post({ subject: 'x' }))).toEqual([422, 'body.people ticket-of-nobody']);
    const { contactId } = await customer();
    expect(codes(await post({ subject: 'x', people: [{ contactId }, { contactId }] }))).toEqual([
      422,
      'body.people.1.contactId ticket-person-twice',
    ]);
  });

  it.each([
    [{ subject: '' }, 'body.subject'],
    [{ subject: ' \n ' }, 'body.subject'],
    [{ subject: 'x'.repeat(201) }, 'body.subject'],
    [{ subject: 'NUL \u0000' }, 'body.subject'],
    [{ subject: '\ud800' }, 'body.subject'],
    [{ subject: 7 }, 'body.subject'],
    [{ kind: 'whim' }, 'body.kind'],
    [{ channel: '' }, 'body.channel'],
    [{ priority: 'now' }, 'body.priority'],
    [{ dueAt: '2026-02-30T00:00:00Z' }, 'body.dueAt'],
    [{ dueAt: '0001-01-01T00:00:00Z' }, 'body.dueAt'],
    [{ dueAt: 'morgen' }, 'body.dueAt'],
    [{ people: [{ contactId: 'me' }] }, 'body.people.0.contactId'],
    [{ message: 'x'.repeat(20_001) }, 'body.message'],
    [{ message: '\u0000' }, 'body.message'],
    [{ colour: 'red' }, 'body.colour'],
  ] as const)('faults case %#, at its field', async (more, at) => {
    const { contactId } = await customer();
    const answer = await post({ subject: 'ok', people: [{ contactId }], ...more });
    expect([answer.status, answer.body.errors?.[0]?.at]).toEqual([422, at]);
  });

  it.each([
    "'; DROP TABLE ticket; --",
    '<script>alert(1)</script>',
    '👩‍👩‍👧‍👦 ﷽ Z̸̧̢a̶l̴g̷o',
    '../../etc/passwd %s%n {{7*7}}',
    '田中さんにあげて下さい',
  ])('keeps %s as it is', async (words) => {
    const made = await open({ subject: words, message: words });
    expect(made.subject).toBe(words);
    expect((await messagesOf(made.ticketId))[0].content).toBe(words);
    expect(
      (
        await app.call(service, 'GET', `/api/v1/tickets?q=${encodeURIComponent(words)}`, {
          purpose: 'support',
        })
      ).status,
    ).toBe(200);
  });

  it('takes a note of 10,000 characters, and none that is empty', async () => {
    const made = await open();
    expect((await say(made.ticketId, { kind: 'note', content: 'ä'.repeat(10_000) })).status).toBe(201);
    expect(codes(await say(made.ticketId, { kind: 'note', content: '  ' }))).toEqual([
      422,
      'body.content too_small',
    ]);
    expect(codes(await say(made.ticketId, { kind: 'shout', content: 'x' }))).toEqual([
      422,
      'body.kind invalid_value',
    ]);
  });
});
