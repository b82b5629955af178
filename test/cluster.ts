import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareBrowser } from '../e2e/browser.ts';
import { madeFunctions } from '../src/app/database.ts';
import { type ConnectionOptions, migrate } from '../src/platform/db/index.ts';
import { startCluster } from '../src/platform/postgres/index.ts';

export interface TestCluster {
  admin: ConnectionOptions;
  appPassword: string;
  template: string;
}
declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** DATABASE_URL as connection options, password and all. */
function parseUrl(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: port ? Number(port) : 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'postgres',
  };
}

/** Once a run: a database server (the embedded one, or DATABASE_URL's), and one migrated template to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepareBrowser();
  const url = process.env.DATABASE_URL;
  const dataDir = mkdtempSync(join(tmpdir(), 'obhut-test-'));
  const cluster = url
    ? undefined
    : await startCluster({
        dataDir,
        settings: {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          max_connections: '100',
        },
      });
  const admin = cluster?.admin ?? parseUrl(url!);
  const template = `obhut_template_${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  const client = new pg.Client(admin as pg.ClientConfig);
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  const appPassword = 'obhut-test';
  await migrate({ ...admin, database: template }, { appPassword, made: madeFunctions() }).catch(
    async (error) => {
      await client.end();
      await cluster?.stop();
      throw error;
    },
  );
  project.provide('cluster', { admin, appPassword, template });
  return async () => {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.end();
    await cluster?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
