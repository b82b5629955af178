import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag';

export type { Work } from './context.ts';
export type { ConnectionOptions } from './database.ts';
export { Database } from './database.ts';
export { migrate, queueSchema } from './migrate.ts';
export type { JobPayload, Tx } from './tx.ts';
/** `sql` is a tagged template: values become parameters, nested `sql` is spliced. The only way to write a statement. */
export { empty, join, raw, type Sql, sqlTag as sql };
