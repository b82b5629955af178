import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag';

export { planForBulk } from './bulk.ts';
export type { Work } from './context.ts';
export type { ConnectionOptions } from './database.ts';
export { Database } from './database.ts';
export { type Gate, readGate } from './gate.ts';
export type { MadeFunction } from './made.ts';
export { MIGRATION_TABLE, migrate, queueSchema } from './migrate.ts';
export type { Session } from './session.ts';
export type { JobPayload, Tx } from './tx.ts';
/** `sql` is a tagged template: values become parameters, nested `sql` is spliced. The only way to write a statement. */
export { empty, join, raw, type Sql, sqlTag as sql };

/** A table or column of the register as an identifier; it comes from code, and still nothing but a plain name passes. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error('not a name of the register');
  return raw(`"${name}"`);
}

/**
 * `LIMIT` with the number in the text. As a parameter it would spoil the plan that is kept for a statement: made for any
 * limit, it expects a tenth of the table and sorts it.
 */
export function limitTo(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError('not a number of rows');
  return raw(`LIMIT ${rows}`);
}

/** The text of a statement for a function that the database keeps: values, texts alone, stand in it as literals. */
export const inline = ({ strings, values }: Sql): string =>
  strings.reduce((text, part, index) => {
    const value = values[index - 1];
    if (typeof value !== 'string') throw new TypeError('only text can stand in the text of a function');
    return `${text}'${value.replaceAll("'", "''")}'${part}`;
  });
