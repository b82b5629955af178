import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Register } from '../src/kernel/register.ts';
import { startTestApp } from './harness.ts';
import { type LiveColumn, readColumns, readForeignKeys } from './schema.ts';

const app = await startTestApp();
const { register } = app.ctx;
const columns = await readColumns(app.admin);
const foreignKeys = await readForeignKeys(app.admin);
const ROOT = join(import.meta.dirname, '..');

/** Where the register and the live schema do not say the same. */
function differences(declared: Register, live: readonly LiveColumn[]): string[] {
  const lines: string[] = [];
  const known = new Map(declared.map((table) => [table.table, table]));
  if (known.size !== declared.length) lines.push('a table is declared twice');
  for (const { table, column } of live) {
    if (!known.has(table)) lines.push(`nobody declares the table ${table}`);
    else if (!(column in known.get(table)!.columns)) lines.push(`nobody declares ${table}.${column}`);
  }
  for (const { table, columns } of declared)
    for (const column of Object.keys(columns))
      if (!live.some((each) => each.table === table && each.column === column))
        lines.push(`${table}.${column} is declared and not there`);
  return [...new Set(lines)];
}

describe('the register and the live schema', () => {
  it('say the same: every table once, every column, and none that is not there', () => {
    expect(differences(register, columns)).toEqual([]);
  });

  it('differ as soon as somebody adds a column or a table without declaring it', async () => {
    await app.admin.query('BEGIN');
    await app.admin.query('ALTER TABLE contact_note ADD COLUMN mood text');
    await app.admin.query('CREATE TABLE gossip (line text)');
    const live = await readColumns(app.admin);
    await app.admin.query('ROLLBACK');
    expect(differences(register, live)).toEqual([
      'nobody declares contact_note.mood',
      'nobody declares the table gossip',
    ]);
  });

  it('have a comment on every table and column', async () => {
    expect(
      columns.filter(({ comment }) => !comment).map(({ table, column }) => `${table}.${column}`),
    ).toEqual([]);
    const { rows } = await app.admin.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'obhut'::regnamespace AND relkind = 'r' AND obj_description(oid) IS NULL`,
    );
    expect(rows).toEqual([]);
  });
});

describe('every declaration', () => {
  it.each(register.map((table) => [table.table, table] as const))('%s is complete', (_name, table) => {
    for (const [column, declaration] of Object.entries(table.columns)) {
      if (declaration.kind === 'personal')
        expect(
          declaration.label !== undefined || Boolean(declaration.withheld),
          `${table.table}.${column} has neither label nor reason`,
        ).toBe(true);
      if (declaration.leadsTo) {
        const target = register.find(({ table: name }) => name === declaration.leadsTo!.table);
        expect(Object.keys(target?.columns ?? {}), `${table.table}.${column}`).toEqual(
          expect.arrayContaining([
            declaration.leadsTo.column,
            ...[declaration.leadsTo.shows ?? []]
              .flat()
              .flatMap((shows) => (typeof shows === 'string' ? [shows] : [shows.de, shows.en])),
          ]),
        );
      }
    }
    if (table.whose !== 'contact') return;
    const { subject } = table;
    if (table.erasure.act === 'keep') {
      expect(table.columns, 'what is kept needs a clock of its own').toHaveProperty(table.clock ?? '');
      expect(subject, 'what is kept must not be found from the contact').toBeUndefined();
      return;
    }
    expect(subject, 'leads to nobody').toBeDefined();
    const leading =
      typeof subject === 'string' ? subject : 'people' in subject! ? subject.key : Object.values(subject!)[0];
    if (typeof subject === 'object' && 'people' in subject)
      expect(register.find(({ table: name }) => name === subject.people)?.columns).toHaveProperty(
        subject.key,
      );
    expect(Object.keys(table.columns)).toContain(leading);
    if (typeof subject === 'object' && 'either' in subject)
      expect(table.columns[subject.or]?.leadsTo, 'leads nowhere').toBeDefined();
    expect(table.erasure.act, 'rows about people cannot stay').not.toBe('none');
  });

  it('names one table of the person', () => {
    expect(register.filter(({ root }) => root)).toHaveLength(1);
    expect(register.at(-1)?.root).toBeDefined();
  });

  it('follows every foreign key that leads to a person’s row', () => {
    const missing = foreignKeys.flatMap(({ table, to, columns: from, toColumns }) => {
      const target = register.find((entry) => entry.table === to);
      const source = register.find((entry) => entry.table === table);
      if (target?.whose !== 'contact' || source?.root) return [];
      return from.flatMap((column, index) => {
        const subject = source?.subject;
        const leads = typeof subject === 'object' && 'either' in subject ? subject.either : subject;
        // A key of two columns leads to a row of the same person: the first of them is the person again.
        const isSubject =
          leads === column && (target.root !== undefined || target.subject === toColumns[index]);
        const isLink =
          source?.columns[column]?.leadsTo?.table === to &&
          source.columns[column]!.leadsTo!.column === toColumns[index];
        return isSubject || isLink ? [] : [`${table}.${column} -> ${to}`];
      });
    });
    expect(missing).toEqual([]);
  });

  it('is protected: forced row-level security, a policy, and an owner that is not the application', async () => {
    const { rows } = await app.admin.query(`
      SELECT c.relname AS "table", c.relrowsecurity AND c.relforcerowsecurity AS forced, pg_get_userbyid(c.relowner) AS owner,
             EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 'obhut_app'::regrole = ANY (p.polroles)) AS policy
        FROM pg_class c WHERE c.relnamespace = 'obhut'::regnamespace AND c.relkind IN ('r', 'p')`);
    expect(rows.filter(({ owner }) => owner !== 'obhut_owner')).toEqual([]);
    const personal = rows.filter(
      ({ table }) => register.find((entry) => entry.table === table)?.whose === 'contact',
    );
    expect(personal.length).toBeGreaterThan(10);
    expect(personal.filter(({ forced, policy }) => !forced || !policy)).toEqual([]);
  });
});

describe('the code that walks the register', () => {
  const WALKERS = ['retention', 'requests', 'records', 'backup'];
  it.each(WALKERS)('%s names no table of another slice', (slice) => {
    const others = register.filter((table) => table.slice !== slice);
    const files = globSync(`src/slices/${slice}/*.ts`, { cwd: ROOT }).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(2);
    const found = files.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return others.flatMap(({ table, whose }) => {
        const inSql = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE|TABLE)\\s+"?${table}\\b`);
        // One word can be an English word; with an underscore it is a table wherever it stands.
        const anywhere = table.includes('_') ? new RegExp(`\\b${table}\\b`) : inSql;
        // The firm and the names of the purposes are nobody's data about a person.
        if (whose !== 'contact' && inSql.test(text) && (table === 'firm' || table === 'purpose')) return [];
        return inSql.test(text) || anywhere.test(text) ? [`${file}: ${table}`] : [];
      });
    });
    expect(found).toEqual([]);
  });
});
