import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { SLICES } from '../src/app/slices.ts';
import { personActor } from '../src/kernel/actor.ts';
import { AppError } from '../src/kernel/app-error.ts';
import type { RegisteredTable } from '../src/kernel/register.ts';
import { identifier, join, type Sql, sql, type Tx } from '../src/platform/db/index.ts';
import { sessionOf } from '../src/slices/portal/test-portal.ts';
import { startTestApp } from './harness.ts';
import { type Planted, plantPerson } from './plant.ts';
import { sampleOf } from './sample.ts';

/**
 * Scope `self`: two people are planted into every table that leads to a person, and the one comes into the portal. The
 * tables and the operations are those of the register and the OpenAPI document, so that what is added later is covered.
 */
const app = await startTestApp();
await app.admin.query(
  "INSERT INTO firm (name, state, privacy_name, privacy_email) VALUES ('Probe GmbH', 'BY', 'Datenschutz', 'datenschutz@probe.example')",
);
await app.makeUser({ administrator: 'all' }, { name: 'Zimtschnecke' });
const marker = (): string => `zqx${uuid().replaceAll('-', '')}`;
const [markerA, markerB] = [marker(), marker()];
const a = await plantPerson(app.admin, app.ctx.register, markerA);
const b = await plantPerson(app.admin, app.ctx.register, markerB);
// Somebody whom nobody knows yet: rows with identifiers of their own, for a contact that is not there.
const PERSONAL = app.ctx.register.filter(({ whose }) => whose === 'contact');
const OTHERS = app.ctx.register.filter(({ whose }) => whose === 'staff');

const work = (action: string) => ({ actor: personActor(a.contactId, 'en'), purpose: 'rights', action });
/** In a transaction as A that is undone. */
async function asA<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await app.ctx.db
    .perform(work('test.self'), async (tx) => {
      result = await act(tx);
      throw new Error('undo');
    })
    .catch((error: Error) => {
      if (error.message !== 'undo') throw error;
    });
  return result as T;
}
/** What the application may not do at all is as good as what finds nothing. */
const orRefused = async <T>(promise: Promise<T>, refused: T): Promise<T> =>
  promise.catch((error: unknown) => {
    if (error instanceof AppError && ['not-allowed', 'not-found', 'conflict'].includes(error.code))
      return refused;
    throw error;
  });

/** Columns that the application may read; some tables show it only part of themselves. */
async function readable(table: string): Promise<Sql[]> {
  const { rows } = await app.admin.query(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND has_column_privilege('obhut_app', attrelid, attnum, 'SELECT') ORDER BY attnum`,
    [table],
  );
  return rows.map(({ attname }) => identifier(attname));
}
async function seenByA(table: string): Promise<string[]> {
  const columns = await readable(table);
  if (columns.length === 0) return [];
  const rows = await orRefused(
    asA((tx) =>
      tx.query<{ row: string }>(
        sql`SELECT to_jsonb(t)::text AS row FROM (SELECT ${join(columns)} FROM ${identifier(table)}) t`,
      ),
    ),
    [],
  );
  return rows.map(({ row }) => row);
}
const keyOf = async (table: string): Promise<string[]> =>
  (
    await app.admin.query(
      `SELECT attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = $1::regclass AND i.indisprimary`,
      [table],
    )
  ).rows.map(({ attname }) => attname);

/** The row of a person by its key, as the superuser sees it. */
async function rowOf(table: string, planted: Planted): Promise<{ text: string | undefined; where: Sql }> {
  const row = planted.rows.get(table)!;
  const key = await keyOf(table);
  const conditions = key.map((column) => sql`${identifier(column)} = ${row[column]}`);
  const where = sql`WHERE ${join(conditions, ' AND ')}`;
  const { text, values } = sql`SELECT to_jsonb(t)::text AS row FROM ${identifier(table)} t ${where}`;
  const { rows } = await app.admin.query(text, values);
  return { text: rows[0]?.row, where };
}

const names = (tables: readonly RegisteredTable[]) => tables.map((table) => [table.table, table] as const);

describe('scope self: in the database', () => {
  it('covers every table about people, and both are in every one that can go with them', () => {
    expect(PERSONAL.length).toBeGreaterThan(35);
    for (const { table, erasure } of PERSONAL)
      if (erasure.act === 'delete' || erasure.act === 'with-last')
        expect([a.rows.has(table), b.rows.has(table)], table).toEqual([true, true]);
  });

  it('shows the person who they are, so that the silence below means something', async () => {
    const seen = (await Promise.all(PERSONAL.map(({ table }) => seenByA(table)))).flat().join('\n');
    expect(seen).toContain(markerA);
    const shown: string[] = [];
    for (const { table } of PERSONAL) if ((await seenByA(table)).length > 0) shown.push(table);
    expect(shown).toEqual(expect.arrayContaining(['contact', 'contact_email', 'ground', 'quarantine']));
    expect(shown.length).toBeGreaterThan(PERSONAL.length * 0.8);
  });

  it.each(names(PERSONAL))('%s shows nothing of anybody else', async (table) => {
    for (const row of await seenByA(table)) {
      expect(row).not.toContain(markerB);
      expect(row).not.toContain(b.contactId);
    }
  });

  it.each(names(OTHERS))('%s shows nothing of the firm’s own people', async (table) => {
    for (const row of await seenByA(table)) expect(row).not.toContain('Zimtschnecke');
    if (['app_user', 'app_session', 'app_account', 'api_key', 'user_role', 'audit_entry'].includes(table))
      expect(await seenByA(table)).toEqual([]);
  });

  it.each(names(PERSONAL.filter(({ table }) => b.rows.has(table))))(
    '%s: neither change nor deletion reaches a row of somebody else',
    async (table, declaration) => {
      const { text, where } = await rowOf(table, b);
      expect(text, 'planted nowhere').toBeDefined();
      const column = Object.keys(declaration.columns)[0]!;
      const changed = await orRefused(
        asA((tx) =>
          tx.execute(
            sql`UPDATE ${identifier(table)} SET ${identifier(column)} = ${identifier(column)} ${where}`,
          ),
        ),
        0,
      );
      const deleted = await orRefused(
        asA((tx) => tx.execute(sql`DELETE FROM ${identifier(table)} ${where}`)),
        0,
      );
      expect([changed, deleted]).toEqual([0, 0]);
      expect((await rowOf(table, b)).text).toBe(text);
    },
  );

  it.each(
    names(
      PERSONAL.filter(
        ({ subject, root, erasure }) => typeof subject === 'string' && !root && erasure.act !== 'redact',
      ),
    ),
  )('%s: nothing can be written about somebody else', async (table, { subject }) => {
    const row = { ...b.rows.get(table)! };
    for (const column of await keyOf(table))
      if (column !== subject && /_id$/.test(column)) row[column] = uuid();
    row[subject as string] = b.contactId;
    const columns = Object.keys(row);
    // Refused by the policy itself, not by a key that is taken or a row that is missing.
    await expect(
      asA((tx) =>
        tx.execute(
          sql`INSERT INTO ${identifier(table)} (${join(columns.map(identifier))}) VALUES (${join(columns.map((column) => sql`${row[column]}`))})`,
        ),
      ),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('reaches what is one’s own, so that the refusals mean something', async () => {
    let reached = 0;
    for (const { table } of PERSONAL.filter(({ table }) => a.rows.has(table))) {
      const { where } = await rowOf(table, a);
      reached += await orRefused(
        asA((tx) => tx.execute(sql`DELETE FROM ${identifier(table)} ${where}`)),
        0,
      );
    }
    expect(reached).toBeGreaterThan(PERSONAL.length / 2);
  });

  it('names somebody else to nobody who asks the functions that see past the policies', async () => {
    const about = async (statement: Sql) => {
      const rows = await orRefused(
        asA((tx) => tx.query<object>(statement)),
        [],
      );
      return JSON.stringify(rows);
    };
    for (const statement of [
      sql`SELECT * FROM identifiers_of(${[b.contactId]}::uuid[])`,
      sql`SELECT * FROM audit_of(${b.contactId}::uuid, 100)`,
      sql`SELECT * FROM search_contacts(${markerB}, 50)`,
      sql`SELECT * FROM search_companies(${markerB}, 50)`,
      sql`SELECT * FROM recipients_of(${[b.contactId]}::uuid[])`,
      sql`SELECT tell_recipients(${[b.contactId]}::uuid[], 'restricted', NULL)`,
      sql`SELECT ctx_identifiers()`,
    ]) {
      const found = await about(statement);
      expect(found, statement.sql).not.toContain(markerB);
      expect(found, statement.sql).not.toContain(b.contactId);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the document is walked as JSON
const document: any = (await app.call(undefined, 'GET', '/api/v1/openapi.json')).body;
const OPERATIONS = SLICES.flatMap(({ routes }) => routes)
  .filter(({ may }) => may === 'portal')
  .map(({ method, path }) => [`${method} ${path}`, method, path] as const)
  // Leaving comes last.
  .sort(([left]) => (left.startsWith('DELETE') ? 1 : -1));

describe('scope self: in the portal', async () => {
  const visitor = await sessionOf(app, a.contactId);
  const groundOf = async (planted: Planted) =>
    (await app.admin.query('SELECT ground_id FROM ground WHERE contact_id = $1', [planted.contactId])).rows[0]
      .ground_id;
  /** Everything of B, as the superuser sees it. */
  const allOfB = async () => {
    const rows: Record<string, unknown> = {};
    for (const { table } of PERSONAL) if (b.rows.has(table)) rows[table] = (await rowOf(table, b)).text;
    return rows;
  };

  it('has operations to try', () => {
    expect(OPERATIONS.length).toBeGreaterThan(6);
  });

  it('shows A to A', async () => {
    const me = await visitor.go('GET', '/api/v1/portal/me');
    expect(me.status, me.text.slice(0, 300)).toBe(200);
    expect(me.text).toContain(markerA);
    // Every table that has something of A to tell.
    expect(me.body.report.data.length).toBeGreaterThan(20);
  });

  it.each(OPERATIONS)('%s says nothing of B and changes nothing of B', async (_name, method, path) => {
    const before = await allOfB();
    const spec = document.paths[path][method.toLowerCase()];
    const schema = spec.requestBody?.content?.['application/json']?.schema;
    const formats = path.endsWith('/report') ? ['?format=json', '?format=pdf', '?format=portability'] : [''];
    for (const [query, ground] of formats.flatMap((query) =>
      [b, a].map((planted) => [query, planted] as const),
    )) {
      const groundId = await groundOf(ground);
      const answer = await visitor.go(method, `${path}${query}`, {
        ...(schema ? { body: sampleOf(schema, { groundId, contactId: b.contactId }) } : {}),
      });
      const searched = query === '?format=pdf' ? '' : answer.text;
      expect(searched).not.toContain(markerB);
      expect(searched).not.toContain(b.contactId);
      expect(answer.status, searched.slice(0, 300)).toBeLessThan(500);
    }
    expect(await allOfB()).toEqual(before);
  });

  it('opens no route of the CRM', async () => {
    const fresh = await sessionOf(app, a.contactId);
    for (const { method, path, may } of SLICES.flatMap(({ routes }) => routes)) {
      if (may === 'portal' || may === 'open') continue;
      const answer = await fresh.go(method, path.replaceAll(/\{\w+\}/g, a.contactId), {
        headers: { 'obhut-purpose': 'rights' },
      });
      expect(answer.status, `${method} ${path}`).toBe(401);
    }
  });
});
