import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { openFields } from '../fields/test-fields.ts';

const app = await startTestApp();
const { sales, officer, addField, createContact } = await openFields(app);
const boss = await app.makeUser({
  administrator: 'all',
  'data-protection': 'all',
  sales: 'all',
  accounting: 'all',
});
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
await addField({ key: 'asked', purposes: ['inquiry'] });
const ground = (purpose: string) => ({ purpose, legalBasis: 'contract', origin: 'person' });
const groundOf = async (contactId: string, purpose: string): Promise<string> =>
  (
    await q('SELECT ground_id FROM ground WHERE contact_id = $1 AND purpose_key = $2', [contactId, purpose])
  )[0].ground_id;
const preview = async (contactId: string, body: object, actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/grounds/preview`, { purpose, body });
const ending = async (contactId: string, of = 'inquiry', actor = sales, purpose = 'inquiry') =>
  (await preview(contactId, { groundId: await groundOf(contactId, of), status: 'ended' }, actor, purpose))
    .body;
const DAY = 86_400_000;

describe('what closing a ground takes is shown before it is done', () => {
  it('the only ground: the whole contact, at once, by category and number; and nothing is changed', async () => {
    const contactId = await createContact({ asked: 'Wert' }, { emails: [{ address: 'ein@probe.example' }] });
    const before = await q('SELECT * FROM contact WHERE contact_id = $1', [contactId]);
    const shown = await ending(contactId);
    expect(shown.contact).toMatchObject({ state: 'goes', waitsFor: null });
    expect(Math.abs(new Date(shown.contact.deletesAt).getTime() - Date.now())).toBeLessThan(60_000);
    const rows = Object.fromEntries(
      shown.goes.map((each: { category: string; rows: number }) => [each.category, each.rows]),
    );
    expect(rows['contact-points']).toBe(1);
    expect(rows.identity).toBeGreaterThan(1);
    expect(shown.carried).toEqual({ purposes: [], categories: [] });
    expect(await q('SELECT * FROM contact WHERE contact_id = $1', [contactId])).toEqual(before);
    expect(await q('SELECT status FROM ground WHERE contact_id = $1', [contactId])).toEqual([
      { status: 'given' },
    ]);
    // As many as an erasure then takes.
    await app.call(
      sales,
      'PATCH',
      `/api/v1/contacts/${contactId}/grounds/${await groundOf(contactId, 'inquiry')}`,
      {
        purpose: 'inquiry',
        body: { status: 'ended' },
      },
    );
    const { runRetention } = await import('./index.ts');
    await runRetention(app.ctx, ['last-ground']);
    const [{ counts }] = await q(
      "SELECT counts FROM retention_run WHERE kind = 'last-ground' ORDER BY run_id DESC LIMIT 1",
    );
    const told = shown.goes.flatMap(({ tables }: { tables: { table: string; rows: number }[] }) => tables);
    for (const { table, rows: n } of told) expect([table, counts[table]]).toEqual([table, n]);
  });

  it('one of two: what no other ground opens, when it goes after the narrowing period, and what the other carries', async () => {
    const contactId = await createContact(
      {},
      { grounds: [ground('inquiry'), ground('contract'), ground('accounting')] },
    );
    const id = uuid();
    await q(
      "INSERT INTO interaction (interaction_id, channel, occurred_at, subject) VALUES ($1, 'call', now(), 'x')",
      [id],
    );
    await q("INSERT INTO interaction_person VALUES ($1, $2, now(), 'call', 'in')", [contactId, id]);
    const first = await ending(contactId);
    expect(first).toMatchObject({ contact: { state: 'stays' }, goesAt: null, goes: [] });
    await q("UPDATE ground SET status = 'ended' WHERE contact_id = $1 AND purpose_key = 'inquiry'", [
      contactId,
    ]);
    await q('UPDATE contact SET lost_categories = 0, narrows_at = NULL WHERE contact_id = $1', [contactId]);
    const shown = await ending(contactId, 'contract', boss, 'contract');
    expect(shown.contact.state).toBe('stays');
    expect(shown.goes).toEqual([
      {
        category: 'communication',
        rows: expect.any(Number),
        tables: expect.arrayContaining([{ table: 'interaction_person', label: expect.any(String), rows: 1 }]),
      },
    ]);
    expect(Math.round((new Date(shown.goesAt).getTime() - Date.now()) / DAY)).toBe(7);
    expect(shown.carried.purposes).toEqual(['accounting']);
    expect(shown.carried.categories).toContain('purchases');
    // The same for somebody whose purpose does not open them: that there are some, and no number.
    const dim = await ending(contactId, 'contract', boss, 'accounting');
    expect(dim.goes).toEqual([{ category: 'communication', rows: null, tables: [] }]);
  });

  it('a value of an own field whose purposes end, although the category stays open', async () => {
    const contactId = await createContact(
      { asked: 'Wert' },
      { grounds: [ground('inquiry'), ground('contract')] },
    );
    expect((await ending(contactId)).goes).toEqual([{ category: null, rows: null, tables: [] }]);
    const desk = await ending(contactId, 'inquiry', boss, 'rights');
    expect(desk.goes).toEqual([
      {
        category: null,
        rows: 1,
        tables: [{ table: 'contact_own_value', label: expect.any(String), rows: 1 }],
      },
    ]);
  });

  it('Art. 17(3), 18: what a hold, a restriction or an open request keeps, and who is told which', async () => {
    const held = await createContact({}, { emails: [{ address: 'zwei@probe.example' }] });
    await app.call(officer, 'POST', `/api/v1/contacts/${held}/holds`, {
      purpose: 'rights',
      body: {
        reason: 'dispute',
        note: '3 O 12/26',
        categories: ['contact-points'],
        reviewOn: new Date(Date.now() + DAY).toISOString().slice(0, 10),
      },
    });
    const desk = await ending(held, 'inquiry', boss, 'rights');
    expect(desk.contact).toMatchObject({ state: 'waits', waitsFor: 'hold' });
    expect(desk.keeps.map(({ code }: { code: string }) => code)).toEqual(['legal-hold']);
    expect(desk.goes.map(({ category }: { category: string }) => category)).not.toContain('contact-points');
    const shop = await ending(held);
    expect(shop.keeps.map(({ code }: { code: string }) => code)).toEqual(['by-law']);
    expect(shop.contact).toMatchObject({ state: 'waits', waitsFor: null });
    expect(JSON.stringify(shop)).not.toMatch(/legal-hold|Rechtsstreit|dispute/);
    const asking = await createContact({});
    await q(
      `INSERT INTO rights_request (request_id, contact_id, kind, channel, received_on, first_due_on, due_on) VALUES ($1, $2, 'access', 'mail', '2026-11-01', '2026-12-01', '2026-12-01')`,
      [uuid(), asking],
    );
    expect((await ending(asking, 'inquiry', boss, 'rights')).contact).toMatchObject({
      state: 'waits',
      waitsFor: 'request',
    });
  });

  it('an objection and a withdrawal likewise, with their suppression taken back too', async () => {
    const contactId = await createContact(
      {},
      {
        emails: [{ address: 'drei@probe.example' }],
        grounds: [
          ground('inquiry'),
          { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'Ja' },
        ],
      },
    );
    const suppressed = async () => (await q('SELECT count(*)::int AS n FROM suppression'))[0].n;
    const before = await suppressed();
    const withdrawn = await preview(contactId, {
      groundId: await groundOf(contactId, 'marketing-email'),
      status: 'withdrawn',
    });
    expect([withdrawn.status, withdrawn.body.contact?.state]).toEqual([200, 'stays']);
    const objected = await preview(contactId, { directMarketing: true });
    expect([objected.status, objected.body.carried?.purposes]).toEqual([200, ['inquiry']]);
    expect(await suppressed()).toBe(before);
    expect(
      (await q("SELECT status FROM ground WHERE contact_id = $1 AND status <> 'given'", [contactId])).length,
    ).toBe(0);
  });

  it('whom the caller does not see, and what cannot be done, is refused as the change itself is', async () => {
    const contactId = await createContact({});
    const groundId = await groundOf(contactId, 'inquiry');
    const own = await app.makeUser({ sales: 'own' });
    expect((await preview(contactId, { groundId, status: 'ended' }, own)).status).toBe(404);
    expect((await preview(contactId, { groundId: uuid(), status: 'ended' })).status).toBe(404);
    expect((await preview(contactId, { groundId, status: 'withdrawn' })).body.errors[0].code).toBe(
      'not-a-consent',
    );
    expect((await preview(contactId, { groundId })).status).toBe(422);
    expect((await preview(contactId, {})).status).toBe(422);
    const reader = await app.makeUser({ accounting: 'all' });
    expect([403, 404]).toContain(
      (await preview(contactId, { groundId, status: 'ended' }, reader, 'accounting')).status,
    );
  });
});
