import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';
import { findSuppressed, type Identifiers, liftSuppression, suppressContacts } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const marketing = await app.makeUser({ marketing: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const german = await app.makeUser({ sales: 'all' }, { language: 'de' });

const object = (contactId: string, body: unknown, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/objection`, { purpose, body });
const add = (contactId: string, body: unknown, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/grounds`, { purpose, body });
const suppressed = async (person: Partial<Identifiers>): Promise<string[]> => {
  const work = { actor: sales, purpose: 'inquiry', action: 'test.suppressed' };
  const [found] = await app.ctx.db.perform(work, (tx) =>
    findSuppressed(app.ctx, tx, [{ emails: [], phones: [], ...person }]),
  );
  return [...found!].sort();
};
const ADVERTISING = ['marketing-email', 'marketing-phone', 'marketing-post'];
const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }): Record<string, string> =>
  Object.fromEntries((answer.body.errors ?? []).map(({ at, code }) => [at, code]));
let number = 0;
const person = () => {
  number += 1;
  return {
    email: `person${number}@kunde.example`,
    phone: `+4930555${1000 + number}`,
    familyName: `Groß${number}`,
  };
};

describe('Art. 21(2)-(3): an objection to direct marketing', () => {
  it('closes every marketing ground whatever its basis, and nothing else', async () => {
    const { contactId } = await plantContact(app, {
      grounds: [
        {},
        { purpose: 'marketing-email', legalBasis: 'consent' },
        { purpose: 'marketing-post', legalBasis: 'legitimate-interests' },
      ],
      emails: [person().email],
    });
    const { status, body } = await object(contactId, { directMarketing: true });
    expect(status).toBe(200);
    expect(body.openPurposes).toEqual(['inquiry']);
    expect(
      Object.fromEntries(
        body.grounds.map(({ purpose, status }: { purpose: string; status: string }) => [purpose, status]),
      ),
    ).toEqual({ inquiry: 'given', 'marketing-email': 'objected', 'marketing-post': 'objected' });
    expect(
      (
        await app.call(marketing, 'GET', `/api/v1/contacts/${contactId}/grounds`, {
          purpose: 'marketing-email',
        })
      ).status,
    ).toBe(404);
  });

  it('lasts against a new import or API ground, also where there was none, until the person asks for it', async () => {
    const { email, phone, familyName } = person();
    const { contactId } = await plantContact(app, {
      emails: [email],
      phones: [phone],
      familyName,
      postalCode: '10115',
    });
    expect((await object(contactId, { directMarketing: true })).status).toBe(200);
    for (const known of [
      { emails: [email.toUpperCase()] },
      { phones: [phone] },
      { person: { givenName: 'aenne', familyName, birthday: null, postalCode: '10 115' } },
    ])
      expect(await suppressed(known)).toEqual(ADVERTISING);
    expect(await suppressed({ emails: ['other@kunde.example'], phones: ['030'] })).toEqual([]);

    const consent = { purpose: 'marketing-phone', legalBasis: 'consent', evidence: 'Liste 2024' };
    const refused = await add(contactId, { ...consent, origin: 'list' }, german);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: 'urn:obhut:problem:suppressed',
      errors: [{ at: 'body.purpose', code: 'purpose-objected' }],
    });
    expect(
      (await add(contactId, { purpose: 'contract', legalBasis: 'contract', origin: 'list' })).status,
    ).toBe(201);
    expect((await add(contactId, { ...consent, origin: 'person' })).body.openPurposes).toContain(
      'marketing-phone',
    );
    expect(await suppressed({ emails: [email] })).toEqual(['marketing-email', 'marketing-post']);
  });

  it('answers though it closes the caller’s own purpose', async () => {
    const { email } = person();
    const { contactId } = await plantContact(app, {
      grounds: [{ purpose: 'marketing-email', legalBasis: 'consent' }],
      emails: [email],
    });
    const { status, body } = await object(contactId, { directMarketing: true }, marketing, 'marketing-email');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openPurposes: [], deletesBecause: 'no ground is left' });
    expect(await suppressed({ emails: [email] })).toEqual(ADVERTISING);
  });

  it('hashes addresses and numbers also under a purpose that does not open them', async () => {
    const { email, phone } = person();
    const { contactId } = await plantContact(app, {
      grounds: [{ purpose: 'profiling', legalBasis: 'consent' }],
      emails: [email],
      phones: [phone],
    });
    expect((await object(contactId, { purposes: ['profiling'] }, marketing, 'profiling')).status).toBe(200);
    expect(await suppressed({ emails: [email] })).toEqual(['profiling']);
    expect(await suppressed({ phones: [phone] })).toEqual(['profiling']);
  });

  it('keeps nothing that could be read: keyed hashes only', async () => {
    const { rows } = await app.admin.query('SELECT s::text AS row FROM suppression s');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/kunde|4930|gro/i);
  });
});

describe('Art. 21(1): an objection to other purposes', () => {
  it('ends what rests on legitimate interests, a named purpose at a time', async () => {
    const { contactId } = await plantContact(app, {
      grounds: [{}, { purpose: 'support', legalBasis: 'legitimate-interests' }],
      emails: [person().email],
    });
    const { body } = await object(contactId, { purposes: ['support'] });
    expect(body.openPurposes).toEqual(['inquiry']);
    expect(
      (await add(contactId, { purpose: 'support', legalBasis: 'legitimate-interests', origin: 'import' }))
        .status,
    ).toBe(409);
  });

  it('does not reach what a contract or a duty needs, and names every fault', async () => {
    const { contactId } = await plantContact(app, {
      grounds: [{}, { purpose: 'accounting', legalBasis: 'legal-obligation' }],
    });
    const answer = await object(
      contactId,
      { purposes: ['accounting', 'rights', 'no-such', 'marketing-post'] },
      german,
    );
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual({
      'body.purposes.0': 'objection-not-possible',
      'body.purposes.1': 'purpose-not-for-grounds',
      'body.purposes.2': 'purpose-unknown',
    });
    expect(answer.body.errors[2].message).toBe('Diesen Zweck gibt es nicht.');
    expect(
      (await app.admin.query(`SELECT FROM ground WHERE contact_id = $1 AND status <> 'given'`, [contactId]))
        .rowCount,
    ).toBe(0);
  });

  it.each([
    ['nothing', {}, { 'body.purposes': 'objection-empty' }],
    ['an empty list', { purposes: [] }, { 'body.purposes': 'too_small' }],
    [
      'naughty keys',
      { purposes: ['\u0000', "x'; --", 7], directMarketing: 'yes' },
      {
        'body.purposes.0': 'invalid_format',
        'body.purposes.1': 'invalid_format',
        'body.purposes.2': 'invalid_type',
        'body.directMarketing': 'invalid_type',
      },
    ],
  ])('refuses %s', async (_what, wrong, expected) => {
    const { contactId } = await plantContact(app);
    const answer = await object(contactId, wrong);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(expected);
  });

  it('is not for those who do not see the contact', async () => {
    const { email } = person();
    const { contactId } = await plantContact(app, { ownerId: sales.id, emails: [email] });
    const own = await app.makeUser({ sales: 'own' });
    for (const [actor, purpose] of [
      [own, 'inquiry'],
      [marketing, 'marketing-email'],
      [officer, 'intake'],
    ] as const)
      expect((await object(contactId, { directMarketing: true }, actor, purpose)).status).toBe(404);
    expect((await object(uuid(), { directMarketing: true })).status).toBe(404);
    expect(await suppressed({ emails: [email] })).toEqual([]);
  });
});

describe('Art. 17: the suppression that erasure leaves', () => {
  const known = {
    emails: ['erika@weg.example'],
    phones: ['+49 30 1234567'],
    person: {
      givenName: 'Erika',
      familyName: 'Müller-Lüdenscheidt',
      birthday: '1964-08-12',
      postalCode: '0 1067',
    },
  };

  it('recognises every address, number and name with birthday or postcode, and nobody else', async () => {
    const { contactId } = await plantContact(app, {
      givenName: 'Erika',
      familyName: 'Müller-Lüdenscheidt',
      birthday: [1964, 8, 12],
      emails: ['erika@weg.example', 'em@weg.example'],
      phones: ['+49301234567'],
      postalCode: '01067',
    });
    await app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.erase' }, (tx) =>
      suppressContacts(app.ctx, tx, [contactId], '*', 'erased'),
    );
    const name = known.person;
    for (const each of [
      { emails: ['EM@weg.example '] },
      { phones: ['0049 30 1234567'] },
      { person: { ...name, postalCode: null } },
      { person: { ...name, familyName: 'MUELLER LUEDENSCHEIDT', birthday: null } },
    ])
      expect(await suppressed(each), JSON.stringify(each)).toEqual(['*']);
    for (const each of [
      { emails: ['erika@bleibt.example', ''] },
      { phones: ['1234567', '12'] },
      { person: { ...name, birthday: '1964-08-13', postalCode: null } },
      { person: { ...name, birthday: null, postalCode: null } },
      { person: { ...name, givenName: null } },
    ])
      expect(await suppressed(each), JSON.stringify(each)).toEqual([]);
  });

  it('is lifted when the person asks to return; their objection to advertising lasts, unless they ask for that too', async () => {
    const { contactId } = await plantContact(app, { emails: known.emails });
    await object(contactId, { directMarketing: true });
    const lift = (...purposes: string[]) =>
      app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.return' }, (tx) =>
        liftSuppression(app.ctx, tx, known, purposes),
      );
    expect(await suppressed(known)).toEqual(['*', ...ADVERTISING]);
    await lift();
    expect(await suppressed(known)).toEqual(ADVERTISING);
    await lift('marketing-email');
    expect(await suppressed(known)).toEqual(['marketing-phone', 'marketing-post']);
  });
});

describe('Art. 21(3): an objection to all direct marketing', () => {
  it('holds for a kind of advertising that the firm thinks of later, one to a single kind does not', async () => {
    const admin = await app.makeUser({ administrator: 'all' });
    const [all, one] = [person(), person()];
    const objecting = await plantContact(app, { emails: [all.email] });
    const choosing = await plantContact(app, { emails: [one.email] });
    await object(objecting.contactId, { directMarketing: true });
    await object(choosing.contactId, { purposes: ['marketing-phone'] });
    const made = await app.call(admin, 'POST', '/api/v1/purposes', {
      body: {
        key: 'marketing-sms',
        labelDe: 'Werbung per SMS',
        labelEn: 'Advertising by text message',
        categories: ['identity', 'contact-points'],
        defaultBasis: 'legitimate-interests',
        defaultRetainDays: 365,
        ruleDe: 'endet nach einem Jahr',
        ruleEn: 'ends after a year',
        roles: ['sales'],
      },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(await suppressed({ emails: [all.email] })).toEqual([...ADVERTISING, 'marketing-sms']);
    expect(await suppressed({ emails: [one.email] })).toEqual(['marketing-phone']);
    const ground = {
      purpose: 'marketing-sms',
      legalBasis: 'legitimate-interests',
      origin: 'list',
      evidence: 'abgewogen',
    };
    expect((await add(objecting.contactId, ground)).status).toBe(409);
    expect((await add(choosing.contactId, ground)).status).toBe(201);
    await app.admin.query("DELETE FROM suppression WHERE purpose_key = 'marketing-sms'");
  });
});
