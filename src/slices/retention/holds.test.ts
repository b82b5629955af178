import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { categoryMask } from '../../kernel/category.ts';
import { expire, holdsOf, readLedger, runRetention } from './index.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const boss = await app.makeUser({ administrator: 'all' });
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const DAY = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

async function plant(): Promise<string> {
  const { contactId } = await plantPerson(app.admin, app.ctx.register, `h${uuid().replaceAll('-', '')}`);
  await q('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
  await q('DELETE FROM legal_hold WHERE contact_id = $1', [contactId]);
  return contactId;
}
const hold = (contactId: string, categories: string[], more: object = {}, actor = officer) =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/holds`, {
    purpose: 'rights',
    body: { reason: 'dispute', note: 'LG Kiel, 3 O 12/26', categories, reviewOn: dayIn(90), ...more },
  });
const end = (contactId: string, holdId: string) =>
  app.call(officer, 'PATCH', `/api/v1/contacts/${contactId}/holds/${holdId}`, {
    purpose: 'rights',
    body: { end: true },
  });
const erase = (contactId: string) =>
  app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
    purpose: 'rights',
    body: { confirm: true, suppress: false },
  });
const rows = async (contactId: string, table: string): Promise<number> =>
  (await q(`SELECT count(*)::int AS n FROM ${table} WHERE contact_id = $1`, [contactId]))[0].n;

describe('Art. 17(3)(e): a legal hold keeps exactly what a dispute needs', () => {
  it('when the last ground ends: the held category and the identity stay, for rights alone, everything else goes', async () => {
    const contactId = await plant();
    expect((await hold(contactId, ['purchases', 'payment-behaviour'])).status).toBe(201);
    await q("UPDATE ground SET status = 'ended', status_at = now() WHERE contact_id = $1", [contactId]);
    expect(await expire(app.ctx)).toBe(0);
    await q('UPDATE contact SET narrows_at = now() WHERE contact_id = $1', [contactId]);
    expect((await runRetention(app.ctx, ['last-ground', 'narrowing'])).taken).toMatchObject({
      'last-ground': 0,
      narrowing: 1,
    });
    for (const table of [
      'contact_email',
      'contact_phone',
      'contact_note',
      'contact_tag',
      'interaction_person',
      'preference',
      'wish',
    ])
      expect([table, await rows(contactId, table)]).toEqual([table, 0]);
    for (const table of ['contact', 'ground', 'invoice', 'sales_order', 'legal_hold'])
      expect([table, (await rows(contactId, table)) > 0]).toEqual([table, true]);
    const [{ n }] = await q(
      'SELECT count(*)::int AS n FROM payment JOIN invoice USING (invoice_id) WHERE contact_id = $1',
      [contactId],
    );
    expect(n).toBe(1);
    for (const purpose of ['inquiry', 'contract', 'accounting'])
      expect((await app.call(boss, 'GET', `/api/v1/contacts/${contactId}`, { purpose })).status).toBe(404);
    expect(
      (await app.call(officer, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'rights' })).status,
    ).toBe(200);
    // When the hold ends, the rest goes with the next run.
    const [held] = (
      await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/holds`, { purpose: 'rights' })
    ).body.items;
    expect((await end(contactId, held.holdId)).body.items[0].endedAt).not.toBeNull();
    expect(await expire(app.ctx)).toBe(1);
    expect(await rows(contactId, 'contact')).toBe(0);
  });

  it('when the person asks for erasure: partly erased, the answer says what is kept and why, the ledger that it is held', async () => {
    const contactId = await plant();
    await hold(contactId, ['communication']);
    const preview = await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
    });
    expect(preview.body.keeps.find(({ code }: { code: string }) => code === 'legal-hold')).toMatchObject({
      identifies: true,
    });
    const goes = preview.body.goes.map(({ table }: { table: string }) => table);
    expect(goes).toContain('contact_email');
    expect(goes).not.toContain('interaction_person');
    const receipt = await erase(contactId);
    expect(receipt.status, JSON.stringify(receipt.body)).toBe(200);
    expect(receipt.body.kept).toContain('legal-hold');
    expect(receipt.body.counts.contact).toBeUndefined();
    expect(await rows(contactId, 'contact_email')).toBe(0);
    expect([await rows(contactId, 'interaction_person'), await rows(contactId, 'contact_note')]).toEqual([
      1, 1,
    ]);
    expect(
      (await app.call(boss, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'contract' })).status,
    ).toBe(404);
    const [entry] = await q('SELECT reason, kept FROM erasure_ledger WHERE ledger_id = $1', [
      receipt.body.receiptId,
    ]);
    expect(entry).toMatchObject({ reason: 'held', kept: expect.arrayContaining(['legal-hold']) });
    // Somebody else erased alongside goes whole.
    const other = await plant();
    expect((await erase(other)).body.kept).not.toContain('legal-hold');
    expect(await rows(other, 'contact')).toBe(0);
    const [held] = (
      await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/holds`, { purpose: 'rights' })
    ).body.items;
    await end(contactId, held.holdId);
    expect(await expire(app.ctx)).toBe(1);
    expect(await readLedger(app.ctx)).toBeDefined();
  });

  it('of several holds each keeps its own, as long as it lasts', async () => {
    const contactId = await plant();
    const [first] = (await hold(contactId, ['preferences'])).body.items;
    await hold(contactId, ['communication'], {
      reason: 'authority',
      note: 'Finanzamt Kiel, offene Veranlagung',
    });
    const held = async () =>
      (await q('SELECT held_categories AS held FROM contact WHERE contact_id = $1', [contactId]))[0].held;
    expect(await held()).toBe(categoryMask(['identity', 'preferences', 'communication']));
    await erase(contactId);
    expect([
      await rows(contactId, 'contact_tag'),
      await rows(contactId, 'contact_note'),
      await rows(contactId, 'contact_email'),
    ]).toEqual([1, 1, 0]);
    await end(contactId, first.holdId);
    expect(await held()).toBe(categoryMask(['identity', 'communication']));
    expect((await runRetention(app.ctx, ['narrowing'])).taken.narrowing).toBe(1);
    expect([await rows(contactId, 'contact_tag'), await rows(contactId, 'contact_note')]).toEqual([0, 1]);
  });

  it('does not touch daily work while grounds go on', async () => {
    const contactId = await plant();
    const before = await q(
      'SELECT open_purposes, visible_until, deletes_at FROM contact WHERE contact_id = $1',
      [contactId],
    );
    await hold(contactId, ['communication']);
    expect(
      await q('SELECT open_purposes, visible_until, deletes_at FROM contact WHERE contact_id = $1', [
        contactId,
      ]),
    ).toEqual(before);
  });

  it('is listed by the day of its review, and asked for by other slices', async () => {
    const [late, soon] = [await plant(), await plant()];
    await hold(late, ['communication'], { reviewOn: dayIn(80) });
    await hold(soon, ['communication'], { reviewOn: dayIn(3) });
    const list = await app.call(officer, 'GET', '/api/v1/retention/holds', { purpose: 'rights' });
    const order = list.body.items
      .map(({ contactId }: { contactId: string }) => contactId)
      .filter((id: string) => [late, soon].includes(id));
    expect(order).toEqual([soon, late]);
    const found = await app.ctx.db.perform(
      { actor: officer, purpose: 'rights', action: 'test.holds' },
      (tx) => holdsOf(tx, [soon]),
    );
    expect(found).toMatchObject([{ contact_id: soon, reason: 'dispute', note: 'LG Kiel, 3 O 12/26' }]);
  });

  it.each([
    [{ categories: [] }, 'body.categories'],
    [{ categories: ['staff'] }, 'body.categories.0'],
    [{ note: '   ' }, 'body.note'],
    [{ note: 'a\u0000b' }, 'body.note'],
    [{ reviewOn: '2020-01-01' }, 'body.reviewOn'],
    [{ reviewOn: dayIn(800) }, 'body.reviewOn'],
    [{ reason: 'weil' }, 'body.reason'],
    [{ extra: 1 }, 'body.extra'],
  ])('refuses %j, naming the field', async (more, at) => {
    const answer = await hold(await plant(), ['communication'], more);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { at: string }) => error.at)).toContain(at);
  });

  it('is for the rights desk, and out of reach beyond the scope', async () => {
    const contactId = await plant();
    expect(
      (await app.call(boss, 'GET', `/api/v1/contacts/${contactId}/holds`, { purpose: 'access' })).status,
    ).toBe(403);
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await hold(contactId, ['communication'], {}, own)).status).toBe(404);
    expect(
      (
        await app.call(own, 'PATCH', `/api/v1/contacts/${contactId}/holds/${uuid()}`, {
          purpose: 'rights',
          body: { end: true },
        })
      ).status,
    ).toBe(404);
  });
});

describe('an open invoice holds exactly what it must', () => {
  it('contract over, invoice unpaid: purchases, payment, contact points and identity stay, the rest is gone (BGB s.195, 199)', async () => {
    const selling = await app.makeUser({ sales: 'all', accounting: 'all', service: 'all' });
    const post = async (path: string, body: object, purpose = 'contract') => {
      const answer = await app.call(selling, 'POST', `/api/v1/${path}`, { purpose, body });
      expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(201);
      return answer.body;
    };
    const { contactId } = await post('contacts', {
      givenName: 'Änne',
      familyName: 'Offen',
      emails: [{ address: `offen-${uuid()}@probe.example` }],
      note: 'Notiz',
      tags: ['Kundin'],
      grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
    });
    await post('interactions', { channel: 'call', subject: 'Gespräch', people: [contactId] });
    const invoice = await post('invoices', {
      contactId,
      issuedOn: dayIn(0),
      dueOn: dayIn(14),
      lines: [{ text: 'Drucker', quantity: '1', unitPrice: '250.00', taxRateBp: 1900 }],
      status: 'issued',
    });
    expect(invoice.number).not.toBeNull();
    const { body: footing } = await app.call(selling, 'GET', `/api/v1/contacts/${contactId}/grounds`, {
      purpose: 'contract',
    });
    const contract = footing.grounds.find(({ purpose }: { purpose: string }) => purpose === 'contract');
    expect(footing.grounds.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual([
      'accounting',
      'contract',
    ]);
    await app.call(selling, 'PATCH', `/api/v1/contacts/${contactId}/grounds/${contract.groundId}`, {
      purpose: 'contract',
      body: { status: 'ended' },
    });
    await q('UPDATE contact SET narrows_at = now() WHERE contact_id = $1', [contactId]);
    await runRetention(app.ctx, ['last-ground', 'narrowing']);
    const left: Record<string, number> = {};
    for (const table of [
      'contact',
      'contact_email',
      'invoice',
      'contact_note',
      'contact_tag',
      'interaction_person',
      'contact_activity',
    ])
      left[table] = await rows(contactId, table);
    expect(left).toEqual({
      contact: 1,
      contact_email: 1,
      invoice: 1,
      contact_note: 0,
      contact_tag: 0,
      interaction_person: 0,
      contact_activity: 0,
    });
    const seen = await app.call(selling, 'GET', `/api/v1/invoices/${invoice.invoiceId}`, {
      purpose: 'accounting',
    });
    expect([seen.status, seen.body.balance.openCents]).toEqual([200, 29_750]);
    expect(
      (await app.call(selling, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'contract' })).status,
    ).toBe(404);
  });
});
