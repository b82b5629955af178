import { describe, expect, it } from 'vitest';
import { BUILTIN_PURPOSES, categoryMaskOf } from '../src/kernel/purpose.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const tables = app.ctx.register.filter(({ whose }) => whose !== 'nobody').map(({ table }) => table);

/** Counts as the application's role, with any settings one likes. */
async function countAs(table: string, settings: Record<string, string>): Promise<number> {
  const client = await app.ctx.db.pool.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [name, value]);
    return (await client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
  } catch (error) {
    // No right at all is as good as no row.
    if ((error as { code?: string }).code === '42501') return 0;
    throw error;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const admin = await app.makeUser({ administrator: 'all', 'data-protection': 'all' });
const made = await app.call(admin, 'POST', '/api/v1/contacts', {
  purpose: 'inquiry',
  body: {
    givenName: 'Änne',
    familyName: 'Groß',
    note: 'x',
    emails: [{ address: 'a@b.example' }],
    phones: [{ number: '030 23125 111' }],
    addresses: [{ city: 'Berlin' }],
    socials: [{ network: 'xing', handle: 'x' }],
    tags: ['t'],
    grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
  },
});

describe('no purpose, no rows', () => {
  it('has a contact to hide', () => {
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(tables.length).toBeGreaterThan(12);
  });

  it.each(tables)('%s shows nothing without a purpose, whatever else is set', async (table) => {
    expect(await countAs(table, {})).toBe(0);
    expect(await countAs(table, { 'obhut.bit': '' })).toBe(0);
    expect(
      await countAs(table, {
        'obhut.scope': 'all',
        'obhut.categories': '2147483647',
        'obhut.actor': admin.id,
        'obhut.owner': admin.id,
      }),
    ).toBe(0);
  });

  it.each(
    tables.filter((table) => app.ctx.register.find((entry) => entry.table === table)!.whose === 'contact'),
  )('%s shows nothing of a contact under a purpose that no ground covers', async (table) => {
    for (const purpose of BUILTIN_PURPOSES.filter(({ forGrounds, key }) => forGrounds && key !== 'inquiry')) {
      const settings = {
        'obhut.bit': String(2 ** purpose.bit),
        'obhut.categories': String(categoryMaskOf(purpose)),
        'obhut.scope': 'all',
        'obhut.actor': admin.id,
        'obhut.owner': admin.id,
      };
      const { n } = (await app.admin.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0];
      const organisations = table === 'company' || table === 'company_search' ? n : 0;
      expect(await countAs(table, settings), purpose.key).toBe(table === 'suppression' ? n : organisations);
    }
  });

  it.each(['/api/v1/contacts', '/api/v1/companies', '/api/v1/home'])(
    'GET %s without a purpose is refused with a problem document',
    async (url) => {
      const answer = await app.call(admin, 'GET', url);
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        type: 'urn:obhut:problem:purpose-missing',
        errors: [{ at: 'header.Obhut-Purpose' }],
      });
      expect((await app.call(admin, 'GET', url, { purpose: 'nonsense' })).body.type).toBe(
        'urn:obhut:problem:purpose-unknown',
      );
      expect((await app.call(admin, 'GET', url, { purpose: 'profiling' })).body.type).toBe(
        'urn:obhut:problem:purpose-not-yours',
      );
    },
  );

  it('refuses a purpose that is not the caller’s before a route that opens its own transactions has begun', async () => {
    await app.admin.query("DELETE FROM role_purpose WHERE role_key = 'marketing' AND purpose_key = 'intake'");
    const marketing = await app.makeUser({ marketing: 'all' });
    const answer = await app.call(marketing, 'POST', '/api/v1/imports', { purpose: 'intake', body: {} });
    expect(answer.body.type).toBe('urn:obhut:problem:purpose-not-yours');
    expect(answer.status).toBe(403);
  });
});
