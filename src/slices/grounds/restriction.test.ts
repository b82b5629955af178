import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { systemActor } from '../../kernel/actor.ts';
import { raw, sql } from '../../platform/db/index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const german = await app.makeUser({ 'data-protection': 'all' }, { language: 'de' });

const url = (contactId: string) => `/api/v1/contacts/${contactId}/restriction`;
const body = { reason: 'accuracy-contested', note: 'Adresse stimmt nicht', reviewOn: '2099-01-31' };
const restrict = (contactId: string, input: unknown = body, actor = officer) =>
  app.call(actor, 'POST', url(contactId), { purpose: 'rights', body: input });
const lift = (contactId: string) => app.call(officer, 'DELETE', url(contactId), { purpose: 'rights' });
const EVERY_PURPOSE = [
  'inquiry',
  'contract',
  'support',
  'marketing-email',
  'marketing-phone',
  'marketing-post',
  'profiling',
  'accounting',
];

describe('Art. 18: a restricted contact', () => {
  it('is there for rights alone, in every table, under every purpose and for the machine’s intake and access too', async () => {
    const { contactId } = await plantContact(app, {
      grounds: EVERY_PURPOSE.map((purpose) =>
        purpose.startsWith('marketing') ? { purpose, legalBasis: 'consent' as const } : { purpose },
      ),
      emails: ['r@estrict.example'],
      phones: ['+4930123'],
      postalCode: '10115',
    });
    const everybody = systemActor(...EVERY_PURPOSE, 'intake', 'access', 'rights');
    const seen = (purpose: string) =>
      app.ctx.db.perform({ actor: everybody, purpose, action: 'test.see' }, async (tx) => {
        const answers = await tx.batch(
          ['contact', 'ground', 'restriction', 'contact_email', 'contact_phone', 'contact_address'].map(
            (table) => sql`SELECT contact_id FROM ${raw(table)} WHERE contact_id = ${contactId}`,
          ),
        );
        return answers.map(({ rows }) => rows.length);
      });
    expect(await seen('inquiry')).toEqual([1, 8, 0, 1, 1, 1]);
    const { status, body: footing } = await restrict(contactId);
    expect(status).toBe(201);
    expect(footing).toMatchObject({
      openPurposes: [],
      restriction: { reason: 'accuracy-contested', note: 'Adresse stimmt nicht', reviewOn: '2099-01-31' },
    });
    expect(footing.restrictedAt).not.toBeNull();
    expect(footing.grounds.some(({ isOpen }: { isOpen: boolean }) => isOpen)).toBe(false);
    for (const purpose of [...EVERY_PURPOSE, 'intake', 'access'])
      expect(await seen(purpose), purpose).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await seen('rights')).toEqual([1, 8, 1, 1, 1, 1]);
  });

  it('is shown under rights with its footing, and refuses to be found otherwise', async () => {
    const { contactId } = await plantContact(app);
    await restrict(contactId);
    const grounds = `/api/v1/contacts/${contactId}/grounds`;
    expect((await app.call(sales, 'GET', grounds, { purpose: 'inquiry' })).status).toBe(404);
    expect(
      (
        await app.call(sales, 'POST', grounds, {
          purpose: 'inquiry',
          body: { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
        })
      ).status,
    ).toBe(404);
    expect((await app.call(officer, 'GET', grounds, { purpose: 'rights' })).body).toMatchObject({
      contactId,
      openPurposes: [],
      deletesBecause: 'inquiries are deleted 6 months after the last step',
    });
  });

  it('stays closed when a further ground is recorded under rights', async () => {
    const { contactId } = await plantContact(app);
    await restrict(contactId);
    const input = { purpose: 'contract', legalBasis: 'contract', origin: 'person' };
    const answer = await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/grounds`, {
      purpose: 'rights',
      body: input,
    });
    expect(answer.body).toMatchObject({ openPurposes: [] });
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'contract' })).status,
    ).toBe(404);
  });

  it('comes back as it was when the restriction is lifted, and not twice', async () => {
    const { contactId } = await plantContact(app);
    await restrict(contactId);
    expect((await restrict(contactId)).status).toBe(409);
    expect((await lift(contactId)).body).toMatchObject({
      openPurposes: ['inquiry'],
      restrictedAt: null,
      restriction: null,
    });
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}/grounds`, { purpose: 'inquiry' })).status,
    ).toBe(200);
    expect((await lift(contactId)).status).toBe(404);
  });

  it('is restricted by those alone who handle rights, for that purpose alone', async () => {
    const { contactId } = await plantContact(app);
    expect((await app.call(sales, 'POST', url(contactId), { purpose: 'inquiry', body })).status).toBe(403);
    expect((await restrict(contactId, body, sales)).status).toBe(403);
    expect((await app.call(officer, 'POST', url(contactId), { purpose: 'intake', body })).body.type).toBe(
      'urn:obhut:problem:purpose-not-suitable',
    );
    expect((await app.call(officer, 'POST', url(contactId), { body })).body.type).toBe(
      'urn:obhut:problem:purpose-missing',
    );
    expect((await restrict(uuid())).status).toBe(404);
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await restrict(contactId, body, own)).status).toBe(404);
  });

  it('names every field at fault', async () => {
    const { contactId } = await plantContact(app);
    const answer = await restrict(
      contactId,
      { reason: 'because', note: '\u0000', reviewOn: '2026-02-30', x: 1 },
      german,
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.note',
      'body.reason',
      'body.reviewOn',
      'body.x',
    ]);
    const passed = await restrict(contactId, { ...body, reviewOn: '2020-01-01' }, german);
    expect(passed.body.errors).toEqual([
      {
        at: 'body.reviewOn',
        code: 'review-passed',
        message: 'Der Termin zur Prüfung liegt in der Vergangenheit.',
      },
    ]);
    expect(
      (await app.admin.query('SELECT FROM restriction WHERE contact_id = $1', [contactId])).rowCount,
    ).toBe(0);
  });
});
