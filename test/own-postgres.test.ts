import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, expect, inject, it } from 'vitest';
import { madeFunctions } from '../src/app/database.ts';
import { migrate } from '../src/platform/db/index.ts';

/** What a firm's own server gives: no superuser, and from PostgreSQL 16 on roles that their maker may not act as yet. */
const server = inject('cluster').admin;
const called = `dba_${uuid().replaceAll('-', '')}`;
const root = new pg.Client(server as pg.ClientConfig);
await root.connect();
afterAll(async () => {
  await root.query(`DROP DATABASE IF EXISTS ${called} WITH (FORCE)`);
  await root.query(`DROP ROLE IF EXISTS ${called}`);
  await root.end();
});

it('sets up and starts again with a user who has CREATEROLE and their database, and no more', async () => {
  await root.query(`CREATE ROLE ${called} LOGIN CREATEROLE PASSWORD 'x'`);
  await root.query(`CREATE DATABASE ${called} OWNER ${called}`);
  for (const role of ['obhut_owner', 'obhut_keeper', 'obhut_app'])
    await root.query(`GRANT ${role} TO ${called} WITH ADMIN TRUE, SET FALSE, INHERIT FALSE`);
  const admin = { ...server, user: called, password: 'x', database: called };
  expect((await migrate(admin, { made: madeFunctions() })).length).toBeGreaterThan(20);
  expect(await migrate(admin, { made: madeFunctions() })).toEqual([]);
}, 60_000);
