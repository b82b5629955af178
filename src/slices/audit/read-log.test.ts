import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { NIL_ID } from '../../kernel/actor.ts';
import { lookUpsOf } from './index.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all' });
const [person, other] = [uuid(), uuid()];

/** Writes an entry as every transaction does. */
const look = (contactIds: string[], action = 'contacts.read', actor = sales, purpose = 'inquiry') =>
  app.ctx.db.perform({ actor, purpose, action }, async (tx) => tx.touch(contactIds));
const read = (query: string, actor = boss, purpose = 'access') =>
  app.call(actor, 'GET', `/api/v1/audit${query}`, purpose ? { purpose } : {});

describe('the log', () => {
  it('shows who did what, when, for what purpose, as ids, newest first', async () => {
    await look([person, other]);
    const answer = await read('?limit=1');
    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual([
      {
        entryId: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        actorKind: 'user',
        actorId: sales.id,
        purpose: 'inquiry',
        action: 'contacts.read',
        subjectCount: 2,
        subjects: [person, other],
      },
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('salt');
  });

  it('is read page by page without a gap, while others write', async () => {
    for (let n = 0; n < 7; n++) await look([], `test.page-${n}`, sales, 'contract');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await read(`?limit=3&purpose=contract${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map(({ action }: { action: string }) => action));
      await look([], 'test.late', sales, 'contract');
      cursor = page.body.next ?? '';
    } while (cursor);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `test.page-${n}`));
  });

  it('is filtered by actor, action, purpose and time', async () => {
    await look([person], 'test.filter', officer, 'intake');
    const only = (query: string) =>
      read(query).then(({ body }) => body.items.map((item: { action: string }) => item.action));
    expect(await only(`?actorId=${officer.id}&action=test.filter`)).toEqual(['test.filter']);
    expect(await only('?purpose=intake&action=test.filter')).toEqual(['test.filter']);
    expect(await only(`?actorId=${sales.id}&action=test.filter`)).toEqual([]);
    const [hourAgo, inAnHour] = [-1, 1].map((hours) =>
      new Date(Date.now() + hours * 3_600_000).toISOString(),
    );
    expect(await only(`?action=test.filter&from=${hourAgo}&to=${inAnHour}`)).toEqual(['test.filter']);
    expect(await only(`?action=test.filter&to=${hourAgo}`)).toEqual([]);
  });

  it('names a hundred contacts of an entry and counts the rest', async () => {
    await look(
      Array.from({ length: 250 }, () => uuid()),
      'test.many',
    );
    const [entry] = (await read('?action=test.many')).body.items;
    expect(entry.subjectCount).toBe(250);
    expect(entry.subjects).toHaveLength(100);
  });

  it('is searched by person for that person’s rights only, and that search is itself in it', async () => {
    await look([person], 'test.person');
    const refused = await read(`?contactId=${person}`);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      type: 'urn:obhut:problem:purpose-not-suitable',
      errors: [{ at: 'query.contactId', code: 'log-of-contact-needs-rights' }],
    });
    const found = await read(`?contactId=${person}&action=test.person`, officer, 'rights');
    expect(found.body.items).toHaveLength(1);
    const [own] = (await read(`?contactId=${person}&limit=1`, officer, 'rights')).body.items;
    expect(own).toMatchObject({ action: 'audit.read', actorId: officer.id, subjects: [person] });
    const stranger = uuid();
    expect((await read(`?contactId=${stranger}`, officer, 'rights')).body.items).toEqual([]);
    expect((await read(`?contactId=${stranger}`, officer, 'rights')).body.items).toEqual([]);
  });

  it('forgets who is erased and keeps the entry', async () => {
    const gone = uuid();
    await look([other, gone], 'test.gone');
    await app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.erase' }, (tx) =>
      tx.batch([{ text: 'SELECT redact_audit($1)', values: [[gone]] } as never]),
    );
    expect((await read(`?contactId=${gone}`, officer, 'rights')).body.items).toEqual([]);
    expect((await read('?action=test.gone')).body.items[0].subjects).toEqual([other, NIL_ID]);
  });

  it('is open to administrators and data protection, under a purpose that suits', async () => {
    expect((await read('', sales, 'inquiry')).status).toBe(403);
    expect((await read('', boss, '')).body.type).toBe('urn:obhut:problem:purpose-missing');
    expect((await read('', boss, 'inquiry')).body.type).toBe('urn:obhut:problem:purpose-not-suitable');
    expect((await read('', boss, 'rights')).body.type).toBe('urn:obhut:problem:purpose-not-yours');
    expect((await read('', officer, 'access')).body.type).toBe('urn:obhut:problem:purpose-not-yours');
  });

  it('takes no bad question', async () => {
    const bad = await read(
      '?limit=0&contactId=x&actorId=7&action=%00&purpose=A%20B&from=yesterday&to=2026-13-01T00:00:00Z&sort=at',
    );
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'query.action',
      'query.actorId',
      'query.contactId',
      'query.from',
      'query.limit',
      'query.purpose',
      'query.sort',
      'query.to',
    ]);
    for (const cursor of ['x', '%27%3B--', 'MTIz', '99999999999999999999'])
      expect((await read(`?cursor=${cursor}`)).body.errors, cursor).toMatchObject([{ at: 'query.cursor' }]);
  });
});

describe('the look-ups of a person', () => {
  it('are there for the access report, without who it was, and for rights only', async () => {
    const somebody = uuid();
    await look([somebody], 'test.first');
    await look([somebody, other], 'test.second');
    const under = (actor: typeof officer, purpose: string) =>
      app.ctx.db.perform({ actor, purpose, action: 'test.report' }, (tx) => lookUpsOf(tx, somebody, 10));
    expect(await under(officer, 'rights')).toEqual([
      { at: expect.any(Date), purpose: 'inquiry', action: 'test.second', actorKind: 'user' },
      { at: expect.any(Date), purpose: 'inquiry', action: 'test.first', actorKind: 'user' },
    ]);
    await expect(under(sales, 'inquiry')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('finds the entries of one person by their index, however long the log and however few they are', async () => {
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects)
       SELECT 'user', $1, 'inquiry', 'test.many', ARRAY[gen_random_uuid()] FROM generate_series(1, 5000)`,
      [sales.id],
    );
    await app.admin.query('ANALYZE audit_entry');
    const rowsRead = async (): Promise<Record<string, number>> => {
      await app.admin.query('SELECT pg_stat_force_next_flush()');
      const { rows } = await app.admin.query(
        `SELECT indexrelname AS index, idx_tup_read::int AS read FROM pg_stat_user_indexes WHERE relname = 'audit_entry'`,
      );
      return Object.fromEntries(rows.map(({ index, read }) => [index, read]));
    };
    const before = await rowsRead();
    await app.admin.query(
      "SELECT set_config('obhut.bit', '1', false), set_config('plan_cache_mode', 'force_generic_plan', false)",
    );
    expect((await app.admin.query('SELECT * FROM audit_of($1, 100000)', [uuid()])).rows).toEqual([]);
    await app.admin.query(
      "SELECT set_config('obhut.bit', '', false), set_config('plan_cache_mode', 'auto', false)",
    );
    const after = await rowsRead();
    expect(after.audit_entry_pkey! - before.audit_entry_pkey!).toBeLessThan(100);
  });
});
