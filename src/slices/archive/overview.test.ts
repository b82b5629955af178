import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Sql } from '../../platform/db/index.ts';
import { countStatement, heldStatement } from './store-overview.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const DOCUMENTS = 100_000;
const THIS_YEAR = new Date().getFullYear();

/** Four years whose periods are over: all of it is due. */
beforeAll(async () => {
  // A page counts as read by everybody only once the commit that wrote it is on the disk.
  await q('SET synchronous_commit = on');
  await q(`INSERT INTO archive_document (archive_id, kind, number, document, sha256, issued_on, statute_de, statute_en, keep_until)
    SELECT gen_random_uuid(), (ARRAY['invoice', 'credit-note', 'voucher', 'order', 'letter'])[1 + n % 5], 'R-' || n,
           jsonb_build_object('text', repeat(md5(n::text), 20)), sha256(n::text::bytea), make_date(2014 + n % 4, 1 + n % 12, 1), 'HGB', 'HGB', make_timestamptz(2021 + n % 5, 1, 1, 0, 0, 0, 'Europe/Berlin')
      FROM generate_series(0, ${DOCUMENTS - 1}) n`);
  await q('VACUUM (ANALYZE) archive_document');
}, 120_000);

const overview = async () => {
  const answer = await app.call(accountant, 'GET', '/api/v1/archive/overview', { purpose: 'accounting' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const hold = (fields: object) =>
  app.call(accountant, 'POST', '/api/v1/archive/holds', {
    purpose: 'accounting',
    body: { reason: 'audit', note: 'AZ 1', reviewOn: `${THIS_YEAR + 1}-01-01`, ...fields },
  });
/** Runs a statement of the overview as accounting does, and says how the documents were read. */
async function readsOf({ text, values }: Sql) {
  await q('BEGIN');
  await q('SET LOCAL ROLE obhut_app');
  await q(
    "SELECT set_config('obhut.bit', '32768', true), set_config('obhut.scope', 'all', true), set_config('obhut.categories', '767', true)",
  );
  const rows = await q(text, values);
  await q('RESET ROLE');
  const [reads] = await q(
    `SELECT seq_scan::int AS whole, idx_scan::int AS by_index, idx_tup_fetch::int AS fetched
       FROM pg_stat_xact_user_tables WHERE relname = 'archive_document'`,
  );
  await q('ROLLBACK');
  return { rows, reads };
}

const order = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('the overview of a hundred thousand documents that are due', () => {
  it('counts along the index, and asks about holds by the hold', async () => {
    const began = performance.now();
    const { years, ends } = await overview();
    const took = performance.now() - began;
    expect(years).toHaveLength(20);
    expect(years[0]).toEqual({ year: 2017, kind: 'invoice', documents: DOCUMENTS / 20 });
    expect(ends.map(({ year }: { year: number }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(ends.reduce((sum: number, { documents }: { documents: number }) => sum + documents, 0)).toBe(
      DOCUMENTS,
    );
    expect(ends.every(({ held }: { held: number }) => held === 0)).toBe(true);
    // It took 2.6 seconds, a call for each document; 60 ms are usual.
    expect(took).toBeLessThan(1_000);
    const counting = await readsOf(countStatement(true));
    expect(counting.rows).toHaveLength(20);
    // The index alone, from end to end, and not one document.
    expect(counting.reads).toEqual({ whole: 0, by_index: 1, fetched: 0 });
    expect((await readsOf(heldStatement(true))).reads).toMatchObject({ whole: 0, fetched: 0 });
  });

  it('says the same to whoever sees all of them by the policy', async () => {
    const byPolicy = (await readsOf(countStatement(false))).rows;
    expect(order((await readsOf(countStatement(true))).rows)).toEqual(order(byPolicy));
  });

  it('says what is held, each document once, by holds that have not ended', async () => {
    const [{ archive_id: held }] = await q(
      "SELECT archive_id FROM archive_document WHERE issued_on = '2014-01-01' AND kind = 'invoice' LIMIT 1",
    );
    const [{ archive_id: other }] = await q(
      "SELECT archive_id FROM archive_document WHERE issued_on >= '2016-01-01' LIMIT 1",
    );
    const wide = await hold({ fromYear: 2014, untilYear: 2015, kinds: ['invoice', 'letter'] });
    expect(wide.status, JSON.stringify(wide.body)).toBeLessThan(300);
    const single = await hold({ archiveIds: [held, other] });
    expect(single.status, JSON.stringify(single.body)).toBeLessThan(300);
    const began = performance.now();
    const { ends } = await overview();
    expect(performance.now() - began).toBeLessThan(1_500);
    const [{ n }] = await q('SELECT count(*)::int AS n FROM archive_document WHERE archive_held(archive_id)');
    expect(n).toBe(DOCUMENTS / 5 + 1);
    expect(ends.reduce((sum: number, { held }: { held: number }) => sum + held, 0)).toBe(n);
    const reads = await readsOf(heldStatement(true));
    expect(reads.reads.whole).toBe(0);
    expect(order((await readsOf(heldStatement(false))).rows)).toEqual(order(reads.rows));
  });
});
