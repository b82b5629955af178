import type { Register } from '../../kernel/register.ts';
import { identifier as name, raw, type Session, sql } from '../../platform/db/index.ts';
import { hasOwnKey, type PrimaryKeys, rowId } from './store-owner.ts';
import { readShape } from './store-read.ts';

export const readPrimaryKeys = async (session: Session): Promise<PrimaryKeys> =>
  (await readShape(session)).primaryKeys;

/** Keys of rows that are gone go: no older backup can be opened for them any more. */
export async function purgeRowKeys(session: Session, register: Register, keys: PrimaryKeys): Promise<void> {
  await session.query(sql`SET ROLE obhut_keeper`);
  for (const table of register.filter(hasOwnKey))
    await session.query(sql`
      DELETE FROM row_key k WHERE k.of_table = ${raw(`'${table.table}'`)} AND NOT EXISTS (
        SELECT FROM ${name(table.table)} t WHERE ${rowId(sql`t`, keys.get(table.table)!)} = k.row_id)`);
}
