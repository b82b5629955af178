import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Batch, type Statement } from '../src/platform/db/batch.ts';
import { markerOf } from '../src/slices/grounds/index.ts';
import { Importer } from '../src/slices/transfer/test-imports.ts';
import { type CallResult, startTestApp } from './harness.ts';
import { openRestricted, restrict } from './open-restricted.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const second = await app.makeUser({ 'data-protection': 'all' });
const both = await app.makeUser({ sales: 'all', 'data-protection': 'all' });
await app.admin.query(`
  INSERT INTO firm (name, street, postal_code, city, privacy_name, privacy_email)
  VALUES ('Lindner GmbH', 'Hauptstraße 1', '70173', 'Stuttgart', 'Dr. Groß', 'datenschutz@lindner.example')`);
const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };

const create = (body: object, actor = sales) =>
  app.call(actor, 'POST', '/api/v1/contacts', { purpose: 'inquiry', body: { grounds: [INQUIRY], ...body } });
async function made(body: object): Promise<{ contactId: string; version: number }> {
  const answer = await create(body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const change = (contact: { contactId: string; version: number }, body: object, actor = sales) =>
  app.call(actor, 'PATCH', `/api/v1/contacts/${contact.contactId}`, {
    purpose: 'inquiry',
    body: { version: contact.version, ...body },
  });
const correct = async (contactId: string, proposed: object) => {
  const asked = await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/requests`, {
    purpose: 'rights',
    body: { kind: 'rectification', channel: 'mail', proposed },
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  return app.call(officer, 'POST', `/api/v1/requests/${asked.body.requestId}/answer`, {
    purpose: 'rights',
    body: { measure: { what: 'correction', how: 'proposed' }, deliver: 'letter' },
  });
};
let serial = 0;
/** Somebody who rests, and what they are known by. */
async function resting() {
  const n = ++serial;
  const known = {
    givenName: 'Rita',
    familyName: `Ruhe${String.fromCharCode(96 + n)}`,
    emails: [{ address: `rita${n}@ruhe.example` }],
    phones: [{ number: `+49302312590${n % 10}${Math.trunc(n / 10)}` }],
    externalId: `K-${n}`,
  };
  const { contactId } = await made(known);
  const restrictionId = await restrict(app, officer, contactId);
  return { ...known, contactId, restrictionId, name: { givenName: 'Rita', familyName: known.familyName } };
}
type Resting = Awaited<ReturnType<typeof resting>>;
/** The same end by every way: 409, whom to ask, and not a word of who it is. */
function expectRefused(answer: CallResult, person: Resting): void {
  expect([answer.status, answer.body.type], JSON.stringify(answer.body)).toEqual([
    409,
    'urn:obhut:problem:suppressed',
  ]);
  expect(answer.body.errors).toMatchObject([{ code: 'ask-privacy-contact' }]);
  for (const word of [
    person.contactId,
    person.familyName,
    markerOf(person.restrictionId),
    'restrict',
    'ingeschr',
  ])
    expect(answer.raw.toString(), word).not.toContain(word);
}
const contactsKnownBy = async (person: Resting): Promise<string[]> =>
  (
    await app.admin.query(
      `SELECT c.contact_id FROM contact c WHERE c.external_id = $3
          OR EXISTS (SELECT FROM contact_email e WHERE e.contact_id = c.contact_id AND e.address = $1)
          OR EXISTS (SELECT FROM contact_phone p WHERE p.contact_id = c.contact_id AND p.number = $2)`,
      [person.emails[0]!.address, person.phones[0]!.number, person.externalId],
    )
  ).rows.map(({ contact_id }) => contact_id);

afterEach(() => vi.restoreAllMocks());

describe('Art. 18(1): nobody becomes the double of somebody who rests', () => {
  it('by an e-mail address, a number or an id that a contact gets, or by a name beside one that it has', async () => {
    const person = await resting();
    const { emails, phones, externalId, name } = person;
    const bare = await made(name);
    for (const input of [
      { emails },
      { emails: [{ address: `x${serial}@frei.example` }, ...emails] },
      { phones: [{ number: phones[0]!.number.replace('+4930', '030 ') }] },
      { externalId },
      { emails, askedToReturn: 'rief heute an' },
    ])
      expectRefused(await change(bare, input), person);
    const nameless = await made({ givenName: 'Otto', familyName: 'Oben', emails });
    expectRefused(await change(nameless, name), person);
    expectRefused(await change(nameless, { givenName: null, familyName: null, nickname: 'Rita' }), person);
    // Whoever handles rights is told the neutral record, and nothing else is.
    const told = await change(bare, { emails }, both);
    expect([told.status, told.body.errors[0].code]).toEqual([409, 'already-there-restricted']);
    expect(told.body.errors[0].message).toContain(markerOf(person.restrictionId));
    expect((await contactsKnownBy(person)).sort()).toEqual([person.contactId, nameless.contactId].sort());
  });

  it('and somebody else, who shares a mailbox or a switchboard, is changed as before', async () => {
    const { emails, phones } = await resting();
    const other = await made({ givenName: 'Otto', familyName: 'Oben' });
    const changed = await change(other, { emails, phones });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await change(changed.body, { nickname: 'Otti', emails: [], givenName: 'Ottokar' })).status).toBe(
      200,
    );
  });

  it('and who was one before the restriction can still be looked after', async () => {
    const { emails, name } = await resting();
    const { rows } = await app.admin.query('SELECT contact_id FROM contact_email WHERE address = $1', [
      emails[0]!.address,
    ]);
    const double = await made({ ...name, emails: [{ address: `y${serial}@frei.example` }] });
    await app.admin.query('UPDATE contact_email SET address = $1 WHERE contact_id = $2', [
      emails[0]!.address,
      double.contactId,
    ]);
    const changed = await change(double, { givenName: 'R.', phones: [{ number: '+49 30 777 88 99' }] });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(rows).toHaveLength(1);
  });

  it('by a correction that the person asked for, at the desk', async () => {
    const person = await resting();
    const { contactId } = await made(person.name);
    const refused = await correct(contactId, { emails: person.emails });
    expect([refused.status, refused.body.type], JSON.stringify(refused.body)).toEqual([
      409,
      'urn:obhut:problem:suppressed',
    ]);
    expect(refused.body.errors).toMatchObject([{ at: 'body.measure', code: 'already-there-restricted' }]);
    expect(await contactsKnownBy(person)).toEqual([person.contactId]);
  });

  it('and the person themselves is corrected while their record is open', async () => {
    const person = await resting();
    await openRestricted(app, officer, second, person.restrictionId);
    const changed = await correct(person.contactId, {
      givenName: 'Margarita',
      emails: [...person.emails, { address: `neu${serial}@ruhe.example` }],
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    const { rows } = await app.admin.query('SELECT given_name FROM contact WHERE contact_id = $1', [
      person.contactId,
    ]);
    expect(rows).toEqual([{ given_name: 'Margarita' }]);
  });

  it('by a merge', async () => {
    const person = await resting();
    const { emails, name } = person;
    const winner = await made(name);
    const loser = await made({ givenName: 'Otto', familyName: 'Oben', emails });
    const merge = (more: object = {}) =>
      app.call(sales, 'POST', '/api/v1/merges', {
        purpose: 'inquiry',
        body: {
          winnerId: winner.contactId,
          winnerVersion: winner.version,
          loserId: loser.contactId,
          loserVersion: loser.version,
          ...more,
        },
      });
    expectRefused(await merge(), person);
    expect(
      (
        await app.admin.query('SELECT FROM contact WHERE contact_id = ANY ($1)', [
          [winner.contactId, loser.contactId],
        ])
      ).rowCount,
    ).toBe(2);
    // As Otto nobody takes them for the one who rests.
    const merged = await merge({ fields: { givenName: 'loser', familyName: 'loser' } });
    expect(merged.status, JSON.stringify(merged.body)).toBeLessThan(300);
  });

  it('by a file that completes contacts, or by release from quarantine', async () => {
    const person = await resting();
    const importer = new Importer(app, sales);
    const bare = await made({ ...person.name, externalId: `ERP-${serial}` });
    const csv = (line: string) => `Vorname;Nachname;E-Mail;Kundennummer\n${line}\n`;
    const row = `Rita;${person.familyName};${person.emails[0]!.address};ERP-${serial}`;
    const { preview, record } = await importer.bringIn(csv(row), { options: { duplicates: 'complete' } });
    expect(record.counts).toMatchObject({ alreadyThere: 1, completed: 0, created: 0 });
    expect(JSON.stringify(preview)).not.toContain(person.contactId);
    // The neighbour line is completed as before.
    const other = `Rita;${person.familyName};frei${uuid().slice(-6)}@frei.example;ERP-${serial}`;
    const second = await importer.bringIn(csv(other), { options: { duplicates: 'complete' } });
    expect(second.record.counts).toMatchObject({ completed: 1 });
    expect(await contactsKnownBy(person)).toEqual([person.contactId]);
    expect(bare.contactId).not.toBe(person.contactId);
  });
});

describe('the check of who is entered', () => {
  it('costs no round trip of its own: one statement says who rests and who is suppressed', async () => {
    const texts: string[][] = [];
    const original = Batch.prototype.submit;
    vi.spyOn(Batch.prototype, 'submit').mockImplementation(function (this: Batch, connection) {
      texts.push((this as unknown as { queries: Statement[] }).queries.map(({ text }) => text));
      original.call(this, connection);
    });
    await made({ familyName: 'Rundlauf', emails: [{ address: `rund${++serial}@rund.example` }] });
    const asking = texts.filter((trip) => trip.some((text) => text.includes('restricted_double')));
    expect(asking).toHaveLength(1);
    expect(asking[0]!.filter((text) => text.includes('suppression'))).toHaveLength(1);
    expect(asking[0]!.filter((text) => text.includes('restricted_double'))).toEqual(
      asking[0]!.filter((text) => text.includes('suppression')),
    );
    expect(texts.flat().filter((text) => /FROM suppression/.test(text))).toHaveLength(1);
  });
});
