import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loadPurposes } from '../../src/slices/grounds/index.ts';
import { startTestApp } from '../../test/harness.ts';
import { everybody, fill, type World } from '../world.ts';
import { Oracle } from './oracle.ts';
import { PERSONAS, type Persona, runPersona } from './personas.ts';
import { productSide } from './product.ts';
import type { Side } from './side.ts';

const RECORDS = 2000;
const app = await startTestApp();
const plain = new pg.Pool({
  ...inject('cluster').admin,
  database: app.connection.database,
  options: '-c search_path=obhut,public',
} as pg.PoolConfig);
// At the end the server says good-bye to connections that are closing anyway.
plain.on('error', () => {});
plain.on('connect', (client) => client.on('error', () => {}));
afterAll(() => plain.end());
const startsAt = await fill(plain, RECORDS, 'gdprbench');
await loadPurposes(app.ctx);
const world: World = {
  ctx: app.ctx,
  actor: everybody(app.ctx),
  plain,
  contacts: RECORDS,
  startsAt,
  dataDir: app.dataDir,
  handOver: async () => {},
  close: async () => {},
};
const oracle = new Oracle(RECORDS, startsAt);
const product = productSide(world);
const play = (persona: Persona, side: Side, seed: number) =>
  runPersona(persona, side, oracle, { operations: 160, seed });

describe('GDPRbench', () => {
  it.each(PERSONAS)('answers all of the %s as the oracle does', async (persona) => {
    const { answers, wrong } = await play(persona, product, 1);
    expect(answers).toBeGreaterThanOrEqual(160);
    expect(wrong).toEqual([]);
  });

  it.each<[string, Persona, Partial<Side>]>([
    [
      'a record under a purpose that does not open it',
      'processor',
      {
        readByKey: async (record) => ({
          id: record.id,
          data: record.data,
          email: `user${record.user}@bench.example`,
        }),
      },
    ],
    [
      'a record missing from a page',
      'processor',
      {
        readPage: async (purpose) => (await product.readPage(purpose)).slice(1),
      },
    ],
    [
      'data among the metadata',
      'regulator',
      {
        readMetadata: async (record) => ({
          ...((await product.readMetadata(record)) as object),
          data: record.data,
        }),
      },
    ],
    [
      'a look-up in the log that never was',
      'regulator',
      {
        countLog: async (record, from) => (await product.countLog(record, from)) + 1,
      },
    ],
    [
      'an erased record that is still there',
      'customer',
      { readMetadata: async (record) => product.readMetadata({ ...record, id: oracle.records[0]!.id }) },
    ],
    ['an erasure that erases nothing', 'controller', { erase: async () => 0 }],
    ['an end that did not move', 'controller', { moveEnd: async () => null }],
  ])('counts as wrong: %s', async (_, persona, planted) => {
    const { answers, wrong } = await play(persona, { ...product, ...planted }, 2);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.length).toBeLessThan(answers);
  });
});
