import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A function of the database that code makes, where its text follows from a declaration and not from a file. */
export interface MadeFunction {
  name: string;
  /** CREATE FUNCTION, SECURITY DEFINER. */
  sql: string;
}

/**
 * Makes those of the functions anew whose text is another than the one in the database: vetted as those of the files
 * are (owned by obhut_keeper, for the application alone). Called under the lock of `migrate`.
 */
export async function makeFunctions(
  client: pg.Client,
  schema: string,
  functions: readonly MadeFunction[],
): Promise<void> {
  for (const { name, sql } of functions) {
    const comment = `Made from the register; ${createHash('sha256').update(sql).digest('hex')}`;
    const { rows } = await client.query(
      `SELECT oid::regprocedure::text AS signature, obj_description(oid, 'pg_proc') AS comment FROM pg_proc WHERE proname = $1 AND pronamespace = $2::regnamespace`,
      [name, schema],
    );
    if (rows.length === 1 && rows[0].comment === comment) continue;
    const drops = rows.map(({ signature }) => `DROP FUNCTION ${signature};`).join(' ');
    await client.query(`BEGIN; SET LOCAL ROLE obhut_keeper; SET LOCAL search_path = "${schema}", public, pg_temp;
${drops} ${sql}; REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO obhut_app;
COMMENT ON FUNCTION ${name} IS '${comment}'; COMMIT`);
  }
}
