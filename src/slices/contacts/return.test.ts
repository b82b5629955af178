import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { suppressContacts } from '../grounds/index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' }, { language: 'de' });
const own = await app.makeUser({ sales: 'own' });
const marketing = await app.makeUser({ marketing: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all' });
const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person', evidence: 'Anruf' };
const NEWSLETTER = { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'Ja.' };

const post = (body: unknown, purpose = 'inquiry', actor = sales) =>
  app.call(actor, 'POST', '/api/v1/contacts', { purpose, body });
const codes = (result: { body: { errors?: { at: string; code: string }[] } }) =>
  (result.body.errors ?? []).map(({ at, code }) => `${at} ${code}`);
let serial = 0;
/** Somebody whose addresses and number must not come back by themselves; the contact itself is gone. */
async function suppressed(purpose: string, reason: 'erased' | 'objected') {
  const points = {
    emails: [{ address: `weg${++serial}@x.example` }],
    phones: [{ number: `0711 55500${10 + serial}` }],
  };
  const { body } = await post({ ...points, grounds: [INQUIRY] });
  await app.ctx.db.perform({ actor: rights, purpose: 'rights', action: 'test.suppress' }, (tx) =>
    suppressContacts(app.ctx, tx, [body.contactId], purpose, reason),
  );
  if (reason === 'erased')
    await app.admin.query(
      `BEGIN; ${['contact_email', 'contact_phone', 'contact_search', 'ground', 'contact'].map((table) => `DELETE FROM ${table} WHERE contact_id = '${body.contactId}'`).join(';')}; COMMIT`,
    );
  return points;
}
const countContacts = async () => (await app.admin.query('SELECT count(*)::int AS n FROM contact')).rows[0].n;

describe('somebody who was erased', () => {
  it('does not come back by address or by number, however written, and leaves nothing half done', async () => {
    const { emails, phones } = await suppressed('*', 'erased');
    const before = await countContacts();
    for (const body of [
      { emails: [{ address: emails[0]!.address.toUpperCase() }] },
      { familyName: 'Anders', phones: [{ number: `+49${phones[0]!.number.slice(1)}` }] },
    ]) {
      const result = await post({ ...body, grounds: [INQUIRY] });
      expect([result.status, result.body.type, ...codes(result)]).toEqual([
        409,
        'urn:obhut:problem:suppressed',
        'body.askedToReturn asked-to-return-missing',
      ]);
    }
    expect(await countContacts()).toBe(before);
  });

  it('comes back at their own request, which then stands in the evidence of each ground', async () => {
    const points = await suppressed('*', 'erased');
    const askedToReturn = 'Brief vom 3. November, liegt bei';
    const result = await post({
      ...points,
      grounds: [INQUIRY, { ...INQUIRY, purpose: 'contract', evidence: '' }],
      askedToReturn,
    });
    expect(result.status).toBe(201);
    const { rows } = await app.admin.query(
      'SELECT evidence FROM ground WHERE contact_id = $1 ORDER BY purpose_key',
      [result.body.contactId],
    );
    expect(rows.map((row) => row.evidence)).toEqual([
      `Auf eigenen Wunsch zurückgekehrt: ${askedToReturn}`,
      `Anruf\n\nAuf eigenen Wunsch zurückgekehrt: ${askedToReturn}`,
    ]);
    expect((await post({ ...points, grounds: [INQUIRY] })).status).toBe(201);
  });

  it('does not come back by a change either, unless they asked, which then stands in a ground of its own', async () => {
    const points = await suppressed('*', 'erased');
    const { contactId } = (await post({ familyName: 'Umweg', grounds: [INQUIRY] })).body;
    const patch = (body: object) =>
      app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}`, {
        purpose: 'inquiry',
        body: { version: 1, ...body },
      });
    const refused = await patch(points);
    expect([refused.status, ...codes(refused)]).toEqual([409, 'body.askedToReturn asked-to-return-missing']);
    expect((await patch({ ...points, askedToReturn: 'rief am 3.11. an' })).body).toMatchObject({
      version: 2,
      emails: points.emails,
    });
    const { rows } = await app.admin.query(
      'SELECT purpose_key, evidence, origin FROM ground WHERE contact_id = $1 ORDER BY created_at',
      [contactId],
    );
    expect(rows.map(({ evidence }) => evidence).sort()).toEqual(['Anruf', 'rief am 3.11. an']);
  });
});

describe('somebody who objected to a purpose', () => {
  it('can be stored for another one, and stays out of this one', async () => {
    const points = await suppressed('marketing-email', 'objected');
    expect((await post({ ...points, grounds: [INQUIRY] })).status).toBe(201);
    const both = await post({ ...points, grounds: [INQUIRY, NEWSLETTER] });
    expect([both.status, ...codes(both)]).toEqual([409, 'body.askedToReturn asked-to-return-missing']);
    const asked = await post(
      { ...points, grounds: [NEWSLETTER], askedToReturn: 'hat sich neu angemeldet' },
      'marketing-email',
      marketing,
    );
    expect(asked.status).toBe(201);
  });
});

describe('the question for duplicates', () => {
  const ask = (actor: typeof sales, body: unknown) =>
    app.call(actor, 'POST', '/api/v1/contacts/duplicates', { purpose: 'inquiry', body });

  it('names who is there already, however address and number are written', async () => {
    const { contactId } = (
      await post({
        familyName: 'Doppelt',
        emails: [{ address: 'doppelt@x.example' }],
        phones: [{ number: '0711 7654321' }],
        grounds: [INQUIRY],
      })
    ).body;
    const { status, body } = await ask(sales, {
      emails: ['frei@x.example', ' Doppelt@X.example'],
      phones: ['+49 (0)711 / 765 43 21'],
    });
    expect(status).toBe(200);
    const row = { contactId, displayName: 'Doppelt', isVisible: true };
    expect(body.items).toEqual([
      { at: 'emails.1', ...row },
      { at: 'phones.0', ...row },
    ]);
    expect((await ask(sales, { emails: ['doppelt@x.example'], except: contactId })).body.items).toEqual([]);
    const { rows } = await app.admin.query(
      'SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] ORDER BY entry_id',
      [contactId],
    );
    expect(rows.map((entry) => entry.action)).toEqual([
      'contacts.create',
      'contacts.find-duplicates',
      'contacts.find-duplicates',
    ]);
  });

  it('says only that there is somebody, of whom the caller does not see', async () => {
    await post({ familyName: 'Verdeckt', emails: [{ address: 'verdeckt@x.example' }], grounds: [INQUIRY] });
    const { body, raw } = await ask(own, { emails: ['verdeckt@x.example'] });
    expect(body.items).toEqual([{ at: 'emails.0', contactId: null, displayName: null, isVisible: false }]);
    expect(raw.toString()).not.toContain('Verdeckt');
  });

  it('refuses too many questions, and characters that cannot be stored', async () => {
    const { status, body } = await ask(sales, {
      emails: ['a\u0000'],
      phones: Array.from({ length: 51 }, () => '1'),
      names: [],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.emails.0',
      'body.names',
      'body.phones',
    ]);
  });
});
