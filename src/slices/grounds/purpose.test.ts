import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { createCtx, createHttp } from '../../app/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Database } from '../../platform/db/index.ts';
import { loadPurposes } from './index.ts';

const app = await startTestApp();
const admin = await app.makeUser({ administrator: 'all' });
const german = await app.makeUser({ administrator: 'all' }, { language: 'de' });
const sales = await app.makeUser({ sales: 'all' });

const create = (body: unknown, actor: Actor = admin) => app.call(actor, 'POST', '/api/v1/purposes', { body });
const change = (key: string, body: unknown, actor: Actor = admin) =>
  app.call(actor, 'PATCH', `/api/v1/purposes/${key}`, { body });
const list = async (actor: Actor = admin) => (await app.call(actor, 'GET', '/api/v1/purposes')).body.items;
const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }): Record<string, string> =>
  Object.fromEntries((answer.body.errors ?? []).map(({ at, code }) => [at, code]));

let serial = 0;
const input = (more: object = {}) => {
  serial += 1;
  return {
    key: `newsletter-${serial}`,
    labelDe: 'Kundenzeitung',
    labelEn: 'Customer magazine',
    categories: ['identity', 'contact-points'],
    defaultBasis: 'consent',
    defaultRetainDays: 365,
    ruleDe: 'die Kundenzeitung wird nach einem Jahr abbestellt',
    ruleEn: 'the magazine ends after a year',
    roles: ['sales'],
    ...more,
  };
};
/** The same user with a purpose that their role got since. */
const withPurpose = (actor: Actor, key: string): Actor => {
  const purposes = new Map([...actor.purposes, [key, 'all' as const]]);
  (actor as { purposes: Actor['purposes'] }).purposes = purposes;
  return actor;
};

describe('the list of purposes', () => {
  it('is there for every signed-in user, with what is theirs', async () => {
    const items = await list(sales);
    expect(items.map(({ key }: { key: string }) => key).slice(0, 5)).toEqual([
      'rights',
      'intake',
      'access',
      'upkeep',
      'inquiry',
    ]);
    expect(
      items.filter(({ isMine }: { isMine: boolean }) => isMine).map(({ key }: { key: string }) => key),
    ).toEqual(['intake', 'inquiry', 'contract']);
    expect(items[4]).toMatchObject({
      labelDe: 'Anfrage',
      labelEn: 'Inquiry',
      forGrounds: true,
      isBuiltin: true,
      defaultBasis: 'contract',
      defaultRetainDays: 180,
      categories: ['identity', 'contact-points', 'communication', 'preferences'],
    });
    expect((await app.call(undefined, 'GET', '/api/v1/purposes')).status).toBe(401);
  });
});

describe('Art. 5(1)(b): a purpose of the firm’s own', () => {
  it('works end to end: added, given to a role, recorded as a ground, named in a call, closed to the rest', async () => {
    const body = input();
    const added = await create(body);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ key: body.key, isBuiltin: false, forGrounds: true, isMine: false });
    expect(
      (await app.admin.query('SELECT role_key FROM role_purpose WHERE purpose_key = $1', [body.key])).rows,
    ).toEqual([{ role_key: 'sales' }]);

    const { contactId } = await plantContact(app);
    const ground = { purpose: body.key, legalBasis: 'consent', origin: 'person', evidence: 'Ja, bitte.' };
    const grounds = `/api/v1/contacts/${contactId}/grounds`;
    const footing = await app.call(sales, 'POST', grounds, { purpose: 'inquiry', body: ground });
    expect(footing.body).toMatchObject({
      openPurposes: ['inquiry', body.key],
      deletesBecause: 'the magazine ends after a year',
    });
    const reader = withPurpose(await app.makeUser({ sales: 'all' }), body.key);
    expect((await app.call(reader, 'GET', grounds, { purpose: body.key })).status).toBe(200);
    expect((await app.call(sales, 'GET', grounds, { purpose: body.key })).body.type).toBe(
      'urn:obhut:problem:purpose-not-yours',
    );
    const { contactId: other } = await plantContact(app);
    expect(
      (await app.call(reader, 'GET', `/api/v1/contacts/${other}/grounds`, { purpose: body.key })).status,
    ).toBe(404);
  });

  it('takes bits from 16 on, each once, also when many are added at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(input())));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const { rows } = await app.admin.query('SELECT bit FROM purpose WHERE NOT is_builtin ORDER BY bit');
    expect(rows.map(({ bit }) => bit)).toEqual(rows.map((_, index) => 16 + index));
  });

  it('is known to another process at once, though that has never heard of it', async () => {
    const db = new Database({ ...app.connection }, { max: 2 });
    const ctx = createCtx(app.ctx.config, db);
    await loadPurposes(ctx);
    const body = input();
    const reader = await app.makeUser({ sales: 'all' });
    const http = await createHttp(ctx, { authenticateFirst: () => reader });
    afterAll(async () => {
      await http.close();
      await db.close();
    });
    const call = (method: 'GET' | 'POST', url: string, purpose: string, payload?: object) =>
      http.inject({ method, url, headers: { 'obhut-purpose': purpose }, ...(payload ? { payload } : {}) });
    const { contactId } = await plantContact(app);
    const grounds = `/api/v1/contacts/${contactId}/grounds`;
    expect((await call('GET', grounds, body.key)).json().type).toBe('urn:obhut:problem:purpose-unknown');
    await create(body);
    // By a ground that names it ...
    const ground = { purpose: body.key, legalBasis: 'consent', origin: 'person', evidence: 'Ja.' };
    const added = await call('POST', grounds, 'inquiry', ground);
    expect(added.json()).toMatchObject({ openPurposes: ['inquiry', body.key] });
    // ... and by a call that names it.
    const second = input();
    await create(second);
    withPurpose(reader, second.key);
    expect((await call('GET', grounds, second.key)).json().type).toBe('urn:obhut:problem:not-found');
  });

  it('counts as direct marketing when its key says so', async () => {
    const body = input({ key: 'marketing-magazine' });
    await create(body);
    const { contactId } = await plantContact(app, {
      grounds: [{}, { purpose: body.key, legalBasis: 'consent' }],
    });
    const answer = await app.call(sales, 'POST', `/api/v1/contacts/${contactId}/objection`, {
      purpose: 'inquiry',
      body: { directMarketing: true },
    });
    expect(answer.body.openPurposes).toEqual(['inquiry']);
    expect(faultsOf(await create(input({ key: 'marketing-fair', defaultBasis: 'contract' })))).toEqual({
      'body.defaultBasis': 'basis-unsuitable',
    });
  });

  it('is added by those alone who manage the firm, and under a key that is free', async () => {
    expect((await create(input(), sales)).status).toBe(403);
    const taken = await create(input({ key: 'inquiry' }), german);
    expect(taken.status).toBe(409);
    expect(taken.body.errors).toEqual([
      { at: 'body.key', code: 'key-taken', message: 'Einen Zweck mit diesem Schlüssel gibt es schon.' },
    ]);
  });

  it('names every field at fault, in German and English', async () => {
    const wrong = {
      key: 'Ö',
      labelDe: ' ',
      labelEn: 'x'.repeat(81),
      categories: ['staff'],
      defaultBasis: 'fun',
      defaultRetainDays: 0.5,
      ruleDe: 'a\u0000',
      ruleEn: 7,
      roles: ['king'],
      bit: 3,
    };
    const fields = [
      'bit',
      'categories.0',
      'defaultBasis',
      'defaultRetainDays',
      'key',
      'labelDe',
      'labelEn',
      'roles.0',
      'ruleDe',
      'ruleEn',
    ].map((field) => `body.${field}`);
    const [de, en] = [await create(wrong, german), await create(wrong)];
    for (const answer of [de, en]) {
      expect(answer.status).toBe(422);
      expect([...new Set(answer.body.errors.map(({ at }: { at: string }) => at))].sort()).toEqual(fields);
    }
    expect(de.body.errors.map(({ message }: { message: string }) => message)).not.toEqual(
      en.body.errors.map(({ message }: { message: string }) => message),
    );
    expect(faultsOf(await create(input({ categories: ['purchases'] })))).toEqual({
      'body.categories': 'identity-needed',
    });
    expect(faultsOf(await create({}))).toHaveProperty(['body.key']);
  });

  it('ends when the mask is full', async () => {
    const filled = await app.admin.query(
      `INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds) VALUES ('last', 61, '', '', 1, true)`,
    );
    expect(filled.rowCount).toBe(1);
    const answer = await create(input());
    expect(answer.status).toBe(409);
    expect(faultsOf(answer)).toEqual({ 'body.key': 'purposes-full' });
    await app.admin.query(`DELETE FROM purpose WHERE purpose_key = 'last'`);
  });
});

describe('Art. 5(1)(e): the rule of a purpose', () => {
  it('proposes the end of new grounds; those that are there keep theirs', async () => {
    const { contactId } = await plantContact(app);
    const before = (
      await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'inquiry' })
    ).body.deletesAt;
    const answer = await change('inquiry', {
      defaultRetainDays: 30,
      ruleDe: 'Anfragen werden nach 30 Tagen gelöscht',
      ruleEn: 'inquiries go after 30 days',
    });
    expect(answer.body).toMatchObject({
      key: 'inquiry',
      defaultRetainDays: 30,
      defaultBasis: 'contract',
      isBuiltin: true,
    });
    const { contactId: fresh } = await plantContact(app);
    const footing = (id: string) =>
      app.call(sales, 'GET', `/api/v1/contacts/${id}/grounds`, { purpose: 'inquiry' });
    const { body } = await footing(fresh);
    expect(body.deletesBecause).toBe('inquiries go after 30 days');
    expect(Date.parse(body.deletesAt) - Date.now()).toBeLessThan(30 * 86_400_000);
    expect((await footing(contactId)).body.deletesAt).toBe(before);
  });

  it('needs its words anew when the period changes, and none where none were written', async () => {
    expect(faultsOf(await change('support', { defaultRetainDays: 10 }, german))).toEqual({
      'body.ruleDe': 'rule-words-missing',
      'body.ruleEn': 'rule-words-missing',
    });
    const body = input({ ruleDe: '', ruleEn: '' });
    await create(body);
    expect((await change(body.key, { defaultRetainDays: 10 })).body.defaultRetainDays).toBe(10);
    const { contactId } = await plantContact(app, {
      grounds: [
        {},
        {
          purpose: body.key,
          legalBasis: 'consent',
          startsAt: new Date().toISOString(),
          endsAt: undefined as never,
        },
      ],
    });
    await app.admin.query(
      `UPDATE ground SET ends_at = now() + interval '1 minute' WHERE contact_id = $1 AND purpose_key = 'inquiry'`,
      [contactId],
    );
    const answer = await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, {
      purpose: 'inquiry',
    });
    expect(answer.body.deletesBecause).toBe(
      'data for "Customer magazine" is deleted 10 days after its start',
    );
  });

  it('is changed by those alone who manage the firm, and only where grounds can be', async () => {
    expect((await change('inquiry', { ruleEn: 'x' }, sales)).status).toBe(403);
    expect((await change('no-such', { ruleEn: 'x' })).status).toBe(404);
    expect(faultsOf(await change('rights', { ruleEn: 'x' }))).toEqual({
      'path.key': 'purpose-not-for-grounds',
    });
    expect(faultsOf(await change('marketing-email', { defaultBasis: 'contract' }))).toEqual({
      'body.defaultBasis': 'basis-unsuitable',
    });
    expect(faultsOf(await change('inquiry', { defaultRetainDays: 40_000, categories: [] }))).toEqual({
      'body.defaultRetainDays': 'too_big',
      'body.categories': 'unrecognized_keys',
    });
  });
});
