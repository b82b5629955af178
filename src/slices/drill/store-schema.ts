/** What the planter asks of a connection: node-postgres' clients have it. */
export interface Asking {
  // biome-ignore lint/suspicious/noExplicitAny: rows of the catalogue, as each query names them
  query(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

/** A column as the live schema has it. */
export interface LiveColumn {
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
  isKey: boolean;
  /** Alone in a unique index. */
  isUnique: boolean;
  comment: string | null;
}
export interface LiveForeignKey {
  table: string;
  columns: string[];
  to: string;
  toColumns: string[];
}
export interface LiveCheck {
  name: string;
  table: string;
  columns: string[];
  definition: string;
}

export async function readColumns(admin: Asking): Promise<LiveColumn[]> {
  const { rows } = await admin.query(`
    SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS "isNullable",
           a.atthasdef OR a.attidentity <> '' AS "hasDefault",
           EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS "isKey",
           EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum) AS "isUnique",
           col_description(c.oid, a.attnum) AS comment
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'obhut'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`);
  return rows;
}

export async function readForeignKeys(admin: Asking): Promise<LiveForeignKey[]> {
  const { rows } = await admin.query(`
    SELECT k.conrelid::regclass::text AS "table", k.confrelid::regclass::text AS "to",
           ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY o) AS columns,
           ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o) AS "toColumns"
      FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'obhut'::regnamespace`);
  return rows;
}

export async function readChecks(admin: Asking): Promise<LiveCheck[]> {
  const { rows } = await admin.query(`
    SELECT k.conname AS name, k.conrelid::regclass::text AS "table", pg_get_constraintdef(k.oid) AS definition,
           ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
      FROM pg_constraint k WHERE k.contype = 'c' AND k.connamespace = 'obhut'::regnamespace`);
  return rows;
}
