import type { Register } from '../../kernel/register.ts';
import { identifier as name, sql, type Tx } from '../../platform/db/index.ts';
import { rootOf } from '../retention/index.ts';
import type { LatePersonKey, LateRowKey } from './store-read.ts';

const salt = sql`decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`;

/** Keys for contacts that have none, at most so many. */
export function insertPersonKeys(tx: Tx, register: Register, limit: number): Promise<number> {
  const { table, subject } = rootOf(register);
  return tx.execute(sql`
    INSERT INTO person_key (key_id, contact_id, salt)
    SELECT gen_random_uuid(), c.${name(subject)}, ${salt} FROM ${name(table)} c
     WHERE NOT EXISTS (SELECT FROM person_key k WHERE k.contact_id = c.${name(subject)}) LIMIT ${limit}
       FOR KEY SHARE OF c`);
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
