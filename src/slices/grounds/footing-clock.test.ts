import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { startFootingClock } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const refresh = JOBS.find(({ name }) => name === 'grounds.refresh')!;
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const statusUnder = async (contactId: string, purpose: string): Promise<number> =>
  (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose })).status;
const entries = async (): Promise<number> =>
  (await app.admin.query(`SELECT count(*)::int AS n FROM audit_entry WHERE action = 'grounds.refresh'`))
    .rows[0].n;

let clock: { stop(): Promise<void> } | undefined;
afterEach(() => clock?.stop());

describe('Art. 5(1)(e): the clock of the footings', () => {
  it('sleeps, and writes nothing, while there is nobody', async () => {
    clock = startFootingClock(app.ctx);
    await runJob(app.ctx, refresh, {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await entries()).toBe(0);
  });

  it('brings a contact back within a second when one ground has ended and another lasts', async () => {
    // Started before: what ends soon must reach a clock that is asleep.
    clock = startFootingClock(app.ctx);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const end = Date.now() + 1500;
    const { contactId } = await plantContact(app, {
      grounds: [{ endsAt: new Date(end).toISOString() }, { purpose: 'contract' }],
    });
    expect(await statusUnder(contactId, 'inquiry')).toBe(200);
    await expect.poll(() => statusUnder(contactId, 'inquiry'), { timeout: 5000, interval: 20 }).toBe(404);
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    await expect.poll(() => statusUnder(contactId, 'contract'), { timeout: 5000, interval: 20 }).toBe(200);
    expect(Date.now() - end).toBeLessThan(1000);
    expect(await statusUnder(contactId, 'inquiry')).toBe(404);
  });

  it('opens a ground when it starts', async () => {
    clock = startFootingClock(app.ctx);
    const { contactId } = await plantContact(app, {
      grounds: [{}, { purpose: 'contract', startsAt: inMs(800), endsAt: inMs(60_000) }],
    });
    expect(await statusUnder(contactId, 'contract')).toBe(404);
    await expect.poll(() => statusUnder(contactId, 'contract'), { timeout: 2500, interval: 50 }).toBe(200);
    expect(await statusUnder(contactId, 'inquiry')).toBe(200);
  });

  it('follows an end that is moved while it sleeps', async () => {
    const { contactId, groundIds } = await plantContact(app, { grounds: [{}, { purpose: 'contract' }] });
    clock = startFootingClock(app.ctx);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}/grounds/${groundIds[0]}`, {
      purpose: 'inquiry',
      body: { endsAt: inMs(700) },
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await expect.poll(() => statusUnder(contactId, 'contract'), { timeout: 1000, interval: 20 }).toBe(200);
    expect(await statusUnder(contactId, 'inquiry')).toBe(404);
  });

  it('stops at once, and leaves nothing behind', async () => {
    const own = startFootingClock(app.ctx);
    const before = Date.now();
    await own.stop();
    expect(Date.now() - before).toBeLessThan(1000);
  });
});

describe('the job grounds.refresh', () => {
  it('takes any number of contacts, in batches, and writes no entry when nothing is due', async () => {
    for (let batch = 0; batch < 3; batch++) await runJob(app.ctx, refresh, {});
    const before = await entries();
    await runJob(app.ctx, refresh, {});
    expect(await entries()).toBe(before);
    await app.admin.query(`
      BEGIN;
      INSERT INTO contact (contact_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
        SELECT gen_random_uuid(), 'many', n::text, gen_random_uuid(), 257, now() + interval '1 second', now() + interval '1 day' FROM generate_series(1, 1234) n;
      INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
        SELECT leading_ground_id, contact_id, 'contract', 'contract', 'import', now() - interval '1 day', deletes_at FROM contact WHERE display_name = 'many'
        UNION ALL SELECT gen_random_uuid(), contact_id, 'inquiry', 'contract', 'import', now() - interval '1 day', visible_until FROM contact WHERE display_name = 'many';
      COMMIT`);
    const open = async (): Promise<number> =>
      (
        await app.admin.query(
          `SELECT count(*)::int AS n FROM contact WHERE display_name = 'many' AND open_purposes = 513 AND visible_until > now()`,
        )
      ).rows[0].n;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await open()).toBe(0);
    await runJob(app.ctx, refresh, {});
    expect(await open()).toBe(1234);
    expect(await entries()).toBe(before + 3);
  });

  it('is not to be called outside upkeep', async () => {
    await expect(app.ctx.db.pool.query('SELECT refresh_ended(1)')).rejects.toMatchObject({ code: '42501' });
    await expect(app.ctx.db.pool.query(`SELECT recompute_footing('{}')`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});
