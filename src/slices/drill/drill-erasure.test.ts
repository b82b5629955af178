import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCtx, JOBS } from '../../app/app.ts';
import { type OpenDatabase, openDatabase } from '../../app/database.ts';
import type { Config } from '../../platform/config.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { openKeys } from '../../platform/keys.ts';
import { drillErasure } from './drill-erasure.ts';
import { openAsking } from './open-asking.ts';
import { openDrillBackups } from './search-backups.ts';
import type { Asking } from './store-schema.ts';

// A server of its own: the search reads its data folder byte by byte.
const dataDir = mkdtempSync(join(tmpdir(), 'obhut-drill-'));
let database: OpenDatabase;
let ctx: Ctx;
let admin: Asking;
let close: () => Promise<void>;
beforeAll(async () => {
  const config: Config = {
    dataDir,
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    publicUrl: undefined,
    logLevel: 'silent',
  };
  database = await openDatabase(config, openKeys(dataDir));
  ctx = createCtx(config, database.db);
  ({ admin, close } = await openAsking(ctx));
});
afterAll(async () => {
  await close();
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});
const drill = async (changes: Partial<Parameters<typeof drillErasure>[1]> = {}) => {
  const backups = await openDrillBackups(ctx, []);
  try {
    return await drillErasure(ctx, { admin, jobs: JOBS, backups, say: () => {}, ...changes });
  } finally {
    await backups.remove();
  }
};
const countRows = async () => {
  const { rows } = await admin.query(
    `SELECT (SELECT count(*)::int FROM contact) AS people, (SELECT count(*)::int FROM app_user) AS users,
            (SELECT count(*)::int FROM product) AS products, (SELECT count(*)::int FROM archive_document) AS documents`,
  );
  return rows[0];
};

describe('Art. 17: the erasure drill', () => {
  it('finds a person everywhere before, and not one byte after erasure and clean-up', async () => {
    const before = await countRows();
    const result = await drill();
    expect(result.where).toEqual([]);
    expect(result.found).toBe(0);
    expect(result.left).toEqual([]);
    expect(result.planted).toBeGreaterThan(100);
    // Tables, their indexes, the log of the database, statistics, files.
    expect(result.seenBefore).toBeGreaterThan(100);
    expect(result.searched.bytes).toBeGreaterThan(10_000_000);
    expect(result.searched.backups).toBe(1);
    expect(await countRows()).toEqual(before);
  });

  it('finds what stays behind: a file that nobody takes away', async () => {
    let copied = false;
    const result = await drill({
      say: (line) => {
        if (line === 'Erasing ...') copied = true;
      },
      admin: {
        query: async (text, values) => {
          // The planted address is copied to where no walker looks.
          if (text === 'CHECKPOINT' && !copied) {
            copied = true;
            const { rows } = await admin.query(
              `SELECT address FROM contact_email WHERE address LIKE 'obhutdrill%'`,
            );
            await ctx.files.write('forgotten', 'copy', Readable.from([Buffer.from(rows[0].address)]));
          }
          return admin.query(text, values);
        },
      },
    });
    expect(result.where).toEqual([{ where: join('files', 'forgotten', 'copy'), what: ['marker'] }]);
    await ctx.files.remove('forgotten', 'copy');
  });

  it('finds the person in the backup made before, in clear, while the key is there', async () => {
    const backups = await openDrillBackups(ctx, []);
    const seen: string[] = [];
    try {
      await drillErasure(ctx, {
        admin,
        jobs: JOBS,
        say: () => {},
        backups: {
          ...backups,
          // The old copy of the keys stays where it is.
          refreshKeys: async () => {},
          search: async (traces) => {
            const found = await backups.search(traces);
            seen.push(found.finds.map(({ what }) => what.join()).join(' '));
            return found;
          },
        },
      });
    } finally {
      await backups.remove();
    }
    expect(seen).toHaveLength(2);
    for (const found of seen) expect(found).toMatch(/marker, in clear/);
  });

  it('finds dead rows, indexes, statistics and old log where nobody cleans up', async () => {
    const result = await drill({
      admin: {
        query: async (text, values) =>
          /^(VACUUM|ANALYZE|SELECT pg_switch_wal|CHECKPOINT)/.test(text) && text !== 'CHECKPOINT'
            ? { rows: [] }
            : admin.query(text, values),
      },
    });
    expect(result.found).toBeGreaterThan(50);
    expect((await drill()).found).toBe(0);
  });
});
