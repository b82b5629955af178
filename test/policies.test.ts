import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../src/kernel/category.ts';
import { BUILTIN_PURPOSES, categoryMaskOf } from '../src/kernel/purpose.ts';
import { ROLES } from '../src/kernel/role.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const rows = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;

/** Whitespace and aliases do not matter; the terms do. */
const normalise = (predicate: string): string =>
  predicate
    .toLowerCase()
    .replaceAll(/\b[cp]\./g, '')
    .replaceAll(/\(\s*select\s+([a-z_]+\(\))(?:\s+as\s+\w+)?\s*\)/g, '$1')
    .replaceAll(/::(text|bigint)/g, '')
    .replaceAll(/[()\s]+/g, '');

describe('the database says no', () => {
  it('knows the same purposes, bits and categories as the kernel', async () => {
    const stored = await rows(
      'SELECT purpose_key AS key, bit::int, categories, for_grounds AS "forGrounds" FROM purpose WHERE is_builtin ORDER BY bit',
    );
    expect(stored).toEqual(
      BUILTIN_PURPOSES.map((purpose) => ({
        key: purpose.key,
        bit: purpose.bit,
        categories: categoryMaskOf(purpose),
        forGrounds: purpose.forGrounds,
      })),
    );
    expect(BUILTIN_PURPOSES.map(({ key, bit }) => [key, bit]).slice(0, 4)).toEqual([
      ['rights', 0],
      ['intake', 1],
      ['access', 2],
      ['upkeep', 3],
    ]);
    expect(CATEGORIES).toMatchObject({
      identity: 1,
      'contact-points': 2,
      communication: 4,
      preferences: 8,
      staff: 256,
      intake: 512,
    });
  });

  it('knows the same roles as the kernel', async () => {
    const stored = await rows('SELECT DISTINCT role_key FROM role_purpose');
    expect(stored.map((row) => row.role_key).sort()).toEqual([...ROLES].sort());
  });

  it('never opens payment behaviour, purchases or communication to marketing', () => {
    const closed =
      CATEGORIES['payment-behaviour'] |
      CATEGORIES.purchases |
      CATEGORIES.communication |
      CATEGORIES.credit |
      CATEGORIES.special;
    for (const purpose of BUILTIN_PURPOSES.filter(({ key }) => key.startsWith('marketing-'))) {
      expect(categoryMaskOf(purpose) & closed, purpose.key).toBe(0);
    }
  });

  it('forces row-level security on every table that the application may read and that holds personal data', async () => {
    const open =
      await rows(`SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'obhut'::regnamespace AND c.relkind = 'r'
      AND has_table_privilege('obhut_app', c.oid, 'SELECT') AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1`);
    // Nobody's data: the firm, its purposes, its departments, its permission concept, its ways of selling, what it sells, its numbers and the periods of the law.
    expect(open.map((row) => row.relname)).toEqual([
      'close_reason',
      'firm',
      'keep_rule',
      'number_range',
      'own_field',
      'pipeline',
      'product',
      'purpose',
      'role_purpose',
      'stage',
      'team',
      'ticket_deadline',
    ]);
  });

  it('owns nothing as the application, and is no superuser', async () => {
    const owned = await rows(`SELECT relname FROM pg_class WHERE relowner = 'obhut_app'::regrole
      UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'obhut_app'::regrole`);
    expect(owned).toEqual([]);
    const [role] = await rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'obhut_app'`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    const members = await rows(
      `SELECT pg_has_role('obhut_app', 'obhut_keeper', 'MEMBER') OR pg_has_role('obhut_app', 'obhut_owner', 'MEMBER') AS member`,
    );
    expect(members[0].member).toBe(false);
  });

  it('has no volatile function and no bare setting in a policy', async () => {
    const policies =
      await rows(`SELECT polrelid::regclass::text AS on, polname, coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') AS expression
      FROM pg_policy WHERE polroles @> ARRAY['obhut_app'::regrole::oid] AND polrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'obhut'::regnamespace)`);
    expect(policies.length).toBeGreaterThan(10);
    const volatile = new Set(
      (await rows(`SELECT proname FROM pg_proc WHERE provolatile = 'v'`)).map((row) => row.proname as string),
    );
    for (const { on, polname, expression } of policies) {
      const calls = [...expression.matchAll(/([a-z_]+)\(/g)].map(([, name]) => name as string);
      expect(
        calls.filter((name) => volatile.has(name)),
        `${on}.${polname}`,
      ).toEqual([]);
      // Each context function stands in a sub-select of its own: once per statement, not once per row.
      const outside = expression.replaceAll(
        /\(\s*SELECT (?:ctx_\w+|statement_timestamp)\(\)(?: AS \w+)?\)/g,
        '',
      );
      expect(outside, `${on}.${polname}`).not.toMatch(/ctx_|current_setting|statement_timestamp/);
    }
  });

  it('asks for the people of a record one row at a time: all who are visible in a hash table would grow with the firm', async () => {
    const policies =
      await rows(`SELECT polrelid::regclass::text AS on, pg_get_expr(polqual, polrelid) AS expression
      FROM pg_policy WHERE polname IN ('by_people', 'by_customer', 'by_invoice')`);
    expect(policies.length).toBeGreaterThan(6);
    for (const { on, expression } of policies) {
      const [exists, offsets] = [/EXISTS \(/g, /OFFSET 0/g].map(
        (word) => expression.match(word)?.length ?? 0,
      );
      expect(offsets, on).toBe(exists);
    }
  });

  it('repeats the policy of contacts word for word in the functions that look past a category', async () => {
    const [{ predicate }] = await rows(
      `SELECT pg_get_expr(polqual, polrelid) AS predicate FROM pg_policy WHERE polname = 'under_purpose'`,
    );
    for (const name of [
      'search_contacts',
      'search_companies',
      'identifiers_of',
      'merge_contacts',
      'seen_people',
    ]) {
      const [{ source }] = await rows(`SELECT prosrc AS source FROM pg_proc WHERE proname = $1`, [name]);
      expect(normalise(source), name).toContain(normalise(predicate));
    }
  });

  it('gives every function that passes the policies a fixed search path, an owner without login, and no public use', async () => {
    const definers =
      await rows(`SELECT proname, proowner::regrole::text AS owner, proconfig, has_function_privilege('public', oid, 'EXECUTE') AS public
      FROM pg_proc WHERE prosecdef AND pronamespace = 'obhut'::regnamespace`);
    expect(definers.length).toBeGreaterThan(5);
    for (const { proname, owner, proconfig, public: isPublic } of definers) {
      expect(owner, proname).toBe('obhut_keeper');
      expect(
        (proconfig as string[]).some((setting) => /^search_path=.*, pg_temp$/.test(setting)),
        proname,
      ).toBe(true);
      expect(isPublic, proname).toBe(false);
    }
  });

  it('comments every table and column', async () => {
    const bare =
      await rows(`SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped
      LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = a.attnum AND d.classoid = 'pg_class'::regclass
      WHERE c.relnamespace = 'obhut'::regnamespace AND c.relkind = 'r' AND d.description IS NULL`);
    expect(bare).toEqual([]);
  });

  it('names no schema in a migration, so that a firm can have its own', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const folder = new URL('../migrations/', import.meta.url);
    for (const file of readdirSync(folder)) {
      expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(
        /(?:FROM|INTO|TABLE|UPDATE|JOIN|ON|REFERENCES)\s+(?:obhut|public)\./i,
      );
    }
  });
});
