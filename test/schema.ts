import type pg from 'pg';

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

export async function readColumns(admin: pg.Client): Promise<LiveColumn[]> {
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

export async function readForeignKeys(admin: pg.Client): Promise<LiveForeignKey[]> {
  const { rows } = await admin.query(`
    SELECT k.conrelid::regclass::text AS "table", k.confrelid::regclass::text AS "to",
           ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY o) AS columns,
           ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                   JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o) AS "toColumns"
      FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'obhut'::regnamespace`);
  return rows;
}

export async function readChecks(admin: pg.Client): Promise<LiveCheck[]> {
  const { rows } = await admin.query(`
    SELECT k.conname AS name, k.conrelid::regclass::text AS "table", pg_get_constraintdef(k.oid) AS definition,
           ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
      FROM pg_constraint k WHERE k.contype = 'c' AND k.connamespace = 'obhut'::regnamespace`);
  return rows;
}

/** Every row of every table of every schema but the server's own, as text, by `schema.table`. */
export async function dumpDatabase(admin: pg.Client): Promise<Map<string, string[]>> {
  const tables = await admin.query(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
     ORDER BY 1`);
  const dump = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    const { rows } = await admin.query(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    dump.set(name, rows.map(({ row }) => row as string).sort());
  }
  return dump;
}
