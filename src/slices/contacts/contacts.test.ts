import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const team = await app.makeTeam('Vertrieb Süd');
const otherTeam = await app.makeTeam('Vertrieb Nord');
const sales = await app.makeUser({ sales: 'all' }, { name: 'Frieda Verkauf', teamId: team });
const marketing = await app.makeUser({ marketing: 'all' });
const accounting = await app.makeUser({ accounting: 'all' });
const rights = await app.makeUser({ 'data-protection': 'all' });

const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
const MARKETING = {
  purpose: 'marketing-email',
  legalBasis: 'consent',
  origin: 'person',
  evidence: 'Ja, gern.',
};
const person = (more: object = {}) => ({
  givenName: 'Änne',
  familyName: 'Groß',
  grounds: [INQUIRY],
  ...more,
});
const post = (body: unknown, purpose = 'inquiry', actor = sales) =>
  app.call(actor, 'POST', '/api/v1/contacts', { purpose, body });
const get = (id: string, purpose = 'inquiry', actor = sales) =>
  app.call(actor, 'GET', `/api/v1/contacts/${id}`, { purpose });
const patch = (id: string, body: unknown, purpose = 'inquiry', actor = sales) =>
  app.call(actor, 'PATCH', `/api/v1/contacts/${id}`, { purpose, body });
const faults = (result: { body: { errors?: { at: string; code: string }[] } }) =>
  Object.fromEntries((result.body.errors ?? []).map(({ at, code }) => [at, code]));

describe('a contact', () => {
  it('is stored with all that was said, normalised, and comes back the same', async () => {
    const { body: company } = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Groß & Söhne GmbH' },
    });
    const created = await post(
      person({
        salutation: 'ms',
        title: 'Dr.',
        middleName: 'Marie',
        nameSuffix: 'jun.',
        nickname: 'Änni',
        birthday: { year: 1980, month: 2, day: 29 },
        language: 'de',
        externalId: '0004711',
        note: 'Ruft gern an 📞',
        emails: [{ address: ' Änne@Bücher.example ', kind: 'private' }, { address: 'a.gross@firma.example' }],
        phones: [{ number: '0711 / 234567-8' }, { number: 'Klingel 2. Stock', kind: 'other' }],
        addresses: [{ street: 'Königstraße 1', postalCode: '01067', city: 'Dresden', country: 'DE' }],
        socials: [{ network: 'mastodon', handle: '@aenne@social.example' }],
        companies: [{ companyId: company.companyId, role: 'Prokuristin', department: 'Einkauf' }],
        tags: ['Messe', 'Stammkundin', 'Messe'],
      }),
    );
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      version: 1,
      displayName: 'Dr. Änne Marie Groß jun.',
      salutation: 'ms',
      birthday: { year: 1980, month: 2, day: 29 },
      externalId: '0004711',
      ownerId: sales.id,
      ownerName: 'Frieda Verkauf',
      teamId: team,
      note: 'Ruft gern an 📞',
      emails: [
        { address: 'änne@bücher.example', kind: 'private' },
        { address: 'a.gross@firma.example', kind: 'work' },
      ],
      phones: [
        { number: '+497112345678', entered: '0711 / 234567-8', kind: 'work' },
        { number: 'Klingel 2. Stock', entered: '', kind: 'other' },
      ],
      addresses: [
        { street: 'Königstraße 1', postalCode: '01067', city: 'Dresden', country: 'DE', kind: 'work' },
      ],
      companies: [{ companyId: company.companyId, name: 'Groß & Söhne GmbH', role: 'Prokuristin' }],
      tags: ['Messe', 'Stammkundin'],
      openPurposes: ['inquiry'],
      restrictedAt: null,
    });
    expect((await get(created.body.contactId)).body).toEqual(created.body);
    const { rows } = await app.admin.query('SELECT sort_name FROM contact WHERE contact_id = $1', [
      created.body.contactId,
    ]);
    expect(rows[0].sort_name).toBe('gross aenne marie');
  });

  it.each([
    [{ title: 'Prof. Dr.', familyName: 'Weiß' }, 'Prof. Dr. Weiß', 'weiss'],
    [{ givenName: 'Änne' }, 'Änne', 'aenne'],
    [{ nickname: 'Blitz', emails: [{ address: 'b@x.example' }] }, 'Blitz', 'blitz'],
    [
      { emails: [{ address: 'B@x.example' }], phones: [{ number: '0171 2345678' }] },
      'b@x.example',
      'b@x.example',
    ],
    [{ phones: [{ number: '0171 2345678' }] }, '+491712345678', '+491712345678'],
  ])('is called by what is known of it: %j', async (fields, displayName, sortName) => {
    const { body } = await post({ ...fields, grounds: [INQUIRY] });
    expect(body.displayName).toBe(displayName);
    const { rows } = await app.admin.query('SELECT sort_name FROM contact WHERE contact_id = $1', [
      body.contactId,
    ]);
    expect(rows[0].sort_name).toBe(sortName);
  });

  it('needs a ground for the purpose of the call that holds from now on', async () => {
    const other = await post(person({ grounds: [{ ...INQUIRY, purpose: 'contract' }] }));
    expect([other.status, faults(other)]).toEqual([
      422,
      { 'body.grounds': 'ground-for-this-purpose-missing' },
    ]);
    const later = await post(
      person({ grounds: [{ ...INQUIRY, startsAt: '2190-01-01T00:00:00Z', endsAt: '2191-01-01T00:00:00Z' }] }),
    );
    expect(faults(later)).toEqual({ 'body.grounds': 'ground-for-this-purpose-missing' });
    const none = await post(person({ grounds: [] }));
    expect(faults(none)).toEqual({ 'body.grounds': 'too_small' });
    const both = await post(person({ grounds: [INQUIRY, { ...INQUIRY, purpose: 'contract' }] }));
    expect(both.body.openPurposes).toEqual(['inquiry', 'contract']);
  });

  it('needs a name, an address or a number', async () => {
    const nobody = await post({ title: 'Dr.', note: 'wer?', grounds: [INQUIRY] });
    expect([nobody.status, faults(nobody)]).toEqual([422, { 'body.familyName': 'nobody-named' }]);
    const { body } = await post(person());
    const emptied = await patch(body.contactId, { version: 1, givenName: null, familyName: '  ' });
    expect(faults(emptied)).toEqual({ 'body.familyName': 'nobody-named' });
  });

  it('names every fault at once, those of its grounds as well', async () => {
    const ghost = '01999999-9999-7999-8999-999999999999';
    const result = await post({
      ownerId: ghost,
      teamId: ghost,
      companies: [{ companyId: ghost }],
      grounds: [{ ...INQUIRY, purpose: 'rights' }],
    });
    expect(result.status).toBe(422);
    expect(faults(result)).toEqual({
      'body.familyName': 'nobody-named',
      'body.ownerId': 'no-such-user',
      'body.teamId': 'no-such-team',
      'body.companies.0.companyId': 'no-such-company',
      'body.grounds': 'ground-for-this-purpose-missing',
      'body.grounds.0.purpose': 'purpose-not-for-grounds',
    });
    for (const { message, code } of result.body.errors) expect(message).not.toBe(code);
  });

  it('names one company once', async () => {
    const { body: company } = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Zweimal KG' },
    });
    const twice = [{ companyId: company.companyId }, { companyId: company.companyId.toUpperCase() }];
    expect(faults(await post(person({ companies: twice })))).toEqual({
      'body.companies.1.companyId': 'company-twice',
    });
  });
});

describe('a change', () => {
  it('writes what it names, lists as a whole, and leaves everything else', async () => {
    const { body: before } = await post(
      person({
        title: 'Dr.',
        note: 'bleibt',
        tags: ['bleibt'],
        emails: [{ address: 'alt@x.example' }],
        phones: [{ number: '0711 2345678' }, { number: '0171 2345678', kind: 'mobile' }],
      }),
    );
    const { status, body: after } = await patch(before.contactId, {
      version: 1,
      familyName: 'Weiß',
      emails: [{ address: 'neu@x.example' }],
      phones: [{ number: '+497112345678' }, { number: '0221 123456' }],
    });
    expect(status).toBe(200);
    expect(after).toEqual({
      ...before,
      version: 2,
      familyName: 'Weiß',
      displayName: 'Dr. Änne Weiß',
      emails: [{ address: 'neu@x.example', kind: 'work' }],
      phones: [
        { number: '+497112345678', entered: '0711 2345678', kind: 'work' },
        { number: '+49221123456', entered: '0221 123456', kind: 'work' },
      ],
      updatedAt: after.updatedAt,
    });
    expect(after.updatedAt > before.updatedAt).toBe(true);
    const found = await app.call(sales, 'GET', '/api/v1/contacts?q=neu@x.example', { purpose: 'inquiry' });
    expect(found.body.items.map((row: { displayName: string }) => row.displayName)).toEqual([
      'Dr. Änne Weiß',
    ]);
  });

  it('empties what it names as empty', async () => {
    const { body } = await post(
      person({ title: 'Dr.', note: 'weg', tags: ['weg'], birthday: { year: null, month: 5, day: 1 } }),
    );
    const { body: after } = await patch(body.contactId, {
      version: 1,
      title: null,
      note: '',
      tags: [],
      birthday: null,
    });
    expect(after).toMatchObject({
      title: null,
      note: null,
      tags: [],
      birthday: null,
      displayName: 'Änne Groß',
    });
  });

  it('is refused when somebody was faster, and does nothing then', async () => {
    const { body } = await post(person());
    await patch(body.contactId, { version: 1, nickname: 'eins' });
    const late = await patch(body.contactId, { version: 1, nickname: 'zwei' });
    expect([late.status, faults(late)]).toEqual([409, { 'body.version': 'changed-meanwhile' }]);
    expect((await get(body.contactId)).body).toMatchObject({ nickname: 'eins', version: 2 });
  });

  it('lets exactly one of two that come at the same moment through', async () => {
    const { body } = await post(person());
    const results = await Promise.all(
      ['a', 'b', 'c'].map((nickname) => patch(body.contactId, { version: 1, nickname })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('answers alike for nobody and for somebody who is not to be seen', async () => {
    const { body } = await post(person());
    const hidden = await patch(body.contactId, { version: 1, nickname: 'x' }, 'contract');
    const nobody = await patch('01999999-9999-7999-8999-999999999999', { version: 1, nickname: 'x' });
    expect([hidden.status, hidden.body]).toEqual([404, nobody.body]);
  });

  it('moves a contact to another owner and department', async () => {
    const { body } = await post(person());
    const { body: after } = await patch(body.contactId, {
      version: 1,
      ownerId: marketing.id,
      teamId: otherTeam,
    });
    expect(after).toMatchObject({ ownerId: marketing.id, teamId: otherTeam });
  });
});

describe('a purpose', () => {
  it('shows the categories that it opens and no other', async () => {
    const full = person({
      grounds: [
        INQUIRY,
        MARKETING,
        { purpose: 'profiling', legalBasis: 'consent', origin: 'person', evidence: 'Ja.' },
      ],
      note: 'vertraulich',
      tags: ['Messe'],
      emails: [{ address: 'zweck@x.example' }],
    });
    const { contactId } = (await post(full)).body;
    expect((await get(contactId)).body).toMatchObject({ note: 'vertraulich', tags: ['Messe'], emails: [{}] });
    expect((await get(contactId, 'marketing-email', marketing)).body).toMatchObject({
      note: null,
      tags: ['Messe'],
      emails: [{}],
    });
    expect((await get(contactId, 'profiling', marketing)).body).toMatchObject({
      note: null,
      tags: ['Messe'],
      emails: [],
    });
    expect((await get(contactId, 'accounting', accounting)).status).toBe(404);
    expect((await get(contactId, 'rights', rights)).body).toMatchObject({
      note: 'vertraulich',
      openPurposes: ['inquiry', 'marketing-email', 'profiling'],
    });
  });

  it('refuses fields that it does not open, by name, when creating and when changing', async () => {
    const closed = await post(
      person({ grounds: [MARKETING], note: 'nein', tags: ['ja'] }),
      'marketing-email',
      marketing,
    );
    expect([closed.status, faults(closed)]).toEqual([422, { 'body.note': 'category-closed' }]);
    const { body } = await post(person({ grounds: [INQUIRY, MARKETING], note: 'bleibt' }));
    const emptied = await patch(
      body.contactId,
      { version: 1, note: null, tags: [] },
      'marketing-email',
      marketing,
    );
    expect(faults(emptied)).toEqual({ 'body.note': 'category-closed' });
    const fine = await patch(body.contactId, { version: 1, tags: ['neu'] }, 'marketing-email', marketing);
    expect(fine.status).toBe(200);
    expect((await get(body.contactId)).body).toMatchObject({ note: 'bleibt', tags: ['neu'] });
  });

  it('that does not show contact points keeps a name made of them', async () => {
    const profiling = { purpose: 'profiling', legalBasis: 'consent', origin: 'person', evidence: 'Ja.' };
    const { body } = await post({ emails: [{ address: 'nur@mail.example' }], grounds: [INQUIRY, profiling] });
    const changed = await patch(body.contactId, { version: 1, language: 'en' }, 'profiling', marketing);
    expect(changed.body).toMatchObject({ language: 'en', displayName: 'nur@mail.example', emails: [] });
    const named = await patch(body.contactId, { version: 2, familyName: 'Spät' }, 'profiling', marketing);
    expect(named.body).toMatchObject({ displayName: 'Spät', emails: [] });
    expect((await get(body.contactId)).body.emails).toEqual([{ address: 'nur@mail.example', kind: 'work' }]);
  });

  it('must be named, known and the caller’s', async () => {
    for (const [purpose, status] of [
      [undefined, 400],
      ['unfug', 400],
      ['accounting', 403],
      ['intake', 422],
    ] as const) {
      const result = await app.call(sales, 'POST', '/api/v1/contacts', {
        ...(purpose ? { purpose } : {}),
        body: person({ grounds: [INQUIRY] }),
      });
      expect(result.status, String(purpose)).toBe(status);
    }
  });
});

describe('the log', () => {
  it('names the contact for each create, read, change, list and search', async () => {
    const { contactId } = (await post(person({ familyName: 'Protokollfall' }))).body;
    await get(contactId);
    await patch(contactId, { version: 1, nickname: 'P' });
    await app.call(sales, 'GET', '/api/v1/contacts?q=protokollfall', { purpose: 'inquiry' });
    await app.call(sales, 'GET', '/api/v1/contacts?limit=200', { purpose: 'inquiry' });
    const { rows } = await app.admin.query(
      'SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] ORDER BY entry_id',
      [contactId],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'contacts.create',
      'contacts.read',
      'contacts.change',
      'contacts.list',
      'contacts.list',
    ]);
  });
});
