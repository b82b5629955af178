import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { type ConnectionOptions, sessionOptions } from './database.ts';
import { type MadeFunction, makeFunctions } from './made.ts';

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));
const ROLES = ['obhut_owner', 'obhut_keeper', 'obhut_app'] as const;

const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoteLiteral = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Where it stands which files were applied. */
export const MIGRATION_TABLE = 'migration';

/** Schema of the job queue beside the firm's schema. */
export const queueSchema = (schema: string): string => `${schema}_queue`;

/**
 * Brings the database to the state of the files in `migrations/`, forward only, each file in a transaction of its own;
 * makes roles, schema, extensions and the job queue. `admin` needs CREATE on the database and CREATEROLE. Safe to
 * call at every start and from several processes at once (advisory lock). `made`: functions that follow from the code;
 * without it they stay as they are. Returns the files that were applied.
 */
export async function migrate(
  admin: ConnectionOptions,
  options: {
    schema?: string;
    appPassword?: string;
    only?: readonly string[];
    made?: readonly MadeFunction[] | undefined;
  },
): Promise<string[]> {
  const schema = options.schema ?? 'obhut';
  const client = new pg.Client({ ...admin, options: sessionOptions(schema) } as pg.ClientConfig);
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext($1))`, [`obhut migrate ${schema}`]);
    await prepare(client, schema, options.appPassword);
    const done = new Set((await client.query('SELECT file FROM migration')).rows.map((row) => row.file));
    for (const file of await migrationFiles()) {
      if (done.has(file) || options.only?.includes(file) === false) continue;
      const sql = await readFile(`${FOLDER}${file}`, 'utf8');
      await client.query(
        `BEGIN; SET LOCAL ROLE obhut_owner; SET LOCAL search_path = ${quoteIdentifier(schema)}, public, pg_temp`,
      );
      try {
        await client.query(sql);
        await client.query(`INSERT INTO migration (file) VALUES (${quoteLiteral(file)})`);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw new Error(`migration ${file} failed: ${(error as Error).message}`, { cause: error });
      }
      applied.push(file);
    }
    await prepareQueue(client, admin, schema);
    await makeFunctions(client, schema, options.made ?? []);
    return applied;
  } finally {
    await client.end();
  }
}

/** The files of `migrations/`, in their order. */
export const migrationFiles = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();

/** Drops a database that holds nothing yet, and makes it anew from these files alone. The caller has looked. */
export async function rebuild(
  admin: ConnectionOptions,
  schema: string,
  only: readonly string[],
): Promise<void> {
  const client = new pg.Client({ ...admin, options: sessionOptions(schema) } as pg.ClientConfig);
  await client.connect();
  try {
    const { rows } = await client
      .query('SET ROLE obhut_keeper; SELECT NOT EXISTS (SELECT FROM firm) AS empty')
      .then((results) => (results as unknown as pg.QueryResult[])[1]!);
    if (!rows[0].empty) return;
    await client.query(
      `RESET ROLE; SET ROLE obhut_owner; DROP SCHEMA ${quoteIdentifier(schema)} CASCADE; DROP SCHEMA ${quoteIdentifier(queueSchema(schema))} CASCADE`,
    );
  } finally {
    await client.end();
  }
  await migrate(admin, { schema, only });
}

async function prepare(client: pg.Client, schema: string, appPassword: string | undefined): Promise<void> {
  const version = Number((await client.query('SHOW server_version_num')).rows[0].server_version_num);
  if (version < 150_000) throw new Error('Obhut needs PostgreSQL 15 or newer');
  for (const role of ROLES) {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await explain(client, `CREATE ROLE ${role} NOINHERIT`, 'CREATEROLE');
  }
  if (appPassword !== undefined)
    await explain(client, `ALTER ROLE obhut_app LOGIN PASSWORD ${quoteLiteral(appPassword)}`, 'CREATEROLE');
  // From PostgreSQL 16 on whoever makes a role is a member of it that may not act as it before being granted that too.
  const right = version < 160_000 ? 'MEMBER' : 'SET';
  const { rows } = await client.query(
    `SELECT pg_has_role(current_user, 'obhut_owner', $1) AS owner, pg_has_role('obhut_owner', 'obhut_keeper', $1) AS keeper`,
    [right],
  );
  if (!rows[0].owner) await explain(client, 'GRANT obhut_owner TO CURRENT_USER', 'ADMIN on obhut_owner');
  if (!rows[0].keeper) await explain(client, 'GRANT obhut_keeper TO obhut_owner', 'ADMIN on obhut_keeper');
  for (const extension of ['pg_trgm']) {
    await explain(
      client,
      `CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`,
      'CREATE on the database',
    );
  }
  const name = quoteIdentifier(schema);
  await explain(
    client,
    `CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION obhut_owner`,
    'CREATE on the database',
  );
  await client.query(`SET ROLE obhut_owner;
    GRANT USAGE ON SCHEMA ${name} TO obhut_app;
    GRANT USAGE, CREATE ON SCHEMA ${name} TO obhut_keeper;
    CREATE TABLE IF NOT EXISTS ${name}.migration (file text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
    COMMENT ON TABLE ${name}.migration IS 'Files of migrations/ that were applied';
    COMMENT ON COLUMN ${name}.migration.file IS 'File name';
    COMMENT ON COLUMN ${name}.migration.applied_at IS 'When';
    RESET ROLE`);
}

/** The queue's tables belong to obhut_owner as all tables do; the application may use them and owns none. */
async function prepareQueue(client: pg.Client, admin: ConnectionOptions, schema: string): Promise<void> {
  const name = quoteIdentifier(queueSchema(schema));
  await explain(
    client,
    `CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION obhut_owner`,
    'CREATE on the database',
  );
  // The library would create schema and table itself, and asks for CREATE on the database even where both are there.
  await client.query(`SET ROLE obhut_owner;
    CREATE TABLE IF NOT EXISTS ${name}.migrations (id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(), breaking boolean NOT NULL DEFAULT false);
    RESET ROLE`);
  const pool = new pg.Pool({
    ...admin,
    max: 2,
    options: `${sessionOptions(schema)} -c role=obhut_owner`,
  } as pg.PoolConfig);
  pool.on('error', () => {});
  pool.on('connect', (connected) => connected.on('error', () => {}));
  try {
    await runMigrations({ logger: new Logger(() => () => {}), pgPool: pool, schema: queueSchema(schema) });
  } finally {
    await pool.end();
  }
  const queue = quoteLiteral(queueSchema(schema));
  await client.query(`SET ROLE obhut_owner;
    GRANT USAGE ON SCHEMA ${name} TO obhut_app, obhut_keeper;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO obhut_app, obhut_keeper;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${name} TO obhut_app, obhut_keeper;
    DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = ${queue}::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'application') LOOP
        EXECUTE format('CREATE POLICY application ON %s TO obhut_app, obhut_keeper USING (true)', t);
      END LOOP;
    END $$;
    CREATE OR REPLACE FUNCTION ${quoteIdentifier(schema)}.add_job(name text, payload json, key text, run_at timestamptz) RETURNS void
      LANGUAGE sql AS $f$ SELECT ${name}.add_job(name, payload, NULL, run_at, NULL, key, NULL, NULL) $f$;
    COMMENT ON FUNCTION ${quoteIdentifier(schema)}.add_job IS 'The one door to the queue: a job is enqueued in the transaction that asks for it';
    RESET ROLE`);
}

/** Runs a statement that a managed server may refuse, and says which right is missing. */
async function explain(client: pg.Client, statement: string, right: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    const shown = statement.replace(/PASSWORD '.*'/, "PASSWORD '...'");
    throw new Error(
      `The user of DATABASE_URL lacks the right ${right}, needed for: ${shown}. Grant it, or run that statement as an administrator and start again.`,
    );
  }
}
