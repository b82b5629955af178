import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { AppError } from '../src/kernel/app-error.ts';
import { sql, type Tx } from '../src/platform/db/index.ts';
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

describe('a look-up in one round trip', () => {
  const lookUp = (
    statement: ReturnType<typeof sql>,
    purpose = 'inquiry',
    actor = sales,
    action = 'test.look',
  ) =>
    app.ctx.db.perform({ actor, purpose, action, reads: true }, (tx) =>
      tx.lookUp<Record<string, unknown>>(statement),
    );
  const seeOne = (contactId: string, purpose?: string, actor?: typeof sales) =>
    lookUp(sql`SELECT contact_id, nickname FROM contact WHERE contact_id = ${contactId}`, purpose, actor);
  const lastEntry = async () =>
    (await app.admin.query('SELECT * FROM audit_entry ORDER BY entry_id DESC LIMIT 1')).rows[0];
  const entries = async () =>
    (await app.admin.query('SELECT count(*)::int AS n FROM audit_entry')).rows[0].n as number;

  it('shows a contact under a purpose that a ground covers, and under no other', async () => {
    const contactId = await plant();
    expect(await seeOne(contactId)).toEqual([{ contact_id: contactId, nickname: null }]);
    expect(await seeOne(contactId, 'contract')).toEqual([]);
    expect(await seeOne(contactId, 'rights', rights)).toHaveLength(1);
    await expect(seeOne(contactId, 'nonsense')).rejects.toMatchObject({ code: 'purpose-unknown' });
    await expect(seeOne(contactId, 'accounting')).rejects.toMatchObject({ code: 'purpose-not-yours' });
  });

  it('writes one entry, naming each contact that came back once, and nobody where nobody came', async () => {
    const ids = [await plant(), await plant(), await plant()].sort();
    const before = await entries();
    await lookUp(sql`
      SELECT c.contact_id, n FROM contact c, generate_series(1, 3) n WHERE c.contact_id = ANY (${ids}::uuid[])
       UNION ALL SELECT NULL, 0`);
    expect(await entries()).toBe(before + 1);
    const entry = await lastEntry();
    expect(entry).toMatchObject({
      actor_kind: 'user',
      actor_id: sales.id,
      purpose: 'inquiry',
      action: 'test.look',
    });
    expect([...entry.subjects].sort()).toEqual(ids);
    expect(await seeOne(ids[0]!, 'contract')).toEqual([]);
    expect(await lastEntry()).toMatchObject({ purpose: 'contract', subjects: [] });
  });

  it('shows nothing that its entry could not name', async () => {
    await plant();
    const before = await entries();
    await expect(lookUp(sql`SELECT display_name FROM contact`)).rejects.toMatchObject({ code: 'internal' });
    await expect(lookUp(sql`SELECT display_name AS contact_id FROM contact`)).rejects.toMatchObject({
      code: 'internal',
    });
    expect(await entries()).toBe(before);
  });

  it('keeps the order of its statement', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => plant()));
    for (const direction of [sql`ASC`, sql`DESC`]) {
      const statement = sql`SELECT contact_id, md5(contact_id::text) AS key FROM contact
        WHERE contact_id = ANY (${ids}::uuid[]) ORDER BY md5(contact_id::text) COLLATE "C" ${direction} LIMIT 50`;
      const keys = (await lookUp(statement)).map(({ key }) => String(key));
      expect(keys).toHaveLength(50);
      const sorted = keys.toSorted();
      expect(keys).toEqual(direction.sql === 'ASC' ? sorted : sorted.reverse());
    }
  });

  it('is the whole of its transaction: nothing may follow it, and nothing is saved when something does', async () => {
    const contactId = await plant();
    const andThen = (act: (tx: Tx) => unknown) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.after' }, async (tx) => {
        await tx.lookUp(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`);
        await act(tx);
      });
    const change = sql`UPDATE contact SET nickname = 'late' WHERE contact_id = ${contactId}`;
    await expect(andThen((tx) => tx.execute(change))).rejects.toThrow('whole of its transaction');
    await expect(andThen((tx) => tx.addJob('x'))).rejects.toThrow('whole of its transaction');
    await expect(andThen((tx) => tx.touch([contactId]))).rejects.toThrow('whole of its transaction');
    await expect(andThen((tx) => tx.continueUnder('contract'))).rejects.toThrow('whole of its transaction');
    // Not waited for: neither beside another statement, nor at the end.
    const hasty = (act: (tx: Tx) => unknown) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.hasty' }, async (tx) => act(tx));
    await expect(
      hasty((tx) => Promise.all([tx.lookUp(sql`SELECT NULL::uuid AS contact_id`), tx.execute(change)])),
    ).rejects.toThrow('whole of its transaction');
    await expect(hasty((tx) => void tx.lookUp(sql`SELECT NULL::uuid AS contact_id`))).rejects.toThrow(
      'whole of its transaction',
    );
    expect(await seeOne(contactId)).toEqual([{ contact_id: contactId, nickname: null }]);
  });

  it('is an ordinary query after another statement, with one entry for both', async () => {
    const [first, second] = [await plant(), await plant()];
    const before = await entries();
    await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.both' }, async (tx) => {
      await tx.execute(sql`UPDATE contact SET nickname = 'Änne' WHERE contact_id = ${first}`);
      expect(
        await tx.lookUp(sql`SELECT contact_id, nickname FROM contact WHERE contact_id = ${first}`),
      ).toEqual([{ contact_id: first, nickname: 'Änne' }]);
      tx.touch([second]);
    });
    expect(await entries()).toBe(before + 1);
    expect([...(await lastEntry()).subjects].sort()).toEqual([first, second].sort());
    await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.touched' }, async (tx) => {
      tx.touch([second]);
      await tx.lookUp(sql`SELECT contact_id FROM contact WHERE contact_id = ${first}`);
    });
    expect([...(await lastEntry()).subjects].sort()).toEqual([first, second].sort());
  });

  it('goes by the purpose that the transaction was continued under', async () => {
    const contactId = await plant();
    const seen = await app.ctx.db.perform(
      { actor: sales, purpose: 'contract', action: 'test.on' },
      async (tx) => {
        await tx.continueUnder('inquiry');
        return tx.lookUp(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`);
      },
    );
    expect(seen).toHaveLength(1);
    expect(await lastEntry()).toMatchObject({ purpose: 'inquiry', subjects: [contactId] });
  });

  it('undoes its entry, and leaves the connection usable and without context, when it fails', async () => {
    const contactId = await plant();
    const before = await entries();
    for (let round = 0; round < 20; round++) {
      await expect(
        lookUp(
          sql`SELECT contact_id, 1 / (${round}::int - ${round}::int) AS never FROM contact WHERE contact_id = ${contactId}`,
        ),
      ).rejects.toMatchObject({ code: 'internal' });
      const { rows } = await app.ctx.db.pool.query(
        'SELECT count(*)::int AS n, ctx_bit() AS bit FROM contact',
      );
      expect(rows[0]).toEqual({ n: 0, bit: 0 });
    }
    expect(await entries()).toBe(before);
    await expect(
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.caught' }, async (tx) => {
        await tx.lookUp(sql`SELECT NULL::uuid AS contact_id, 1 / 0`).catch(() => {});
      }),
    ).rejects.toThrow('whole of its transaction');
    expect(await seeOne(contactId)).toHaveLength(1);
  });

  it('writes through no door that a look-up would be', async () => {
    const contactId = await plant();
    await expect(
      lookUp(sql`DELETE FROM contact WHERE contact_id = ${contactId} RETURNING contact_id`),
    ).rejects.toBeInstanceOf(AppError);
    expect(await seeOne(contactId)).toHaveLength(1);
  });

  it('lets its wish to wait for the disk reach nobody after it', async () => {
    const waits = (reads: boolean) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.disk', reads }, (tx) =>
        tx.lookUp(sql`SELECT NULL::uuid AS contact_id, current_setting('synchronous_commit') AS waits`),
      );
    const { synchronous_commit: normal } = (await app.admin.query('SHOW synchronous_commit')).rows[0];
    for (let round = 0; round < 12; round++) {
      expect(await waits(round % 2 === 0)).toMatchObject([{ waits: round % 2 === 0 ? 'off' : 'on' }]);
      const { rows } = await app.ctx.db.pool.query('SHOW synchronous_commit');
      expect(rows[0].synchronous_commit).toBe(normal);
    }
  });

  it('answers that the database is not there when the connection breaks in it, and goes on with another', async () => {
    const contactId = await plant();
    const before = await entries();
    for (let round = 0; round < 8; round++) {
      await expect(
        lookUp(sql`SELECT NULL::uuid AS contact_id, pg_terminate_backend(pg_backend_pid())`),
      ).rejects.toMatchObject({ code: 'unavailable' });
      expect(await seeOne(contactId)).toHaveLength(1);
    }
    expect(await entries()).toBe(before + 8);
  });

  it('keeps 64 callers of different purposes and scopes apart on six connections', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => app.makeUser({ sales: 'own' })));
    const mine = new Map<string, string[]>();
    for (const actor of others) {
      const ids = [];
      for (let n = 0; n < 5; n++) ids.push(await plant({ owner: actor.id }));
      mine.set(actor.id, ids.sort());
    }
    const all = [...mine.values()].flat();
    const statement = sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${all}::uuid[]) ORDER BY contact_id`;
    let foreign = 0;
    let seen = 0;
    await Promise.all(
      Array.from({ length: 64 }, async (_, caller) => {
        const actor = others[caller % others.length]!;
        for (let round = 0; round < 10; round++) {
          const purpose = (caller + round) % 3 === 0 ? 'contract' : 'inquiry';
          const fails = (caller + round) % 7 === 0;
          if (fails)
            await expect(
              lookUp(sql`SELECT NULL::uuid AS contact_id, 1 / 0`, purpose, actor),
            ).rejects.toThrow();
          const rows = (await lookUp(statement, purpose, actor)).map(({ contact_id: id }) => String(id));
          const expected = purpose === 'contract' ? [] : mine.get(actor.id)!;
          foreign += rows.filter((id) => !expected.includes(id)).length;
          seen += rows.length;
          if (rows.length !== expected.length) foreign += 1;
        }
      }),
    );
    expect(foreign).toBe(0);
    expect(seen).toBeGreaterThan(1000);
    const { rows } = await app.admin.query(
      `SELECT actor_id, s FROM audit_entry a, unnest(a.subjects) s WHERE action = 'test.look' AND s = ANY ($1)`,
      [all],
    );
    expect(rows.filter(({ actor_id: id, s }) => !mine.get(id)!.includes(s))).toEqual([]);
  }, 60_000);
});
