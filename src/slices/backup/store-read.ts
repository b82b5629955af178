import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { join, identifier as name, raw, type Session, type Sql, sql } from '../../platform/db/index.ts';
import { fileColumns, rootOf } from '../retention/index.ts';
import type { Sharing } from './seal.ts';
import { hasOwnKey, isNobodys, ownersOf, type PrimaryKeys, placesOf, rowId } from './store-owner.ts';

/** Columns that hold values of their own, by table; computed ones come by themselves. */
export type Columns = ReadonlyMap<string, readonly string[]>;

const random = sql`decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`;

/** All rows as they were at one moment, read by the role that sees them. `late`: keys that are made after that moment. */
export async function openSnapshot(session: Session): Promise<void> {
  // Keys were made a moment ago: without their number the planner would read all of them for every row.
  await session.query(sql`SET ROLE obhut_owner`);
  await session.query(sql`ANALYZE person_key, row_key`);
  await session.query(sql`SET ROLE obhut_keeper`);
  await session.query(sql`CREATE TEMP TABLE late_person_key (key_id uuid, contact_id uuid, salt bytea)`);
  await session.query(
    sql`CREATE TEMP TABLE late_row_key (key_id uuid, of_table text, row_id text, salt bytea)`,
  );
  await session.query(sql`
    CREATE TEMP VIEW all_person_key AS
    SELECT key_id, contact_id, salt FROM person_key UNION ALL SELECT key_id, contact_id, salt FROM late_person_key`);
  await session.query(sql`
    CREATE TEMP VIEW all_row_key AS
    SELECT key_id, of_table, row_id, salt FROM row_key UNION ALL SELECT key_id, of_table, row_id, salt FROM late_row_key`);
  await session.query(sql`BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`);
  // Rows are sorted by owner; and a plan that is made for a few rows would take hours for all.
  await session.query(sql`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
}

export interface LatePersonKey {
  key_id: string;
  contact_id: string;
  salt: Buffer;
}
/** Keys for contacts that came while the backup was getting ready. */
export const addLatePersonKeys = (session: Session, register: Register): Promise<LatePersonKey[]> => {
  const { table, subject } = rootOf(register);
  return session.query(sql`
    INSERT INTO late_person_key (key_id, contact_id, salt)
    SELECT gen_random_uuid(), c.${name(subject)}, ${random} FROM ${name(table)} c
     WHERE NOT EXISTS (SELECT FROM person_key k WHERE k.contact_id = c.${name(subject)})
    RETURNING key_id, contact_id, salt`);
};

export interface LateRowKey {
  key_id: string;
  of_table: string;
  row_id: string;
  salt: Buffer;
}
export const addLateRowKeys = async (
  session: Session,
  register: Register,
  keys: PrimaryKeys,
): Promise<LateRowKey[]> => {
  const rows: LateRowKey[] = [];
  for (const table of register.filter(hasOwnKey)) {
    const id = rowId(sql`t`, keys.get(table.table)!);
    rows.push(
      ...(await session.query<LateRowKey>(sql`
        INSERT INTO late_row_key (key_id, of_table, row_id, salt)
        SELECT gen_random_uuid(), ${raw(`'${table.table}'`)}, ${id}, ${random} FROM ${name(table.table)} t
         WHERE ${isNobodys(table, sql`t`)} AND NOT EXISTS (
           SELECT FROM row_key k WHERE k.of_table = ${raw(`'${table.table}'`)} AND k.row_id = ${id})
        RETURNING key_id, of_table, row_id, salt`)),
    );
  }
  return rows;
};

/** What the database is made of just now. */
export async function readShape(session: Session): Promise<{ columns: Columns; primaryKeys: PrimaryKeys }> {
  const rows = await session.query<{ table: string; columns: string[]; keys: string[] | null }>(sql`
    SELECT c.relname::text AS "table",
           (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
           (SELECT array_agg(a.attname::text ORDER BY u.n) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS u(attnum, n)
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum WHERE i.indrelid = c.oid AND i.indisprimary) AS keys
      FROM pg_class c WHERE c.relnamespace = ${session.schema}::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
  return {
    columns: new Map(rows.map((row) => [row.table, row.columns])),
    primaryKeys: new Map(rows.map((row) => [row.table, row.keys ?? []])),
  };
}

/** The `COPY` of a table's rows, each with its owners in front, those of one owner together. */
export function copyRows(
  register: Register,
  table: RegisteredTable,
  shape: { columns: Columns; primaryKeys: PrimaryKeys },
  backupSalt: Buffer,
): { copy: Sql; columns: readonly string[]; sharing: Sharing } {
  const columns = shape.columns.get(table.table)!;
  const owners = ownersOf(register, shape.primaryKeys, table);
  const values = columns.map((column) =>
    table.erasure.act === 'redact' && column === table.erasure.via
      ? placesOf(column, backupSalt)
      : sql`t.${name(column)}`,
  );
  // The keys that were made after the snapshot belong to it all the same.
  const source =
    table.table === 'person_key' || table.table === 'row_key' ? `all_${table.table}` : table.table;
  return {
    copy: sql`COPY (SELECT ${owners.tokens} COLLATE "C", ${join(values)} FROM ${name(source)} t${owners.isNobodys ? sql`` : sql` ORDER BY 1`}) TO STDOUT`,
    columns,
    sharing: owners.sharing,
  };
}

/** Files that one row names; what many rows name is an upload that goes after its import. */
export function copyFiles(
  register: Register,
  table: RegisteredTable,
  primaryKeys: PrimaryKeys,
): { copy: Sql; area: string; sharing: Sharing }[] {
  const { tokens, sharing } = ownersOf(register, primaryKeys, table);
  return fileColumns(table).map(({ column, area }) => ({
    copy: sql`COPY (SELECT min(f.tokens), f.id FROM (SELECT ${tokens} AS tokens, t.${name(column)}::text AS id FROM ${name(table.table)} t
      WHERE t.${name(column)} IS NOT NULL) f GROUP BY f.id HAVING count(*) = 1) TO STDOUT`,
    area,
    sharing,
  }));
}

/** Last values of the sequences, identity columns included. */
export const readSequences = (session: Session): Promise<{ name: string; value: number }[]> =>
  session.query(sql`
    SELECT sequencename::text AS name, last_value AS value FROM pg_sequences
     WHERE schemaname = ${session.schema} AND last_value IS NOT NULL ORDER BY 1`);

/** `COPY` of every key that is left, in the order of the key ids: those of people and of rows. */
export const copyKeys: Sql = sql`COPY (
  SELECT k.key_id, encode(k.salt, 'hex') FROM (SELECT key_id, salt FROM person_key UNION ALL SELECT key_id, salt FROM row_key) k ORDER BY 1) TO STDOUT`;
