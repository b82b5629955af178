import type pg from 'pg';

export {
  type LiveCheck,
  type LiveColumn,
  type LiveForeignKey,
  readChecks,
  readColumns,
  readForeignKeys,
} from '../src/slices/drill/store-schema.ts';

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
