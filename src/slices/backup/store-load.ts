import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { join, identifier as name, raw, type Session, type Sql, sql } from '../../platform/db/index.ts';
import { personColumn, rootOf, tableOf, target } from '../retention/index.ts';
import { placeOf } from './store-owner.ts';

const NIL = raw(`'00000000-0000-0000-0000-000000000000'::uuid`);

interface ForeignKey {
  name: string;
  table: string;
  columns: string[];
  to: string;
  toColumns: string[];
  /** `pg_constraint.confdeltype`: a no action, r restrict, c cascade, n set null, d set default. */
  onDelete: string;
  definition: string;
}
interface Index {
  name: string;
  table: string;
  definition: string;
}
/** What is taken off the tables while they are filled, to be put on again. */
export interface TakenOff {
  foreignKeys: ForeignKey[];
  indexes: Index[];
  forced: string[];
}

/** Whether nothing has been set up in this database. */
export async function isEmpty(session: Session, register: Register): Promise<boolean> {
  const { table } = rootOf(register);
  const [row] = await session.query<{ empty: boolean }>(sql`
    SELECT NOT EXISTS (SELECT FROM firm) AND NOT EXISTS (SELECT FROM ${name(table)}) AS empty`);
  return row!.empty;
}

/** One transaction for all that follows, as the owner of the tables. */
export async function beginLoad(session: Session): Promise<void> {
  await session.query(sql`BEGIN`);
  await session.query(sql`SET LOCAL ROLE obhut_owner`);
  await session.query(
    sql`SELECT set_config('work_mem', '64MB', true), set_config('maintenance_work_mem', '256MB', true)`,
  );
}

/**
 * Empties all tables and takes off foreign keys, indexes that no constraint needs, triggers and forced policies. Put on
 * again at the end, the foreign keys prove that what was loaded fits together.
 */
export async function takeOff(session: Session, tables: readonly string[]): Promise<TakenOff> {
  const schema = session.schema;
  const foreignKeys = await session.query<ForeignKey>(sql`
    SELECT k.conname::text AS name, c.relname::text AS "table", t.relname::text AS "to", k.confdeltype::text AS "onDelete",
           pg_get_constraintdef(k.oid) AS definition,
           ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY o) AS columns,
           ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o) AS "toColumns"
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = ${schema}::regnamespace ORDER BY c.relname, k.conname`);
  const indexes = await session.query<Index>(sql`
    SELECT i.indexrelid::regclass::text AS name, c.relname::text AS "table", pg_get_indexdef(i.indexrelid) AS definition
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = ${schema}::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`);
  const forced = await session.query<{ table: string }>(sql`
    SELECT relname::text AS "table" FROM pg_class WHERE relnamespace = ${schema}::regnamespace AND relforcerowsecurity`);
  await alter(
    session,
    foreignKeys.map(({ table, name: key }) => sql`ALTER TABLE ${name(table)} DROP CONSTRAINT ${name(key)}`),
  );
  await alter(
    session,
    indexes.map((index) => sql`DROP INDEX ${raw(index.name)}`),
  );
  await alter(
    session,
    tables.map((table) => sql`ALTER TABLE ${name(table)} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY`),
  );
  await session.query(sql`TRUNCATE ${join(tables.map((table) => name(table)))}`);
  return { foreignKeys, indexes, forced: forced.map(({ table }) => table) };
}

async function alter(session: Session, statements: readonly Sql[]): Promise<void> {
  for (const statement of statements) await session.query(statement);
}

/** Puts on again what was taken off; `derived`: tables that are filled in between, faster without their indexes. */
export async function putOn(
  session: Session,
  taken: TakenOff,
  tables: readonly string[],
  derived: readonly RegisteredTable[],
  register: Register,
): Promise<void> {
  const isDerived = ({ table }: { table: string }): boolean => derived.some((each) => each.table === table);
  const define = ({ definition }: { definition: string }): Sql => raw(definition);
  await alter(session, taken.indexes.filter((index) => !isDerived(index)).map(define));
  for (const table of tables) await session.query(sql`ANALYZE ${name(table)}`);
  for (const table of derived) await makeAnew(session, register, table);
  await alter(session, taken.indexes.filter(isDerived).map(define));
  await alter(
    session,
    taken.foreignKeys.map(
      ({ table, name: key, definition }) =>
        sql`ALTER TABLE ${name(table)} ADD CONSTRAINT ${name(key)} ${raw(definition)}`,
    ),
  );
  await alter(
    session,
    tables.map((table) => sql`ALTER TABLE ${name(table)} ENABLE TRIGGER USER`),
  );
  await alter(
    session,
    taken.forced.map((table) => sql`ALTER TABLE ${name(table)} FORCE ROW LEVEL SECURITY`),
  );
}

/** Rows that are not in backups, since they can be made of the rest: for every row that the table's key leads to. */
async function makeAnew(session: Session, register: Register, table: RegisteredTable): Promise<void> {
  const { subject, derived } = table;
  const column = typeof subject === 'string' ? subject : (subject as { through: string }).through;
  const { to, key } = target(register, table, column);
  await session.query(sql`SET LOCAL ROLE obhut_keeper`);
  await session.query(sql`
    SELECT ${name(derived!.by)}(b.ids) FROM (
      SELECT array_agg(n.id) AS ids FROM (SELECT ${name(key)} AS id, row_number() OVER () / 5000 AS n FROM ${name(to.table)}) n GROUP BY n.n) b`);
  await session.query(sql`SET LOCAL ROLE obhut_owner`);
}

/** Where the rows of a table go: at once, or through a table in which the places of the log wait for their meaning. */
export async function copyInto(
  session: Session,
  called: string,
  /** Undefined: of an older release, until its migration. */
  table: RegisteredTable | undefined,
  columns: readonly string[],
): Promise<Sql> {
  const names = join(columns.map((column) => name(column)));
  if (table?.erasure.act !== 'redact') return sql`COPY ${name(called)} (${names}) FROM STDIN`;
  await session.query(
    sql`CREATE TEMP TABLE ${name(`waiting_${table.table}`)} ON COMMIT DROP AS SELECT ${names} FROM ${name(table.table)} LIMIT 0`,
  );
  return sql`COPY ${name(`waiting_${table.table}`)} (${names}) FROM STDIN`;
}

/** Rows with places get the people back who are still to be read; the others are nobody any more. */
export async function giveMeaning(
  session: Session,
  table: RegisteredTable,
  columns: readonly string[],
  backupSalt: Buffer,
): Promise<void> {
  if (table.erasure.act !== 'redact') return;
  const { via } = table.erasure;
  await session.query(sql`
    CREATE TEMP TABLE IF NOT EXISTS place ON COMMIT DROP AS
    SELECT ${placeOf(sql`k.salt`, backupSalt)} AS place, k.contact_id FROM person_key k`);
  await session.query(sql`CREATE INDEX ON place (place)`);
  await session.query(sql`ANALYZE place`);
  const values = columns.map((column) =>
    column === via
      ? sql`ARRAY(SELECT coalesce(p.contact_id, ${NIL}) FROM unnest(w.${name(via)}) WITH ORDINALITY AS u(id, n)
                    LEFT JOIN place p ON p.place = u.id ORDER BY u.n)`
      : sql`w.${name(column)}`,
  );
  await session.query(sql`
    INSERT INTO ${name(table.table)} (${join(columns.map((column) => name(column)))}) OVERRIDING SYSTEM VALUE
    SELECT ${join(values)} FROM ${name(`waiting_${table.table}`)} w`);
}

/**
 * Takes out what led to rows that nobody can read any more, as their erasure did: by the foreign keys' own rules, and
 * records with the last of their people. Returns how many rows that were.
 */
export async function removeOrphans(
  session: Session,
  register: Register,
  { foreignKeys }: TakenOff,
): Promise<number> {
  let total = 0;
  for (let changed = 1; changed > 0; total += changed) {
    changed = 0;
    for (const key of foreignKeys) changed += await count(session, orphans(register, key));
    for (const table of register) {
      if (typeof table.subject !== 'object' || !('people' in table.subject)) continue;
      if (table.erasure.act !== 'with-last') continue;
      const people = tableOf(register, table.subject.people);
      const key = name(table.subject.key);
      const left = sql`has_people AND NOT EXISTS (SELECT FROM ${name(people.table)} p WHERE p.${key} = r.${key} AND p.${name(personColumn(people)!)} IS NOT NULL)`;
      changed += await count(session, [
        sql`DELETE FROM ${name(table.table)} r WHERE ${left} AND NOT (keeps_company AND company_id IS NOT NULL)`,
        sql`UPDATE ${name(table.table)} r SET has_people = false WHERE ${left}`,
      ]);
    }
  }
  return total;
}

function orphans(register: Register, key: ForeignKey): Sql[] {
  const child = name(key.table);
  const isSet = join(
    key.columns.map((column) => sql`c.${name(column)} IS NOT NULL`),
    ' AND ',
  );
  const same = join(
    key.columns.map((column, n) => sql`p.${name(key.toColumns[n]!)} = c.${name(column)}`),
    ' AND ',
  );
  const orphan = sql`${isSet} AND NOT EXISTS (SELECT FROM ${name(key.to)} p WHERE ${same})`;
  if (key.onDelete !== 'n') return [sql`DELETE FROM ${child} c WHERE ${orphan}`];
  const subject = register.find(({ table }) => table === key.table)?.subject;
  // What was about a company alone goes with it.
  const alone =
    typeof subject === 'object' && 'people' in subject && key.columns.includes('company_id')
      ? [sql`DELETE FROM ${child} c WHERE NOT c.has_people AND ${orphan}`]
      : [];
  return [
    ...alone,
    sql`UPDATE ${child} c SET ${join(key.columns.map((column) => sql`${name(column)} = NULL`))} WHERE ${orphan}`,
  ];
}

async function count(session: Session, statements: readonly Sql[]): Promise<number> {
  let changed = 0;
  for (const statement of statements) {
    const [row] = await session.query<{ n: number }>(
      sql`WITH changed AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM changed`,
    );
    changed += row!.n;
  }
  return changed;
}

export async function setSequences(
  session: Session,
  sequences: readonly { name: string; value: number }[],
): Promise<void> {
  for (const sequence of sequences)
    await session.query(sql`SELECT setval(${sequence.name}::regclass, ${sequence.value}::bigint)`);
}

export async function countPeople(session: Session, register: Register): Promise<number> {
  const [row] = await session.query<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM ${name(rootOf(register).table)}`,
  );
  return row!.n;
}

export const commit = (session: Session): Promise<unknown> => session.query(sql`COMMIT`);
