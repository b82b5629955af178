import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { CATEGORIES, type Category } from '../../kernel/category.ts';
import { refreshFootings } from '../grounds/refresh.ts';
import { runRetention } from './index.ts';

const app = await startTestApp();
const { register } = app.ctx;
const boss = await app.makeUser({ administrator: 'all', 'data-protection': 'all', marketing: 'all' });

const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
/** A person with a row in every table, on grounds for these purposes. */
async function plant(purposes: readonly string[]): Promise<string> {
  const { contactId } = await plantPerson(app.admin, register, `n${uuid().replaceAll('-', '')}`);
  await q('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
  await q('DELETE FROM legal_hold WHERE contact_id = $1', [contactId]);
  await q("UPDATE ground SET purpose_key = $2, legal_basis = 'contract' WHERE contact_id = $1", [
    contactId,
    purposes[0],
  ]);
  for (const purpose of purposes.slice(1))
    await q(
      `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
       VALUES ($1, $2, $3, 'contract', 'person', now() - interval '1 day', now() + interval '2 years')`,
      [uuid(), contactId, purpose],
    );
  await q(
    'UPDATE contact SET lost_categories = 0, lost_purposes = 0, narrows_at = NULL WHERE contact_id = $1',
    [contactId],
  );
  return contactId;
}
const end = (contactId: string, purpose: string) =>
  q("UPDATE ground SET status = 'ended', status_at = now() WHERE contact_id = $1 AND purpose_key = $2", [
    contactId,
    purpose,
  ]);
const dueNow = (contactId: string) =>
  q(
    "UPDATE contact SET narrows_at = now() - interval '1 second' WHERE contact_id = $1 AND narrows_at IS NOT NULL",
    [contactId],
  );
const contact = async (contactId: string) =>
  (
    await q(
      'SELECT lost_categories AS lost, kept_categories AS kept, narrows_at, held_categories AS held FROM contact WHERE contact_id = $1',
      [contactId],
    )
  )[0];

/** Tables by category that hold a row which leads to the person by contact_id. */
async function heldBy(contactId: string): Promise<Map<Category, string[]>> {
  const held = new Map<Category, string[]>();
  for (const table of register) {
    const column = typeof table.subject === 'string' ? table.subject : undefined;
    if (
      !column ||
      !table.category ||
      table.root ||
      table.whose !== 'contact' ||
      table.erasure.act !== 'delete'
    )
      continue;
    // What stands on the ground itself goes with that at once, by a trigger of its own.
    if (table.standsOn || table.derived || table.table === 'ticket_satisfaction') continue;
    const rows = await q(`SELECT FROM "${table.table}" WHERE "${column}" = $1`, [contactId]);
    if (rows.length > 0) held.set(table.category, [...(held.get(table.category) ?? []), table.table]);
  }
  return held;
}

describe('Art. 5(1)(e): when a ground ends and others go on, what no purpose opens any more goes', () => {
  it('contract over, accounting until the claim is time-barred: communication and preferences go, purchases and contact points stay', async () => {
    const contactId = await plant(['contract', 'accounting']);
    const before = await heldBy(contactId);
    for (const category of ['communication', 'preferences', 'purchases', 'contact-points'] as const)
      expect(before.has(category) || category === 'purchases', category).toBe(true);
    const invoices = await q('SELECT invoice_id FROM invoice WHERE contact_id = $1', [contactId]);
    expect(invoices).toHaveLength(1);
    await end(contactId, 'contract');
    expect((await contact(contactId)).lost).toBe(CATEGORIES.communication | CATEGORIES.preferences);
    await dueNow(contactId);
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(1);
    const after = await heldBy(contactId);
    expect([after.get('communication'), after.get('preferences')]).toEqual([undefined, undefined]);
    expect(after.get('contact-points')).toEqual(before.get('contact-points'));
    expect(after.get('identity')).toEqual(before.get('identity'));
    const ids = invoices.map(({ invoice_id }) => invoice_id);
    for (const table of ['invoice', 'invoice_line', 'payment', 'invoice_balance'])
      expect([table, (await q(`SELECT FROM ${table} WHERE invoice_id = ANY ($1)`, [ids])).length]).toEqual([
        table,
        1,
      ]);
    expect(await contact(contactId)).toMatchObject({ lost: 0, narrows_at: null });
    // Whole records go with the last of their people, their parts and files with them.
    const left = await q(
      'SELECT FROM interaction i WHERE i.has_people AND NOT EXISTS (SELECT FROM interaction_person p WHERE p.interaction_id = i.interaction_id)',
    );
    expect(left).toEqual([]);
  });

  it.each(
    Object.keys(CATEGORIES).filter((key) => !['identity', 'staff', 'intake'].includes(key)) as Category[],
  )('for the category %s, and nothing of another', async (category) => {
    const bit = CATEGORIES[category];
    const all = Object.values(CATEGORIES).reduce((mask, value) => mask | value, 0) & 255;
    const key = (name: string) => `${name}-${category}`.slice(0, 40);
    for (const [name, mask] of [
      ['with', all],
      ['without', all & ~bit],
    ] as const)
      await q(
        `INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds, default_retain_days)
           SELECT $1, (SELECT greatest(max(bit), 15) + 1 FROM purpose), $1, $1, $2, true, 365`,
        [key(name), mask],
      );
    const [contactId, neighbour] = [await plant([key('with'), key('without')]), await plant([key('with')])];
    const [before, untouched] = [await heldBy(contactId), await heldBy(neighbour)];
    await end(contactId, key('with'));
    expect((await contact(contactId)).lost).toBe(bit);
    await dueNow(contactId);
    await runRetention(app.ctx, ['narrowing']);
    const after = await heldBy(contactId);
    expect(after.get(category)).toBeUndefined();
    // Payments cannot stand without their invoice; nothing else of another category goes.
    const others = [...before].filter(([each]) => each !== category);
    expect([...after]).toEqual(others);
    expect([...(await heldBy(neighbour))]).toEqual([...untouched]);
    const own = await q(
      'SELECT f.category FROM contact_own_value v JOIN own_field f USING (field_id) WHERE v.contact_id = $1',
      [contactId],
    );
    expect(own.filter((row) => row.category === bit)).toEqual([]);
  });

  it('a ground that somebody ended by mistake can be given again for seven days: nothing is lost, and nothing was seen', async () => {
    const contactId = await plant(['contract', 'accounting']);
    const before = await heldBy(contactId);
    await end(contactId, 'contract');
    const { narrows_at } = await contact(contactId);
    expect(Math.round((narrows_at.getTime() - Date.now()) / 86_400_000)).toBe(7);
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(0);
    const timeline = await app.call(boss, 'GET', `/api/v1/interactions?contactId=${contactId}`, {
      purpose: 'accounting',
    });
    expect(timeline.body.items ?? []).toEqual([]);
    await q(
      `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
       VALUES ($1, $2, 'contract', 'contract', 'person', now(), now() + interval '1 year')`,
      [uuid(), contactId],
    );
    expect(await contact(contactId)).toMatchObject({ lost: 0, narrows_at: null });
    expect([...(await heldBy(contactId))]).toEqual([...before]);
  });

  it('a ground that runs out was announced all along: what it alone carried goes with the next run', async () => {
    const contactId = await plant(['contract', 'accounting']);
    await q(
      "UPDATE ground SET starts_at = now() - interval '2 days', ends_at = now() + interval '200 milliseconds' WHERE contact_id = $1 AND purpose_key = 'contract'",
      [contactId],
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await refreshFootings(app.ctx);
    expect((await contact(contactId)).narrows_at.getTime()).toBeLessThanOrEqual(Date.now());
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(1);
    expect((await heldBy(contactId)).has('communication')).toBe(false);
  });

  it('leaves restricted people as they are until the restriction is lifted (Art. 18(2))', async () => {
    const contactId = await plant(['contract', 'accounting']);
    await q('UPDATE contact SET restricted_at = now() WHERE contact_id = $1', [contactId]);
    await end(contactId, 'contract');
    await q('UPDATE contact SET restricted_at = now() WHERE contact_id = $1', [contactId]);
    await dueNow(contactId);
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(0);
    expect((await heldBy(contactId)).has('communication')).toBe(true);
    await q('UPDATE contact SET restricted_at = NULL WHERE contact_id = $1', [contactId]);
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(1);
  });

  it('takes the person out of a shared record and leaves it with the others', async () => {
    const [leaves, stays] = [await plant(['contract', 'accounting']), await plant(['contract'])];
    const [{ interaction_id, occurred_at, channel, direction }] = await q(
      'SELECT * FROM interaction_person WHERE contact_id = $1',
      [leaves],
    );
    await q('INSERT INTO interaction_person VALUES ($1, $2, $3, $4, $5)', [
      stays,
      interaction_id,
      occurred_at,
      channel,
      direction,
    ]);
    await end(leaves, 'contract');
    await dueNow(leaves);
    await runRetention(app.ctx, ['narrowing']);
    expect(
      (await q('SELECT contact_id FROM interaction_person WHERE interaction_id = $1', [interaction_id])).map(
        (row) => row.contact_id,
      ),
    ).toEqual([stays]);
    expect(await q('SELECT FROM interaction WHERE interaction_id = $1', [interaction_id])).toHaveLength(1);
  });

  it('is in the log once a batch, naming whose rows went', async () => {
    const contactId = await plant(['contract', 'accounting']);
    await end(contactId, 'contract');
    await dueNow(contactId);
    await runRetention(app.ctx, ['narrowing']);
    const entries = await q(
      "SELECT subjects FROM audit_entry WHERE action = 'retention.narrow' AND subjects @> ARRAY[$1::uuid]",
      [contactId],
    );
    expect(entries).toHaveLength(1);
  });
});
