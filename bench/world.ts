import { mkdtempSync, rmSync } from 'node:fs';
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

/** An instance with `contacts` generated contacts, and the same database as the superuser: no policy, no log, no context. */
export interface World {
  ctx: Ctx;
  actor: Actor;
  /** The baseline: same tables, same indexes, same rows, nothing protected. */
  plain: pg.Pool;
  contacts: number;
  close(): Promise<void>;
}

export const USER_ID = '019a0000-0000-7000-8000-0000000000aa';

export async function makeWorld(contacts: number): Promise<World> {
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
  await fill(plain, contacts);
  return {
    ctx,
    actor: everybody(),
    plain,
    contacts,
    async close() {
      await plain.end();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function everybody(): Actor {
  const purposes = [
    'rights',
    'intake',
    'inquiry',
    'contract',
    'support',
    'marketing-email',
    'marketing-phone',
    'marketing-post',
    'accounting',
  ];
  return {
    kind: 'user',
    id: USER_ID,
    roles: ['administrator', 'data-protection'],
    permissions: new Set([...ROLE_PERMISSIONS.administrator, ...ROLE_PERMISSIONS['data-protection']]),
    purposes: new Map(purposes.map((purpose) => [purpose, 'all'])),
    teamId: null,
    language: 'de',
  };
}

/** Straight into the tables, from the row's number alone: the same at every run. */
async function fill(plain: pg.Pool, contacts: number): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  const script = await readFile(new URL('./fill.sql', import.meta.url), 'utf8');
  const client = await plain.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    await client.query(
      `SELECT set_config('bench.contacts', $1, false), set_config('bench.user', $2, false)`,
      [String(contacts), USER_ID],
    );
    await client.query(script);
  } finally {
    client.release(true);
  }
  await plain.query('VACUUM ANALYZE');
}
