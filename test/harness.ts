import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, inject } from 'vitest';
import { createCtx, createHttp } from '../src/app/app.ts';
import { madeFunctions } from '../src/app/database.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { ROLE_PERMISSIONS, type Role, type Scope } from '../src/kernel/role.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { diagnosis } from '../src/platform/db/errors.ts';
import { Database } from '../src/platform/db/index.ts';

diagnosis.keepCause = true;

export interface TestApp {
  ctx: Ctx;
  http: FastifyInstance;
  /** Superuser on the file's own database: to look at all rows, past every policy. */
  admin: pg.Client;
  /** A user with these roles, in the database and ready to act. */
  makeUser(
    roles: Partial<Record<Role, Scope>>,
    options?: { teamId?: string; language?: 'de' | 'en'; name?: string },
  ): Promise<Actor>;
  makeTeam(name?: string): Promise<string>;
  /** Calls a route as an actor under a purpose; the answer's JSON comes parsed in `body`. */
  call(actor: Actor | undefined, method: string, url: string, options?: CallOptions): Promise<CallResult>;
  /** Folder of keys and files. */
  dataDir: string;
  connection: { host: string; port: number; user: string; password: string; database: string };
}
export interface CallOptions {
  purpose?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Address that the call comes from; each has its own limit of calls a minute. */
  from?: string;
}
export interface CallResult {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any;
  raw: Buffer;
  headers: Record<string, unknown>;
}

/** A database of this file's own, cloned from the template, with the real application on it. Ends with the file. */
export async function startTestApp(): Promise<TestApp> {
  const { admin: server, appPassword, template } = inject('cluster');
  const database = `t_${uuid().replaceAll('-', '')}`;
  const root = new pg.Client(server as pg.ClientConfig);
  await root.connect();
  await clone(root, database, template);
  const admin = new pg.Client({
    ...server,
    database,
    options: '-c search_path=obhut,public',
  } as pg.ClientConfig);
  await admin.connect();
  const dataDir = mkdtempSync(join(tmpdir(), 'obhut-file-'));
  const connection = { ...server, database, user: 'obhut_app', password: appPassword };
  const db = new Database(connection, { max: 6, admin: { ...server, database }, made: madeFunctions() });
  const ctx = createCtx(
    { dataDir, port: 0, host: '127.0.0.1', databaseUrl: undefined, publicUrl: undefined, logLevel: 'silent' },
    db,
  );
  const actors = new Map<string, Actor>();
  const http = await createHttp(ctx, {
    authenticateFirst: (request) => actors.get(String(request.headers['x-test-actor'] ?? '')),
  });
  afterAll(async () => {
    await http.close();
    await db.close();
    await admin.end();
    await root.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await root.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    ctx,
    http,
    admin,
    dataDir,
    connection: connection as TestApp['connection'],
    async makeTeam(name = `Team ${actors.size}`) {
      const teamId = uuid();
      await admin.query('INSERT INTO team (team_id, name) VALUES ($1, $2)', [teamId, name]);
      return teamId;
    },
    async makeUser(roles, options = {}) {
      const userId = uuid();
      await admin.query(
        'INSERT INTO app_user (user_id, email, name, team_id, language) VALUES ($1, $2, $3, $4, $5)',
        [
          userId,
          `${userId}@firma.example`,
          options.name ?? 'Test Person',
          options.teamId ?? null,
          options.language ?? 'en',
        ],
      );
      const actor = await makeActor(admin, userId, roles, options);
      actors.set(userId, actor);
      return actor;
    },
    async call(actor, method, url, options = {}) {
      const response = await http.inject({
        method: method as 'GET',
        url,
        ...(options.from ? { remoteAddress: options.from } : {}),
        headers: {
          ...(actor ? { 'x-test-actor': actor.id } : {}),
          ...(options.purpose ? { 'obhut-purpose': options.purpose } : {}),
          'accept-language': actor?.language ?? 'en',
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { payload: options.body as object }),
      });
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        body: isJson && response.payload ? JSON.parse(response.payload) : response.payload,
        raw: response.rawPayload,
        headers: response.headers,
      };
    },
  };
}

async function makeActor(
  admin: pg.Client,
  userId: string,
  roles: Partial<Record<Role, Scope>>,
  options: { teamId?: string; language?: 'de' | 'en' },
): Promise<Actor> {
  const purposes = new Map<string, Scope>();
  const permissions = new Set([
    'open' as const,
    ...Object.keys(roles).flatMap((role) => ROLE_PERMISSIONS[role as Role]),
  ]);
  for (const [role, scope] of Object.entries(roles)) {
    await admin.query('INSERT INTO user_role (user_id, role_key, scope) VALUES ($1, $2, $3)', [
      userId,
      role,
      scope,
    ]);
    const { rows } = await admin.query('SELECT purpose_key FROM role_purpose WHERE role_key = $1', [role]);
    for (const { purpose_key: key } of rows) if (purposes.get(key) !== 'all') purposes.set(key, scope);
  }
  return {
    kind: 'user',
    id: userId,
    roles: Object.keys(roles) as Role[],
    permissions,
    purposes,
    teamId: options.teamId ?? null,
    language: options.language ?? 'en',
  };
}

/** CREATE DATABASE from a template fails while another clone is being made: wait for a turn. */
async function clone(root: pg.Client, database: string, template: string): Promise<void> {
  await root.query('SELECT pg_advisory_lock(4711)');
  try {
    await root.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  } finally {
    await root.query('SELECT pg_advisory_unlock(4711)');
  }
}
