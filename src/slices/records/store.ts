import { sql, type Tx } from '../../platform/db/index.ts';

export interface ColumnComment {
  table: string;
  column: string;
  comment: string;
}

/** Comments of all columns of the firm's schema, as the migrations wrote them. */
export const readComments = (tx: Tx): Promise<ColumnComment[]> =>
  tx.query(sql`
    SELECT c.relname AS "table", a.attname AS "column", d.description AS comment
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`);
