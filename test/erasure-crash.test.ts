import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { sql } from '../src/platform/db/index.ts';
import { eraseContacts } from '../src/slices/retention/index.ts';
import { startTestApp } from './harness.ts';
import { plantPerson } from './plant.ts';
import { dumpDatabase } from './schema.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const work = { actor: officer, purpose: 'rights', action: 'test.erase' };
const plant = async () =>
  (await plantPerson(app.admin, app.ctx.register, `p${uuid().replaceAll('-', '')}`)).contactId;
const kill = (pid: number) => app.admin.query('SELECT pg_terminate_backend($1)', [pid]);
/** How many tables name the contact. */
const tablesWith = async (contactId: string): Promise<number> =>
  [...(await dumpDatabase(app.admin)).values()].filter((rows) => rows.some((row) => row.includes(contactId)))
    .length;

describe('an erasure that is cut off', () => {
  it('has deleted nothing when its connection dies before the commit', async () => {
    const contactId = await plant();
    const before = await dumpDatabase(app.admin);
    await expect(
      app.ctx.db.perform(work, async (tx) => {
        const receipts = await eraseContacts(app.ctx, tx, [contactId], { reason: 'request', suppress: true });
        expect(receipts.size).toBe(1);
        const { pid } = await tx.one<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
        await kill(pid);
      }),
    ).rejects.toThrow();
    expect(await dumpDatabase(app.admin)).toEqual(before);
  });

  it('has deleted nothing when its connection dies in the middle of the walk', async () => {
    const contactId = await plant();
    const before = await dumpDatabase(app.admin);
    // The walk stops at a lock that somebody else holds; there its connection is killed.
    await app.admin.query('BEGIN');
    await app.admin.query('SELECT FROM contact_note WHERE contact_id = $1 FOR UPDATE', [contactId]);
    const erasing = app.ctx.db.perform(work, (tx) =>
      eraseContacts(app.ctx, tx, [contactId], { reason: 'request', suppress: true }),
    );
    const failed = expect(erasing).rejects.toThrow();
    let pid: number | undefined;
    await expect
      .poll(async () => {
        await app.admin.query('SELECT pg_stat_clear_snapshot()');
        const { rows } = await app.admin.query(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND usename = 'obhut_app'",
        );
        pid = rows[0]?.pid;
        return pid;
      })
      .toBeDefined();
    await kill(pid!);
    await failed;
    await app.admin.query('ROLLBACK');
    expect(await dumpDatabase(app.admin)).toEqual(before);
  });

  it('is all or nothing at whatever moment it is cut off', async () => {
    const outcomes = new Set<string>();
    const started = performance.now();
    await app.ctx.db.perform(work, async (tx) =>
      eraseContacts(app.ctx, tx, [await plant()], { reason: 'request', suppress: true }),
    );
    const usual = performance.now() - started;
    const ROUNDS = 25;
    for (let round = 0; round < ROUNDS; round++) {
      const contactId = await plant();
      const tables = await tablesWith(contactId);
      let pid = 0;
      const erasing = app.ctx.db
        .perform(work, async (tx) => {
          pid = (await tx.one<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`)).pid;
          await eraseContacts(app.ctx, tx, [contactId], { reason: 'request', suppress: true });
        })
        .then(
          () => 'done',
          () => 'failed',
        );
      await expect.poll(() => pid, { interval: 1 }).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, (round / ROUNDS) * 2 * usual));
      await kill(pid);
      const outcome = await erasing;
      outcomes.add(outcome);
      const left = await tablesWith(contactId);
      // Killed after the commit and before its answer, it is done though it looks failed.
      expect(outcome === 'done' ? [0] : [0, tables]).toContain(left);
      const { rows } = await app.admin.query(
        'SELECT count(*)::int AS n FROM erasure_ledger WHERE subject_hash = $1',
        [app.ctx.keys.hash('ledger', contactId)],
      );
      expect(rows[0].n).toBe(left === 0 ? 1 : 0);
    }
    expect(outcomes).toEqual(new Set(['done', 'failed']));
  });
});
