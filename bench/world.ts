import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createCtx } from '../src/app/app.ts';
import { openDatabase } from '../src/app/database.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { ROLE_PERMISSIONS } from '../src/kernel/role.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { openKeys } from '../src/platform/keys.ts';
import { joinCluster } from '../src/platform/postgres/index.ts';
import { loadPurposes } from '../src/slices/grounds/index.ts';

/** An instance with `contacts` generated contacts, and the same database as the superuser: no policy, no log, no context. */
export interface World {
  ctx: Ctx;
  actor: Actor;
  /** The baseline: same tables, same indexes, same rows, nothing protected. */
  plain: pg.Pool;
  contacts: number;
  /** When the grounds of GDPRbench's records began, in milliseconds since 1970. */
  startsAt: number;
  dataDir: string;
  /** Lets go of the database, so that a server of its own can have the folder; afterwards only `close` is left. */
  handOver(): Promise<void>;
  close(): Promise<void>;
}

export const USER_ID = '019a0000-0000-7000-8000-0000000000aa';

/** `crm`: contacts as a firm has them (fill.sql). `gdprbench`: records of the paper (gdprbench/fill.sql). */
export async function makeWorld(contacts: number, kind: 'crm' | 'gdprbench' = 'crm'): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'obhut-bench-'));
  const config = {
    dataDir,
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    publicUrl: undefined,
    logLevel: 'silent',
  };
  const database = await openDatabase(config, openKeys(dataDir));
  const ctx = createCtx(config, database.db);
  const cluster = (await joinCluster(dataDir))!;
  const plain = new pg.Pool({
    ...cluster.admin,
    database: 'obhut',
    options: '-c search_path=obhut,public',
    max: 12,
  } as pg.PoolConfig);
  // At the end the server says good-bye to connections that are closing anyway.
  plain.on('error', () => {});
  const startsAt = await fill(plain, contacts, kind);
  await loadPurposes(ctx);
  let isOpen = true;
  const handOver = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await plain.end();
    await database.close();
  };
  return {
    ctx,
    actor: everybody(ctx),
    startsAt,
    dataDir,
    plain,
    contacts,
    handOver,
    async close() {
      await handOver();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Tables whose rows hang on a contact by its id: what a careful programmer would list by hand to delete one. Without
 * contact and ground, which lead to each other and go last.
 */
export const tablesOfContact = ({ ctx }: Pick<World, 'ctx'>): string[] =>
  ctx.register
    .filter(
      ({ subject, erasure, root }) =>
        (subject === 'contact_id' || (typeof subject === 'object' && 'either' in subject)) &&
        erasure.act === 'delete' &&
        !root,
    )
    .map(({ table }) => table)
    .filter((table) => table !== 'ground');

export function everybody({ db }: Ctx): Actor {
  return {
    kind: 'user',
    id: USER_ID,
    roles: ['administrator', 'data-protection'],
    permissions: new Set([...ROLE_PERMISSIONS.administrator, ...ROLE_PERMISSIONS['data-protection']]),
    purposes: new Map([...db.purposeByKey.keys()].map((purpose) => [purpose, 'all'])),
    teamId: null,
    language: 'de',
  };
}

/** Straight into the tables, from the row's number alone: the same at every run. */
export async function fill(plain: pg.Pool, contacts: number, kind: 'crm' | 'gdprbench'): Promise<number> {
  const file = kind === 'crm' ? './fill.sql' : './gdprbench/fill.sql';
  const script = await readFile(new URL(file, import.meta.url), 'utf8');
  const startsAt = Math.floor(Date.now() / 1000) * 1000 - 60_000;
  const client = await plain.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    await client.query(
      `SELECT set_config('bench.contacts', $1, false), set_config('bench.records', $1, false),
              set_config('bench.user', $2, false), set_config('bench.starts', $3, false)`,
      [String(contacts), USER_ID, String(startsAt / 1000)],
    );
    // Indexes are built at the end, which is how a million rows come in within a minute or two.
    const indexes: { name: string; definition: string }[] = (
      await client.query(`SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'obhut'::regnamespace AND NOT i.indisunique`)
    ).rows;
    await client.query(`DROP INDEX ${indexes.map(({ name }) => name).join(', ')}`);
    await client.query(script);
    await client.query(`SET maintenance_work_mem = '512MB'`);
    for (const { definition } of indexes) await client.query(definition);
  } finally {
    client.release(true);
  }
  await plain.query('VACUUM ANALYZE');
  return startsAt;
}
