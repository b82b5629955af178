import type { Register } from '../../kernel/register.ts';
import { identifier as name, raw, type Session, sql, type Tx } from '../../platform/db/index.ts';
import { rootOf } from '../retention/index.ts';
import { hasOwnKey, isNobodys, type PrimaryKeys, rowId } from './store-owner.ts';
import type { LatePersonKey, LateRowKey } from './store-read.ts';

const salt = sql`decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`;

/**
 * Keys for those who have none among so many contacts after this one; the last of them, null when it was the last of all.
 * Page by page along the primary key: asked each time for any that lack one, a first backup would walk all contacts for
 * every batch. By the role that sees all rows: under the policies a key would cost half a millisecond. OFFSET 0: by the
 * index, also while the table of keys is still empty.
 */
export async function insertPersonKeys(
  session: Session,
  register: Register,
  after: string,
  limit: number,
): Promise<string | null> {
  const { table, subject } = rootOf(register);
  const [row] = await session.query<{ last_id: string }>(sql`
    WITH page AS MATERIALIZED (
      SELECT c.${name(subject)} AS id FROM ${name(table)} c WHERE c.${name(subject)} > ${after}::uuid
       ORDER BY c.${name(subject)} LIMIT ${limit} FOR KEY SHARE OF c
    ), made AS (
      INSERT INTO person_key (key_id, contact_id, salt)
      SELECT gen_random_uuid(), p.id, ${salt} FROM page p
       WHERE NOT EXISTS (SELECT FROM person_key k WHERE k.contact_id = p.id OFFSET 0)
    )
    SELECT id AS last_id FROM page ORDER BY id DESC LIMIT 1`);
  return row?.last_id ?? null;
}

/** Keys for rows that are nobody's contact and have none; made in the database: a first backup makes as many as there are documents. */
export async function insertRowKeys(session: Session, register: Register, keys: PrimaryKeys): Promise<void> {
  for (const table of register.filter(hasOwnKey)) {
    const id = rowId(sql`t`, keys.get(table.table)!);
    const of = raw(`'${table.table}'`);
    await session.query(sql`
      INSERT INTO row_key (key_id, of_table, row_id, salt)
      SELECT gen_random_uuid(), ${of}, ${id}, ${salt} FROM ${name(table.table)} t
       WHERE ${isNobodys(table, sql`t`)} AND NOT EXISTS (SELECT FROM row_key k WHERE k.of_table = ${of} AND k.row_id = ${id} OFFSET 0)
      ON CONFLICT (of_table, row_id) DO NOTHING`);
  }
}

/** Keys that a backup made for contacts after its snapshot; contacts that are gone again get none. */
export function keepPersonKeys(tx: Tx, register: Register, late: readonly LatePersonKey[]): Promise<number> {
  const { table, subject } = rootOf(register);
  return tx.execute(sql`
    INSERT INTO person_key (key_id, contact_id, salt)
    SELECT l.key_id, l.contact_id, l.salt
      FROM unnest(${late.map((key) => key.key_id)}::uuid[], ${late.map((key) => key.contact_id)}::uuid[],
                  ${late.map((key) => key.salt)}::bytea[]) AS l(key_id, contact_id, salt)
      JOIN ${name(table)} c ON c.${name(subject)} = l.contact_id FOR KEY SHARE OF c`);
}

export const keepRowKeys = (tx: Tx, late: readonly LateRowKey[]): Promise<number> =>
  tx.execute(sql`
    INSERT INTO row_key (key_id, of_table, row_id, salt)
    SELECT * FROM unnest(${late.map((key) => key.key_id)}::uuid[], ${late.map((key) => key.of_table)}::text[],
                         ${late.map((key) => key.row_id)}::text[], ${late.map((key) => key.salt)}::bytea[])
    ON CONFLICT (of_table, row_id) DO NOTHING`);

/** For a session that makes keys: all rows, and each look for a key by its index, also while there are none. */
export async function seeAllRows(session: Session): Promise<void> {
  await session.query(sql`SET ROLE obhut_keeper`);
  await session.query(sql`SET enable_seqscan = off`);
}
