import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const idOf = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const PEOPLE = 60_000;

/** 60,000 contacts that end over the next two years, each with two interactions of the last two; a hundred are restricted. */
beforeAll(async () => {
  await q('BEGIN');
  await q(`INSERT INTO contact (contact_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
    SELECT ${idOf('n')}, 'Groß ' || n, 'gross ' || n, ${idOf('n + 500000')}, 257, now() + n * interval '17 minutes', now() + n * interval '17 minutes'
      FROM generate_series(1, ${PEOPLE}) n`);
  await q(`INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
    SELECT ${idOf('n + 500000')}, ${idOf('n')}, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + n * interval '17 minutes'
      FROM generate_series(1, ${PEOPLE}) n`);
  await q(`INSERT INTO interaction (interaction_id, channel, occurred_at)
    SELECT ${idOf('n + 1000000')}, 'call', now() - n * interval '8 minutes' FROM generate_series(1, ${PEOPLE} * 2) n`);
  await q(`INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
    SELECT ${idOf(`1 + n % ${PEOPLE}`)}, ${idOf('n + 1000000')}, now() - n * interval '8 minutes', 'call', 'in' FROM generate_series(1, ${PEOPLE} * 2) n`);
  await q(
    `UPDATE contact SET restricted_at = now() WHERE contact_id IN (SELECT ${idOf('n')} FROM generate_series(1, 100) n)`,
  );
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

/** Tables that a statement of the machine reads from end to end, whatever stands inside its functions. */
async function scannedBy(statement: string): Promise<string[]> {
  await q('BEGIN');
  await q(
    "SELECT set_config('obhut.bit', '8', true), set_config('obhut.scope', 'all', true), set_config('obhut.categories', '767', true)",
  );
  await q(statement);
  const scanned = await q(
    `SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0 AND relname IN ('contact', 'ground', 'interaction', 'interaction_person')`,
  );
  await q('ROLLBACK');
  return scanned.map(({ relname }) => relname);
}

describe('deletion finds what is due through indexes', () => {
  it.each([
    ['whether anything is due', 'SELECT * FROM retention_due()'],
    ['what has aged', "SELECT * FROM take_aged('interaction', 500)"],
    ['who is to be narrowed', "SELECT * FROM people_to_narrow(500, '{}', now())"],
    [
      'the forecast of aged rows',
      "SELECT * FROM retention_counts(ARRAY['interaction'], ARRAY[now(), now() + interval '1 day'], NULL)",
    ],
    [
      'people who go this month',
      "SELECT * FROM retention_counts(ARRAY['contact'], ARRAY[now(), now() + interval '30 days'], NULL)",
    ],
    ['the gate', 'SELECT retention_gate()'],
  ])('%s', async (_what, statement) => {
    expect(await scannedBy(statement)).toEqual([]);
  });

  it('and counts a whole year of everything in less than two seconds', async () => {
    const boss = await app.makeUser({ administrator: 'all' });
    const started = performance.now();
    const answer = await app.call(boss, 'GET', '/api/v1/retention/forecast?by=day', { purpose: 'access' });
    expect(answer.status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(answer.body.steps[0].people).toBeGreaterThanOrEqual(0);
  });
});
