import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { sql } from '../src/platform/db/index.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all' });

/** A contact and one ground, by hand: the machine is tested below the slices. */
async function plant(
  options: { owner?: string; endsInMs?: number; withoutGround?: boolean } = {},
): Promise<string> {
  const contactId = uuid();
  const groundId = uuid();
  const ends = new Date(Date.now() + (options.endsInMs ?? 3_600_000));
  await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.plant' }, async (tx) => {
    await tx.execute(sql`
      INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
      VALUES (${contactId}, ${options.owner ?? sales.id}, 'Änne Groß', 'gross aenne', ${groundId}, 257, ${ends}, ${ends})`);
    if (options.withoutGround) return;
    await tx.execute(sql`
      INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
      VALUES (${groundId}, ${contactId}, 'inquiry', 'contract', 'person', now() - interval '1 minute', ${ends})`);
  });
  return contactId;
}
const see = (contactId: string, purpose: string, actor = sales) =>
  app.ctx.db.perform({ actor, purpose, action: 'test.see' }, (tx) =>
    tx.query(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`),
  );

describe('the one way in', () => {
  it('shows a contact under a purpose that a ground covers, and under no other', async () => {
    const contactId = await plant();
    expect(await see(contactId, 'inquiry')).toHaveLength(1);
    expect(await see(contactId, 'contract')).toHaveLength(0);
    expect(await see(contactId, 'rights', rights)).toHaveLength(1);
  });

  it('refuses a purpose that is unknown or not the actor’s', async () => {
    await expect(see(uuid(), 'nonsense')).rejects.toMatchObject({ code: 'purpose-unknown' });
    await expect(see(uuid(), 'accounting')).rejects.toMatchObject({ code: 'purpose-not-yours' });
  });

  it('does not commit a contact without a ground', async () => {
    await expect(plant({ withoutGround: true })).rejects.toMatchObject({ code: 'ground-missing' });
  });

  it('hides a contact the moment its ground ends, without any job having run', async () => {
    const contactId = await plant({ endsInMs: 1000 });
    expect(await see(contactId, 'inquiry')).toHaveLength(1);
    await expect.poll(() => see(contactId, 'inquiry'), { timeout: 5000 }).toHaveLength(0);
    expect(await see(contactId, 'rights', rights)).toHaveLength(1);
  });

  it('writes one entry in the log for each transaction, reads as well, naming the contacts that came back', async () => {
    const contactId = await plant();
    await see(contactId, 'inquiry');
    const { rows } = await app.admin.query('SELECT * FROM audit_entry ORDER BY entry_id DESC LIMIT 1');
    expect(rows[0]).toMatchObject({
      actor_id: sales.id,
      purpose: 'inquiry',
      action: 'test.see',
      subjects: [contactId],
    });
  });

  it('undoes everything, the log entry too, when something fails', async () => {
    const before = (await app.admin.query('SELECT count(*)::int AS n FROM audit_entry')).rows[0].n;
    const contactId = await plant();
    await expect(
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.fail' }, async (tx) => {
        await tx.execute(sql`UPDATE contact SET nickname = 'x' WHERE contact_id = ${contactId}`);
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    const { rows } = await app.admin.query('SELECT nickname FROM contact WHERE contact_id = $1', [contactId]);
    expect(rows[0].nickname).toBeNull();
    expect((await app.admin.query('SELECT count(*)::int AS n FROM audit_entry')).rows[0].n).toBe(before + 1);
  });

  it('leaves a connection usable after an error in the middle of a batch', async () => {
    for (let round = 0; round < 20; round++) {
      await expect(
        app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.fail' }, (tx) =>
          tx.batch([sql`SELECT 1`, sql`SELECT ${round} / 0`, sql`SELECT 'never'`]),
        ),
      ).rejects.toMatchObject({ code: 'internal' });
      const rows = await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.fine' }, (tx) =>
        tx.query<{ n: number }>(sql`SELECT ${round}::int AS n`),
      );
      expect(rows).toEqual([{ n: round }]);
    }
  });

  it('lets no setting of one transaction reach the next on the same connection', async () => {
    const contactId = await plant();
    await see(contactId, 'inquiry');
    for (let round = 0; round < 12; round++) {
      const { rows } = await app.ctx.db.pool.query(
        'SELECT count(*)::int AS n, ctx_bit() AS bit FROM contact',
      );
      expect(rows[0]).toEqual({ n: 0, bit: 0 });
    }
  });

  it('lets the application change neither mask nor ends, nor read or change the log', async () => {
    const contactId = await plant();
    const attempt = (statement: ReturnType<typeof sql>) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.forbidden' }, (tx) =>
        tx.execute(statement),
      );
    await expect(
      attempt(sql`UPDATE contact SET open_purposes = 65535 WHERE contact_id = ${contactId}`),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(attempt(sql`UPDATE contact SET visible_until = 'infinity'`)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(attempt(sql`DELETE FROM audit_entry`)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(attempt(sql`UPDATE audit_entry SET action = 'x'`)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(attempt(sql`ALTER TABLE contact DISABLE ROW LEVEL SECURITY`)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(
      await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.log' }, (tx) =>
        tx.query(sql`SELECT * FROM audit_entry`),
      ),
    ).toEqual([]);
  });
});
