import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { liftRestricted, openRestricted, restrict, tellLongAgo } from '../../../test/open-restricted.ts';
import { plantPerson } from '../../../test/plant.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { personActor, systemActor } from '../../kernel/actor.ts';
import { raw, sql } from '../../platform/db/index.ts';
import { restrictContact } from './index.ts';
import { markerOf } from './marker.ts';
import { settleRestrictions } from './store-restriction.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const second = await app.makeUser({ 'data-protection': 'all' });
const german = await app.makeUser({ 'data-protection': 'all' }, { language: 'de' });
const both = await app.makeUser({ sales: 'all', 'data-protection': 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);

const url = (contactId: string) => `/api/v1/contacts/${contactId}/restriction`;
const body = { reason: 'accuracy-contested', note: 'Adresse stimmt nicht', reviewOn: '2099-01-31' };
const call = (method: string, path: string, input?: object, actor = officer) =>
  app.call(actor, method, path, { purpose: 'rights', ...(input ? { body: input } : {}) });
const lift = (contactId: string, actor = officer) => call('DELETE', url(contactId), undefined, actor);
const records = async (actor = officer) => (await call('GET', '/api/v1/restrictions', undefined, actor)).body;
const recordOf = async (restrictionId: string, actor = officer) =>
  (await records(actor)).items.find(
    (item: { restrictionId: string }) => item.restrictionId === restrictionId,
  );
const day = (fromToday: number): string =>
  new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
const EVERY_PURPOSE = [
  'inquiry',
  'contract',
  'support',
  'marketing-email',
  'marketing-phone',
  'marketing-post',
  'profiling',
  'accounting',
];

describe('Art. 18: a restricted contact', () => {
  it('is there for nobody, in every table, under every purpose and for whoever restricted it; for the machine and for those to whom it was opened', async () => {
    const { contactId } = await plantContact(app, {
      grounds: EVERY_PURPOSE.map((purpose) =>
        purpose.startsWith('marketing') ? { purpose, legalBasis: 'consent' as const } : { purpose },
      ),
      emails: ['r@estrict.example'],
      phones: ['+4930123'],
      postalCode: '10115',
    });
    const everybody = systemActor(...EVERY_PURPOSE, 'intake', 'access', 'rights', 'upkeep');
    const seen = (purpose: string, actor = everybody) =>
      app.ctx.db.perform({ actor, purpose, action: 'test.see' }, async (tx) => {
        const answers = await tx.batch(
          ['contact', 'ground', 'restriction', 'contact_email', 'contact_phone', 'contact_address'].map(
            (table) => sql`SELECT contact_id FROM ${raw(table)} WHERE contact_id = ${contactId}`,
          ),
        );
        return answers.map(({ rows }) => rows.length);
      });
    expect(await seen('inquiry')).toEqual([1, 8, 0, 1, 1, 1]);
    const answer = await call('POST', url(contactId), body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ reason: 'accuracy-contested', reviewOn: '2099-01-31' });
    expect(answer.body.marker).toBe(markerOf(answer.body.restrictionId));
    expect(answer.raw.toString()).not.toContain(contactId);
    for (const purpose of [...EVERY_PURPOSE, 'intake', 'access', 'rights'])
      expect(await seen(purpose), purpose).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await seen('rights', officer)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await seen('upkeep')).toEqual([1, 8, 1, 1, 1, 1]);
    await openRestricted(app, officer, second, answer.body.restrictionId);
    expect(await seen('rights', officer)).toEqual([1, 8, 1, 1, 1, 1]);
    expect(await seen('rights', second)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await seen('rights', personActor(contactId, 'de'))).toEqual([1, 8, 1, 1, 1, 1]);
  });

  it('is not to be found by anybody, and shows its footing to whom it was opened', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId, body);
    const grounds = `/api/v1/contacts/${contactId}/grounds`;
    expect((await app.call(sales, 'GET', grounds, { purpose: 'inquiry' })).status).toBe(404);
    expect(
      (
        await app.call(sales, 'POST', grounds, {
          purpose: 'inquiry',
          body: { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
        })
      ).status,
    ).toBe(404);
    expect((await call('GET', grounds)).status).toBe(404);
    await openRestricted(app, officer, second, restrictionId);
    const opened = (await call('GET', grounds)).body;
    expect(opened).toMatchObject({
      contactId,
      openPurposes: [],
      deletesBecause: 'inquiries are deleted 6 months after the last step',
      restriction: { restrictionId, marker: markerOf(restrictionId), note: 'Adresse stimmt nicht' },
    });
    expect(Date.parse(opened.restriction.openUntil)).toBeGreaterThan(Date.now());
    expect(opened.grounds.some(({ isOpen }: { isOpen: boolean }) => isOpen)).toBe(false);
  });

  it('stays closed when a further ground is recorded under rights', async () => {
    const { contactId } = await plantContact(app);
    await openRestricted(app, officer, second, await restrict(app, officer, contactId));
    const input = { purpose: 'contract', legalBasis: 'contract', origin: 'person' };
    const answer = await call('POST', `/api/v1/contacts/${contactId}/grounds`, input);
    expect(answer.body).toMatchObject({ openPurposes: [] });
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'contract' })).status,
    ).toBe(404);
  });

  it('is not restricted twice, and the refusal says no more than that; two at once make one restriction', async () => {
    const { contactId } = await plantContact(app, { familyName: 'Zweimal' });
    const answers = await Promise.all([
      call('POST', url(contactId), body),
      call('POST', url(contactId), body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await call('POST', url(contactId), body);
    expect(again.status).toBe(409);
    expect(Object.keys(again.body).sort()).toEqual(['status', 'title', 'type']);
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await call('POST', url(contactId), body, own)).status).toBe(404);
  });

  it('is restricted by those alone who handle rights, for that purpose alone', async () => {
    const { contactId } = await plantContact(app);
    expect((await app.call(sales, 'POST', url(contactId), { purpose: 'inquiry', body })).status).toBe(403);
    expect((await call('POST', url(contactId), body, sales)).status).toBe(403);
    expect((await app.call(officer, 'POST', url(contactId), { purpose: 'intake', body })).body.type).toBe(
      'urn:obhut:problem:purpose-not-suitable',
    );
    expect((await app.call(officer, 'POST', url(contactId), { body })).body.type).toBe(
      'urn:obhut:problem:purpose-missing',
    );
    expect((await call('POST', url(uuid()), body)).status).toBe(404);
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await call('POST', url(contactId), body, own)).status).toBe(404);
  });

  it('names every field at fault', async () => {
    const { contactId } = await plantContact(app);
    const answer = await call(
      'POST',
      url(contactId),
      { reason: 'because', note: '\u0000', reviewOn: '2026-02-30', x: 1 },
      german,
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.note',
      'body.reason',
      'body.reviewOn',
      'body.x',
    ]);
    const passed = await call('POST', url(contactId), { ...body, reviewOn: '2020-01-01' }, german);
    expect(passed.body.errors).toEqual([
      {
        at: 'body.reviewOn',
        code: 'restriction-review-passed',
        message: 'Der Termin zur Prüfung liegt in der Vergangenheit.',
      },
    ]);
    expect(
      (await app.admin.query('SELECT FROM restriction WHERE contact_id = $1', [contactId])).rowCount,
    ).toBe(0);
  });

  it('is restricted by the person themselves in the portal, who still sees their own data', async () => {
    const { contactId } = await plantContact(app);
    const person = personActor(contactId, 'de');
    const act = (purpose: string) =>
      app.ctx.db.perform({ actor: person, purpose, action: 'test.restrict' }, (tx) =>
        restrictContact(
          app.ctx,
          tx,
          contactId,
          { reason: 'objection-pending', note: '', reviewOn: day(30) },
          'de',
        ),
      );
    const receipt = await act('rights');
    expect(receipt.marker).toMatch(/^E-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await expect(act('rights')).rejects.toMatchObject({ code: 'conflict' });
    const rows = await app.ctx.db.perform({ actor: person, purpose: 'rights', action: 'test.see' }, (tx) =>
      tx.query(sql`SELECT contact_id FROM contact`),
    );
    expect(rows).toEqual([{ contact_id: contactId }]);
    expect((await call('GET', `/api/v1/contacts/${contactId}`)).status).toBe(404);
    expect(await recordOf(receipt.restrictionId)).toMatchObject({ reason: 'objection-pending' });
  });
});

describe('Art. 19: whoever received the data', () => {
  it('is told when it is restricted, and when that is lifted', async () => {
    const { contactId } = await plantPerson(app.admin, app.ctx.register, `e${uuid().replaceAll('-', '')}`);
    await app.admin.query('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
    const events = async () =>
      (
        await app.admin.query(
          "SELECT event FROM recipient_notice WHERE contact_id = $1 AND created_at <= now() AND event IN ('restricted', 'lifted') ORDER BY created_at",
          [contactId],
        )
      ).rows.map(({ event }) => event);
    const before = await events();
    await restrict(app, officer, contactId);
    expect(await events()).toEqual([...before, 'restricted']);
    await liftRestricted(app, officer, second, contactId);
    expect(await events()).toEqual([...before, 'restricted', 'lifted']);
  });
});

describe('Art. 18: the neutral record', () => {
  it('says reason, dates and open requests and nothing that tells who it is; what is due comes first', async () => {
    const { contactId } = await plantContact(app, {
      familyName: 'Unsichtbar',
      emails: ['unsichtbar@neutral.example'],
    });
    const requestId = uuid();
    await app.admin.query(
      `INSERT INTO rights_request (request_id, contact_id, kind, channel, received_on, first_due_on, due_on) VALUES ($1, $2, 'access', 'mail', '2030-12-01', '2031-01-02', '2031-01-02')`,
      [requestId, contactId],
    );
    const restrictionId = await restrict(app, officer, contactId, body);
    const due = await restrict(app, officer, (await plantContact(app)).contactId);
    await app.admin.query('UPDATE restriction SET review_on = current_date - 1 WHERE restriction_id = $1', [
      due,
    ]);
    const answer = await call('GET', '/api/v1/restrictions');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    for (const word of ['Unsichtbar', 'unsichtbar@', contactId, 'Adresse stimmt nicht'])
      expect(answer.raw.toString()).not.toContain(word);
    expect(answer.body.items[0]).toMatchObject({ restrictionId: due, isReviewDue: true });
    expect(await recordOf(restrictionId)).toMatchObject({
      marker: markerOf(restrictionId),
      reason: 'accuracy-contested',
      reviewOn: '2099-01-31',
      isReviewDue: false,
      told: null,
      contactId: null,
      openUntil: null,
      openingAskedAt: null,
      isAskedByMe: false,
      requests: [{ requestId, kind: 'access', receivedOn: '2030-12-01', dueOn: '2031-01-02' }],
    });
    expect(answer.body.isAlone).toBe(false);
    expect((await call('GET', '/api/v1/restrictions', undefined, sales)).status).toBe(403);
  });

  it('is seen within the scope of the officer', async () => {
    const own = await app.makeUser({ 'data-protection': 'own' });
    const mine = await plantContact(app, { ownerId: own.id });
    const restrictionId = await restrict(app, own, mine.contactId);
    await restrict(app, officer, (await plantContact(app)).contactId);
    expect((await records(own)).items).toMatchObject([{ restrictionId }]);
  });

  it('is found by the whole address, number or customer number that the person names, and that is in the log', async () => {
    const { contactId } = await plantContact(app, {
      familyName: 'Gesucht',
      emails: ['gesucht@neutral.example'],
      phones: ['+493023125222'],
    });
    await app.admin.query("UPDATE contact SET external_id = 'K-4711' WHERE contact_id = $1", [contactId]);
    const restrictionId = await restrict(app, officer, contactId);
    const find = (input: object, actor = officer) =>
      call('POST', '/api/v1/restrictions/search', input, actor);
    const found = { items: [{ restrictionId, marker: markerOf(restrictionId) }] };
    for (const named of [
      { email: ' Gesucht@Neutral.Example' },
      { phone: '030 23125 222' },
      { customerNumber: 'K-4711' },
    ])
      expect((await find(named)).body).toEqual(found);
    const { rows } = await app.admin.query(
      "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'grounds.find-restriction' AND subjects = $1",
      [[contactId]],
    );
    expect(rows[0].n).toBe(3);
    for (const part of [{ email: 'gesucht@neutral' }, { phone: '23125' }, { customerNumber: 'K-47' }])
      expect((await find(part)).body).toEqual({ items: [] });
    expect((await find({})).status).toBe(422);
    expect((await find({ email: 'a\u0000@b.example' })).status).toBe(422);
    expect((await find({ email: 'gesucht@neutral.example' }, sales)).status).toBe(403);
    for (const query of ['q=Gesucht', 'email=gesucht@neutral.example', 'q=K-4711', 'q=3023125222'])
      expect((await call('GET', `/api/v1/contacts?${query}`)).body.items, query).toEqual([]);
  });

  it('is searched ten times a minute and no more', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const statuses: number[] = [];
    for (let n = 0; n < 14; n++)
      statuses.push(
        (
          await app.call(second, 'POST', '/api/v1/restrictions/search', {
            purpose: 'rights',
            body: { email: 'wer@auch.example' },
            headers,
          })
        ).status,
      );
    expect(statuses).toContain(429);
  });

  it('is kept until the next review, and overdue ones are marked', async () => {
    const restrictionId = await restrict(app, officer, (await plantContact(app)).contactId);
    await app.admin.query('UPDATE restriction SET review_on = current_date - 2 WHERE restriction_id = $1', [
      restrictionId,
    ]);
    await app.ctx.db.perform(
      { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.settle' },
      settleRestrictions,
    );
    expect((await recordOf(restrictionId)).overdueSince).not.toBeNull();
    const patch = (reviewOn: string) => call('PATCH', `/api/v1/restrictions/${restrictionId}`, { reviewOn });
    expect((await patch(day(-1))).status).toBe(422);
    expect((await recordOf(restrictionId)).overdueSince).not.toBeNull();
    expect((await patch('2099-02-01')).body).toMatchObject({ reviewOn: '2099-02-01', overdueSince: null });
    expect((await call('PATCH', `/api/v1/restrictions/${uuid()}`, { reviewOn: '2099-02-01' })).status).toBe(
      404,
    );
  });
});

describe('Art. 18: a restricted person is not entered a second time', () => {
  const create = (input: object, actor = sales) =>
    app.call(actor, 'POST', '/api/v1/contacts', {
      purpose: 'inquiry',
      body: {
        givenName: 'Rita',
        familyName: 'Ruhe',
        grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
        ...input,
      },
    });

  it('is refused without a word who it is; whoever handles rights is told the neutral record', async () => {
    const made = await create({ emails: [{ address: 'rita@ruhe.example' }], externalId: 'K-R' });
    const restrictionId = await restrict(app, officer, made.body.contactId);
    for (const input of [
      { emails: [{ address: 'Rita@Ruhe.example' }] },
      { emails: [{ address: 'rita@ruhe.example' }], askedToReturn: 'rief an' },
      { externalId: 'K-R' },
    ]) {
      const refused = await create(input);
      expect(refused.status, JSON.stringify(input)).toBe(409);
      expect(refused.body.errors).toMatchObject([{ code: 'ask-privacy-contact' }]);
      expect(refused.raw.toString()).not.toContain(made.body.contactId);
      expect(refused.raw.toString()).not.toContain(markerOf(restrictionId));
    }
    const told = await create({ emails: [{ address: 'rita@ruhe.example' }] }, both);
    expect(told.status).toBe(409);
    expect(told.body.errors[0].message).toContain(markerOf(restrictionId));
    const { rows } = await app.admin.query('SELECT FROM contact_email WHERE address = $1', [
      'rita@ruhe.example',
    ]);
    expect(rows).toHaveLength(1);
    const duplicates = await app.call(sales, 'GET', '/api/v1/contacts/duplicates?email=rita@ruhe.example', {
      purpose: 'inquiry',
    });
    expect(duplicates.raw.toString()).not.toContain(made.body.contactId);
    expect(duplicates.raw.toString()).not.toContain('Ruhe');
  });

  it('is somebody else who shares a switchboard', async () => {
    const made = await create({ phones: [{ number: '030 23125 900' }] });
    await restrict(app, officer, made.body.contactId);
    const colleague = { givenName: 'Otto', familyName: 'Oben', phones: [{ number: '030 23125 900' }] };
    expect((await create(colleague)).status).toBe(201);
  });
});

describe('Art. 18(3): the person is told before the restriction is lifted', () => {
  const notice = (restrictionId: string, input: object) =>
    call('POST', `/api/v1/restrictions/${restrictionId}/notice`, input);
  const codes = (answer: { body: { errors?: { code: string }[] } }) =>
    answer.body.errors?.map(({ code }) => code);

  it('is refused while it is closed, while they are untold, and before the day that they were told', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId);
    expect(codes(await lift(contactId))).toEqual(['restriction-closed']);
    await openRestricted(app, officer, second, restrictionId);
    const untold = await lift(contactId);
    expect(untold.status).toBe(409);
    expect(codes(untold)).toEqual(['person-not-told']);
    const told = await notice(restrictionId, { how: 'phone', liftOn: day(1) });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    expect(told.body.told).toMatchObject({ how: 'phone', liftOn: day(1), mail: null });
    expect(codes(await lift(contactId))).toEqual(['lift-day-ahead']);
    expect((await call('GET', `/api/v1/contacts/${contactId}/grounds`)).body.restrictedAt).not.toBeNull();
  });

  it('is as it was once it is lifted, for everybody, and every opening has ended', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId);
    await openRestricted(app, officer, second, restrictionId);
    await tellLongAgo(app, restrictionId);
    expect((await lift(contactId)).body).toMatchObject({
      openPurposes: ['inquiry'],
      restrictedAt: null,
      restriction: null,
    });
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'inquiry' })).status,
    ).toBe(200);
    expect((await lift(contactId)).status).toBe(404);
    await restrict(app, officer, contactId);
    expect((await call('GET', `/api/v1/contacts/${contactId}`)).status).toBe(404);
  });

  it('comes by mail in their language, naming reason and day, and counts once the mail server took it', async () => {
    const { contactId } = await plantContact(app, { familyName: 'Brief', emails: ['brief@post.example'] });
    await app.admin.query("UPDATE contact SET language = 'en' WHERE contact_id = $1", [contactId]);
    const restrictionId = await restrict(app, officer, contactId);
    const input = { how: 'mail', liftOn: day(3), why: 'The address is right now' };
    expect(codes(await notice(restrictionId, input))).toEqual(['restriction-closed']);
    await openRestricted(app, officer, second, restrictionId);
    const queued = await notice(restrictionId, input);
    expect(queued.status, JSON.stringify(queued.body)).toBe(200);
    expect(queued.body.told).toEqual({ how: 'mail', at: null, liftOn: day(3), mail: 'queued' });
    const { rows } = await app.admin.query('SELECT * FROM mail_message WHERE contact_id = $1', [contactId]);
    expect(rows).toMatchObject([{ kind: 'rights-notice', to_address: 'brief@post.example', language: 'en' }]);
    expect(rows[0].body).toContain('Art. 18(1)(a)');
    expect(rows[0].body).toContain('The address is right now');
    await app.admin.query('UPDATE restriction SET lift_on = current_date - 1 WHERE restriction_id = $1', [
      restrictionId,
    ]);
    expect(codes(await lift(contactId))).toEqual(['person-not-told']);
    await app.admin.query("UPDATE mail_message SET state = 'sent', sent_at = now() WHERE message_id = $1", [
      rows[0].message_id,
    ]);
    expect((await recordOf(restrictionId)).told.at).not.toBeNull();
    expect(codes(await lift(contactId))).toEqual(['lift-day-ahead']);
    await app.admin.query(
      "UPDATE mail_message SET sent_at = now() - interval '1 day' WHERE message_id = $1",
      [rows[0].message_id],
    );
    await app.admin.query('UPDATE restriction SET told_at = NULL WHERE restriction_id = $1', [restrictionId]);
    expect((await lift(contactId)).status).toBe(200);
  });

  it('is kept beyond the mail itself', async () => {
    const { contactId } = await plantContact(app, { emails: ['bleibt@post.example'] });
    const restrictionId = await restrict(app, officer, contactId);
    await openRestricted(app, officer, second, restrictionId);
    await notice(restrictionId, { how: 'mail', liftOn: day(1) });
    await app.admin.query(
      "UPDATE mail_message SET state = 'sent', sent_at = now() - interval '2 days' WHERE contact_id = $1",
      [contactId],
    );
    await app.ctx.db.perform(
      { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.settle' },
      settleRestrictions,
    );
    await app.admin.query('DELETE FROM mail_message WHERE contact_id = $1', [contactId]);
    expect((await recordOf(restrictionId)).told.at).not.toBeNull();
  });

  it('is refused where the days make no sense, or no address is known', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId);
    await openRestricted(app, officer, second, restrictionId);
    for (const [input, at, code] of [
      [{ how: 'letter', toldOn: day(2), liftOn: day(5) }, 'body.toldOn', 'told-in-future'],
      [{ how: 'letter', toldOn: day(-9), liftOn: day(5) }, 'body.toldOn', 'told-before-restriction'],
      [{ how: 'letter', liftOn: day(0) }, 'body.liftOn', 'lift-too-early'],
    ] as const) {
      const answer = await notice(restrictionId, input);
      expect([answer.status, answer.body.errors[0].at, answer.body.errors[0].code]).toEqual([422, at, code]);
    }
    expect(codes(await notice(restrictionId, { how: 'mail', liftOn: day(2) }))).toEqual(['no-address']);
    expect((await notice(uuid(), { how: 'phone', liftOn: day(2) })).status).toBe(404);
    expect((await notice(restrictionId, { how: 'pigeon', liftOn: '2026-02-30' })).status).toBe(422);
  });

  it('is refused by the database, whatever the application does', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId);
    await openRestricted(app, officer, second, restrictionId);
    const remove = app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.lift' }, (tx) =>
      tx.execute(sql`DELETE FROM restriction WHERE contact_id = ${contactId}`),
    );
    await expect(remove).rejects.toThrow();
    const { rows } = await app.admin.query(
      'SELECT restricted_at IS NOT NULL AS rests FROM contact WHERE contact_id = $1',
      [contactId],
    );
    expect(rows).toEqual([{ rests: true }]);
  });

  it('does not keep the person from being erased: opened by two, their record goes with all that was asked for it', async () => {
    const { contactId } = await plantContact(app);
    const restrictionId = await restrict(app, officer, contactId);
    const erase = () => call('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true });
    expect((await erase()).status).toBe(404);
    await openRestricted(app, officer, second, restrictionId);
    const erased = await erase();
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    for (const table of ['contact', 'restriction', 'restriction_opening'])
      expect(
        (await app.admin.query(`SELECT FROM ${table} WHERE contact_id = $1`, [contactId])).rowCount,
        table,
      ).toBe(0);
  });

  it('is the whole way out', async () => {
    const { contactId } = await plantContact(app);
    await restrict(app, officer, contactId);
    await liftRestricted(app, officer, second, contactId);
    expect((await call('GET', `/api/v1/contacts/${contactId}`)).status).toBe(200);
  });
});
