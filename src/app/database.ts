import pg from 'pg';
import type { Config } from '../platform/config.ts';
import { type ConnectionOptions, Database, type MadeFunction, migrate } from '../platform/db/index.ts';
import type { Keys } from '../platform/keys.ts';
import { ClusterError, joinCluster, startCluster } from '../platform/postgres/index.ts';
import { walkFunction } from '../slices/retention/index.ts';
import { collectRegister } from './register.ts';
import { SLICES } from './slices.ts';

export interface OpenDatabase {
  db: Database;
  /** Where the data lies, in words. */
  location: string;
  /** Files of `migrations/` applied just now. */
  applied: string[];
  close(): Promise<void>;
}

const DATABASE = 'obhut';

/** Functions of the database that follow from the register. */
export const madeFunctions = (): MadeFunction[] => [walkFunction(collectRegister(SLICES))];

/**
 * Opens the firm's database: the embedded one on `OBHUT_DATA`, or `DATABASE_URL`'s; migrated, and as the application's
 * role. `join` lets a command work beside a running server; without it a second server on one folder is refused.
 */
export async function openDatabase(
  config: Config,
  keys: Keys,
  options: { join?: boolean; log?: (line: string) => void } = {},
): Promise<OpenDatabase> {
  const made = madeFunctions();
  const appPassword = keys.secret('database-app').toString('base64url');
  if (config.databaseUrl) {
    const admin = parseDatabaseUrl(config.databaseUrl);
    const applied = await migrate(admin, { appPassword, made });
    const db = new Database({ ...admin, user: 'obhut_app', password: appPassword }, { admin, made });
    return {
      db,
      location: `PostgreSQL at ${admin.host}, database ${admin.database}`,
      applied,
      close: () => db.close(),
    };
  }
  const joined = options.join ? await joinCluster(config.dataDir) : undefined;
  const cluster =
    joined ?? (await startCluster({ dataDir: config.dataDir, ...(options.log ? { log: options.log } : {}) }));
  try {
    const admin = { ...cluster.admin, database: DATABASE };
    await ensureDatabase(cluster.admin);
    const applied = await migrate(admin, { appPassword, made });
    const db = new Database({ ...admin, user: 'obhut_app', password: appPassword }, { admin, made });
    const close = async (): Promise<void> => {
      await db.close();
      await cluster.stop();
    };
    return { db, location: cluster.location, applied, close };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** `postgres://user:password@host:port/database?host=/socket/folder&sslmode=require`. */
export function parseDatabaseUrl(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  if (pathname.length < 2)
    throw new ClusterError('DATABASE_URL names no database: postgres://user:password@host/database');
  const mode = searchParams.get('sslmode');
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: port ? Number(port) : 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(mode && mode !== 'disable'
      ? { ssl: { rejectUnauthorized: mode === 'verify-full' || mode === 'verify-ca' } }
      : {}),
  };
}

async function ensureDatabase(admin: ConnectionOptions): Promise<void> {
  const client = new pg.Client(admin as pg.ClientConfig);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
