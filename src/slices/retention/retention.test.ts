import { appendFileSync, readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { drainQueue } from '../../../test/queue.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Tx } from '../../platform/db/tx.ts';
import { runJob } from '../../platform/jobs.ts';
import { eraseContacts, expire, previewErasure, readLedger, runRetention } from './index.ts';
import { jobs } from './jobs.ts';
import { staysHeld } from './store.ts';

const app: TestApp = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const count = async (table: string, where = 'true'): Promise<number> =>
  (await app.admin.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`)).rows[0].n;

/** Contacts with a row in every table that leads to people; `fields` are those of the contact. */
async function plant(fields: Record<string, unknown> = {}, restricted = false): Promise<string> {
  const { contactId } = await plantPerson(app.admin, app.ctx.register, `p${uuid().replaceAll('-', '')}`);
  if (!restricted) await app.admin.query('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
  for (const [column, value] of Object.entries(fields))
    await app.admin.query(`UPDATE contact SET ${column} = $1 WHERE contact_id = $2`, [value, contactId]);
  return contactId;
}
const erase = (ids: string[], options: { actor?: Actor; purpose?: string; suppress?: boolean } = {}) =>
  app.ctx.db.perform(
    { actor: options.actor ?? officer, purpose: options.purpose ?? 'rights', action: 'test.erase' },
    (tx) => eraseContacts(app.ctx, tx, ids, { reason: 'request', suppress: options.suppress ?? false }),
  );
const ended = () =>
  plant({ deletes_at: new Date(Date.now() - 1000), visible_until: new Date(Date.now() - 1000) });

describe('erasure', () => {
  it('counts what went, as the preview said, and enters a hash and no name in the ledger', async () => {
    const contactId = await plant();
    const preview = await app.ctx.db.perform(
      { actor: officer, purpose: 'rights', action: 'test.preview' },
      (tx) => previewErasure(app.ctx, tx, contactId),
    );
    const receipt = (await erase([contactId])).get(contactId)!;
    expect(receipt.counts).toEqual(Object.fromEntries(preview.goes.map(({ table, rows }) => [table, rows])));
    const walked = app.ctx.register.filter(
      ({ whose, erasure }) => whose === 'contact' && erasure.act === 'delete',
    );
    expect(Object.keys(receipt.counts).sort()).toEqual(
      walked
        .map(({ table }) => table)
        .filter((table) => table !== 'restriction')
        .sort(),
    );
    const { rows } = await app.admin.query('SELECT * FROM erasure_ledger WHERE ledger_id = $1', [
      receipt.receiptId,
    ]);
    expect(rows[0]).toMatchObject({ reason: 'request', actor_id: officer.id, counts: receipt.counts });
    expect(rows[0].subject_hash).toEqual(app.ctx.keys.hash('ledger', contactId));
  });

  it('takes as many statements for fifty people as for one', async () => {
    const batch = vi.spyOn(Tx.prototype, 'batch');
    await erase([await plant()], { suppress: true });
    const forOne = batch.mock.calls.length;
    const many = await Promise.all([plant()]);
    for (let n = 1; n < 50; n++) many.push(await plant());
    batch.mockClear();
    const receipts = await erase(many, { suppress: true });
    expect(receipts.size).toBe(50);
    expect(batch.mock.calls.length).toBe(forOne);
    for (const { counts } of receipts.values()) expect(counts.contact).toBe(1);
  });

  it('passes over who is not there, and leaves everybody else', async () => {
    const [gone, stays] = [await plant(), await plant()];
    const receipts = await erase([gone, uuid()]);
    expect([...receipts.keys()]).toEqual([gone]);
    expect(await count('contact', `contact_id = '${stays}'`)).toBe(1);
    expect((await erase([])).size).toBe(0);
  });

  it('works under rights and upkeep alone: under another purpose rows would stay behind', async () => {
    const contactId = await plant({ open_purposes: 257 });
    const sales = await app.makeUser({ sales: 'all' });
    await expect(erase([contactId], { actor: sales, purpose: 'inquiry' })).rejects.toMatchObject({
      code: 'purpose-not-suitable',
    });
    expect(await count('contact', `contact_id = '${contactId}'`)).toBe(1);
  });

  it('reaches nobody outside the actor’s scope, and takes nobody out of the log there', async () => {
    const own = await app.makeUser({ 'data-protection': 'own' });
    const contactId = await plant();
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('user', $1, 'rights', 'test.see', $2)`,
      [officer.id, [contactId]],
    );
    expect((await erase([contactId], { actor: own })).size).toBe(0);
    expect(await count('contact', `contact_id = '${contactId}'`)).toBe(1);
    expect(await count('audit_entry', `subjects @> ARRAY['${contactId}'::uuid]`)).toBeGreaterThan(0);
  });

  it('suppresses where asked to, and only there', async () => {
    const before = await count('suppression');
    await erase([await plant()]);
    expect(await count('suppression')).toBe(before);
    await erase([await plant()], { suppress: true });
    expect(await count('suppression', "purpose_key = '*' AND reason = 'erased'")).toBeGreaterThan(before);
  });

  it('keeps the proof of consent to telephone advertising, as a hash (UWG s.7a), and announces it', async () => {
    const contactId = await plant();
    await app.admin.query(
      "UPDATE ground SET purpose_key = 'marketing-phone', legal_basis = 'consent' WHERE contact_id = $1",
      [contactId],
    );
    const preview = await app.ctx.db.perform(
      { actor: officer, purpose: 'rights', action: 'test.preview' },
      (tx) => previewErasure(app.ctx, tx, contactId),
    );
    const proof = preview.keeps.find(({ code }) => code === 'consent-proof')!;
    expect(proof.until!.getTime()).toBeGreaterThan(Date.now() + 4 * 365 * 86_400_000);
    expect(proof.identifies).toBe(false);
    const receipt = (await erase([contactId])).get(contactId)!;
    expect(receipt.kept).toContain('consent-proof');
    expect(await count('consent_proof')).toBe(1);
  });
});

describe('the clock', () => {
  it('erases whose last ground has ended, without suppression, and nobody else', async () => {
    const [gone, stays] = [await ended(), await plant()];
    const suppressed = await count('suppression');
    expect(await expire(app.ctx)).toBe(1);
    expect(await count('contact', `contact_id = '${gone}'`)).toBe(0);
    expect(await count('contact', `contact_id = '${stays}'`)).toBe(1);
    expect(await count('suppression')).toBe(suppressed);
    const { rows } = await app.admin.query(
      'SELECT reason, actor_id FROM erasure_ledger ORDER BY ledger_id DESC LIMIT 1',
    );
    expect(rows[0]).toEqual({
      reason: 'last-ground-ended',
      actor_id: '00000000-0000-0000-0000-000000000000',
    });
  });

  it('leaves a restricted contact until the restriction is lifted (Art. 18)', async () => {
    const contactId = await plant({}, true);
    await app.admin.query(
      "UPDATE contact SET deletes_at = now() - interval '1 second' WHERE contact_id = $1",
      [contactId],
    );
    expect(await expire(app.ctx)).toBe(0);
    await app.admin.query('UPDATE contact SET restricted_at = NULL WHERE contact_id = $1', [contactId]);
    expect(await expire(app.ctx)).toBe(1);
  });

  it('Art. 12(3): leaves whoever waits for an answer until they have it', async () => {
    const waiting = await ended();
    await app.admin.query(`UPDATE rights_request SET done_at = NULL, state = 'open' WHERE contact_id = $1`, [
      waiting,
    ]);
    const before = await count('audit_entry');
    expect(await expire(app.ctx)).toBe(0);
    expect(await count('audit_entry')).toBe(before);
    await app.admin.query(`UPDATE rights_request SET done_at = now(), state = 'done' WHERE contact_id = $1`, [
      waiting,
    ]);
    expect(await expire(app.ctx)).toBe(1);
    expect(await count('contact', `contact_id = '${waiting}'`)).toBe(0);
  });

  it('writes nothing to the log while nobody is due', async () => {
    const before = await count('audit_entry');
    expect(await expire(app.ctx)).toBe(0);
    expect(await count('audit_entry')).toBe(before);
  });

  it('is not held up by one contact that cannot be deleted', async () => {
    const [first, stuck, last] = [await ended(), await ended(), await ended()];
    await app.admin.query(`
      CREATE TABLE anchor (contact_id uuid REFERENCES contact);
      ALTER TABLE anchor OWNER TO obhut_owner`);
    await app.admin.query('INSERT INTO anchor VALUES ($1)', [stuck]);
    await expect(expire(app.ctx)).rejects.toMatchObject({ code: 'internal', params: { stuck: 1 } });
    expect(await count('contact', `contact_id IN ('${first}', '${last}')`)).toBe(0);
    expect(await count('contact', `contact_id = '${stuck}'`)).toBe(1);
    await app.admin.query('DROP TABLE anchor');
    expect(await expire(app.ctx)).toBe(1);
  });

  it.each([
    ['Art. 18(2): of somebody restricted', 'restricted_at = now()'],
    ['Art. 17(3)(e): that a legal hold keeps', 'held_categories = 1023'],
  ])(
    'leaves rows past their own end %s, is not due for them, and takes them afterwards',
    async (_, state) => {
      const contactId = await plant();
      await app.admin.query(`UPDATE contact SET ${state}, deletes_at = '2100-01-01' WHERE contact_id = $1`, [
        contactId,
      ]);
      const waiting = app.ctx.register.filter(staysHeld);
      expect(waiting.map(({ table }) => table)).toContain('mail_message');
      for (const { table, clock } of waiting)
        await app.admin.query(
          `UPDATE ${table} SET ${clock} = now() - interval '1 hour' WHERE contact_id = $1`,
          [contactId],
        );
      const counts = async () =>
        Promise.all(
          waiting.map(async ({ table }) => [table, (await count(table, `contact_id = '${contactId}'`)) > 0]),
        );
      const due = async () =>
        (await app.admin.query("SELECT table_name FROM retention_due() WHERE kind = 'clock'")).rows
          .map(({ table_name }) => table_name)
          .filter((table) => waiting.some((each) => each.table === table));
      await runRetention(app.ctx, ['clock']);
      expect(await counts()).toEqual(waiting.map(({ table }) => [table, true]));
      expect(await due()).toEqual([]);
      await app.admin.query(
        'UPDATE contact SET restricted_at = NULL, held_categories = 0 WHERE contact_id = $1',
        [contactId],
      );
      expect((await due()).sort()).toEqual(waiting.map(({ table }) => table).sort());
      await runRetention(app.ctx, ['clock']);
      expect(await counts()).toEqual(waiting.map(({ table }) => [table, false]));
    },
  );

  it('deletes rows with a clock of their own', async () => {
    const timed = app.ctx.register.filter(({ clock }) => clock);
    expect(timed.length).toBeGreaterThan(0);
    const contactId = await plant();
    await app.admin.query(
      "UPDATE ground SET purpose_key = 'marketing-phone', legal_basis = 'consent' WHERE contact_id = $1",
      [contactId],
    );
    await erase([contactId]);
    for (const { table, clock } of timed)
      await app.admin.query(`UPDATE ${table} SET ${clock} = now() - interval '1 second'`);
    const runClocks = jobs.find(({ name }) => name === 'retention.run-clocks')!;
    await runJob(app.ctx, runClocks, {});
    for (const { table } of timed) expect([table, await count(table)]).toEqual([table, 0]);
  });
});

describe('the ledger outside the database', () => {
  const exportLedger = jobs.find(({ name }) => name === 'retention.export-ledger')!;
  const file = () => app.ctx.files.path('ledger', 'erasures.jsonl');

  it('gets every entry once the worker runs, and says of nobody who it was', async () => {
    const contactId = await plant();
    const receipt = (await erase([contactId])).get(contactId)!;
    await drainQueue(app);
    expect(await count('erasure_ledger', 'exported_at IS NULL')).toBe(0);
    const entries = await readLedger(app.ctx);
    expect(entries).toHaveLength(await count('erasure_ledger'));
    expect(entries.find(({ id }) => id === receipt.receiptId)).toEqual({
      id: receipt.receiptId,
      subject: app.ctx.keys.hash('ledger', contactId).toString('hex'),
      reason: 'request',
      erasedAt: receipt.erasedAt.toISOString(),
    });
    expect(readFileSync(file(), 'utf8')).not.toContain(contactId);
  });

  it('holds an entry twice and reads it once when the worker died between writing and committing', async () => {
    const before = (await readLedger(app.ctx)).length;
    const contactId = await plant();
    await erase([contactId]);
    const append = vi.spyOn(app.ctx.files, 'appendLine').mockImplementationOnce(async (area, id, line) => {
      append.mockRestore();
      await app.ctx.files.appendLine(area, id, line);
      throw new Error('killed');
    });
    await expect(runJob(app.ctx, exportLedger, {})).rejects.toThrow('killed');
    expect(await count('erasure_ledger', 'exported_at IS NULL')).toBe(1);
    await runJob(app.ctx, exportLedger, {});
    await runJob(app.ctx, exportLedger, {});
    expect(await count('erasure_ledger', 'exported_at IS NULL')).toBe(0);
    const lines = readFileSync(file(), 'utf8').split('\n').filter(Boolean);
    expect(
      lines.filter((line) => line.includes(app.ctx.keys.hash('ledger', contactId).toString('hex'))),
    ).toHaveLength(2);
    expect(await readLedger(app.ctx)).toHaveLength(before + 1);
  });

  it('loses no entry to a line that a crash cut off', async () => {
    const before = (await readLedger(app.ctx)).length;
    appendFileSync(file(), '{"id":"019a');
    await erase([await plant()]);
    await runJob(app.ctx, exportLedger, {});
    expect(await readLedger(app.ctx)).toHaveLength(before + 1);
  });
});
