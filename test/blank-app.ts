import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { inject } from 'vitest';
import { createCtx } from '../src/app/app.ts';
import { madeFunctions } from '../src/app/database.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { Database } from '../src/platform/db/index.ts';

/** A second installation beside that of the file: its own database, migrated and empty, and its own folder. */
export interface BlankApp {
  ctx: Ctx;
  admin: pg.Client;
  dataDir: string;
  database: string;
  /** Ends every connection and leaves the database, so that it can be copied. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

/** `of`: a copy of that installation, which must have let go of its database, as a snapshot of the machine would be. */
export async function makeBlankApp(of?: BlankApp): Promise<BlankApp> {
  const { admin: server, appPassword, template } = inject('cluster');
  const database = `b_${uuid().replaceAll('-', '')}`;
  const root = new pg.Client(server as pg.ClientConfig);
  await root.connect();
  await root.query('SELECT pg_advisory_lock(4711)');
  await root.query(`CREATE DATABASE ${database} TEMPLATE ${of?.database ?? template}`);
  await root.query('SELECT pg_advisory_unlock(4711)');
  const admin = new pg.Client({
    ...server,
    database,
    options: '-c search_path=obhut,public',
  } as pg.ClientConfig);
  admin.on('error', () => {});
  await admin.connect();
  const dataDir = mkdtempSync(join(tmpdir(), 'obhut-blank-'));
  if (of) cpSync(of.dataDir, dataDir, { recursive: true });
  const connection = { ...server, database, user: 'obhut_app', password: appPassword };
  const db = new Database(connection, { max: 4, admin: { ...server, database }, made: madeFunctions() });
  const ctx = createCtx(
    { dataDir, port: 0, host: '127.0.0.1', databaseUrl: undefined, publicUrl: undefined, logLevel: 'silent' },
    db,
  );
  let isOpen = true;
  const letGo = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await db.close();
    await admin.end().catch(() => {});
  };
  return {
    ctx,
    admin,
    dataDir,
    database,
    letGo,
    async close() {
      await letGo();
      await root.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await root.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
