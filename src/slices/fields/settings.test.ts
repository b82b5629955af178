import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { faultsOf, openFields } from './test-fields.ts';

const app = await startTestApp();
const { admin, sales, input, addField, createContact, ownOf } = await openFields(app);
const post = (body: object, actor = admin) => app.call(actor, 'POST', '/api/v1/own-fields', { body });
const patch = (fieldId: string, body: object) =>
  app.call(admin, 'PATCH', `/api/v1/own-fields/${fieldId}`, { body });

describe('a field', () => {
  it('is not added without category, purposes and deletion rule', async () => {
    const {
      category: _,
      purposes: __,
      retainDays: ___,
      ...bare
    } = input({ key: 'bare' }) as Record<string, unknown>;
    const answer = await post(bare);
    expect(answer.status).toBe(422);
    expect(Object.keys(faultsOf(answer.body)).sort()).toEqual([
      'body.category',
      'body.purposes',
      'body.retainDays',
    ]);
    expect(
      faultsOf((await post({ ...bare, category: 'identity', purposes: [], retainDays: 0 })).body),
    ).toMatchObject({
      'body.purposes': expect.anything(),
      'body.retainDays': expect.anything(),
    });
  });

  it('is for purposes that open its category, and for no purpose of the machine', async () => {
    const answer = await post(
      input({
        key: 'till',
        category: 'purchases',
        purposes: ['contract', 'marketing-email', 'rights', 'nonsense'],
      }),
    );
    expect(faultsOf(answer.body)).toEqual({
      'body.purposes.1': 'own-purpose-does-not-open',
      'body.purposes.2': 'own-purpose-unknown',
      'body.purposes.3': 'own-purpose-unknown',
    });
  });

  it.each([
    ['Allergien', 'Allergies'],
    ['Konfession', 'Denomination'],
    ['Mitglied der Gewerkschaft', 'Union member'],
    ['Notizen', 'Health notes'],
  ])('that sounds like Art. 9 (%s) is of that category, or says why not', async (labelDe, labelEn) => {
    const field = input({ key: 'sounds', labelDe, labelEn });
    expect(faultsOf((await post(field)).body)).toEqual({
      'body.category': 'own-sounds-special',
      'body.specialReason': 'own-not-special-reason',
    });
    const explained = await post({
      ...field,
      key: `e${Math.random().toString(36).slice(2, 9)}`,
      specialReason: 'Produktmerkmal',
    });
    expect(explained.status, JSON.stringify(explained.body)).toBe(201);
  });

  it('of the special category needs a purpose that opens it and what permits it (Art. 9(2))', async () => {
    const purpose = await app.call(admin, 'POST', '/api/v1/purposes', {
      body: {
        key: 'catering',
        labelDe: 'Bewirtung',
        labelEn: 'Catering',
        categories: ['identity', 'special'],
        defaultBasis: 'consent',
        defaultRetainDays: 30,
        ruleDe: '',
        ruleEn: '',
      },
    });
    expect(purpose.status, JSON.stringify(purpose.body)).toBe(201);
    const field = input({
      key: 'allergies',
      labelDe: 'Allergien',
      category: 'special',
      purposes: ['catering'],
    });
    expect(faultsOf((await post(field)).body)).toEqual({ 'body.specialReason': 'own-special-reason' });
    const added = await post({ ...field, specialReason: 'Ausdrückliche Einwilligung, Art. 9 Abs. 2 lit. a' });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ category: 'special', purposes: ['catering'] });
  });

  it('has a list only as a choice, with each entry once', async () => {
    expect(
      faultsOf((await post(input({ key: 'list', choices: [{ key: 'a', de: 'A', en: 'A' }] }))).body),
    ).toEqual({
      'body.choices': 'own-choices-not-wanted',
    });
    expect(faultsOf((await post(input({ key: 'list', type: 'choice' }))).body)).toEqual({
      'body.choices': 'own-choices-missing',
    });
    const twice = [
      { key: 'a', de: 'A', en: 'A' },
      { key: 'a', de: 'B', en: 'B' },
    ];
    expect(faultsOf((await post(input({ key: 'list', type: 'choice', choices: twice }))).body)).toEqual({
      'body.choices.1.key': 'own-choice-twice',
    });
  });

  it('names every field at fault for wrong input, whatever it is', async () => {
    const answer = await post({
      entity: 'invoice',
      key: 'Ö-1',
      labelDe: '\u0000',
      labelEn: ' ',
      type: 'json',
      choices: 7,
      category: 'staff',
      purposes: 'all',
      retainDays: 0.5,
      specialReason: '\ud800',
      isProvided: 'yes',
      position: -1,
      more: 1,
    });
    expect(answer.status).toBe(422);
    expect(
      Object.keys(faultsOf(answer.body))
        .map((at) => at.replace('body.', ''))
        .sort(),
    ).toEqual([
      'category',
      'choices',
      'entity',
      'isProvided',
      'key',
      'labelDe',
      'labelEn',
      'more',
      'position',
      'purposes',
      'retainDays',
      'specialReason',
      'type',
    ]);
  });

  it('has a key of its own, and is added by those alone who manage fields', async () => {
    await addField({ key: 'once' });
    expect(faultsOf((await post(input({ key: 'once' }))).body)).toEqual({ 'body.key': 'own-key-taken' });
    expect((await post(input({ key: 'once', entity: 'company' }))).status).toBe(201);
    expect((await post(input({ key: 'sales' }), sales)).status).toBe(403);
    const seen = await app.call(sales, 'GET', '/api/v1/own-fields');
    expect(seen.body.items.map(({ key }: { key: string }) => key)).toContain('once');
  });

  it('keeps its type, and refuses a change of somebody who was slower', async () => {
    const field = await addField({ key: 'fixed' });
    expect(faultsOf((await patch(field.fieldId, { version: 1, type: 'number' })).body)).toEqual({
      'body.type': 'own-type-fixed',
    });
    expect((await patch(field.fieldId, { version: 1, labelDe: 'Neu' })).body).toMatchObject({
      version: 2,
      labelDe: 'Neu',
    });
    expect((await patch(field.fieldId, { version: 1, labelDe: 'Alt' })).status).toBe(409);
    expect(faultsOf((await patch(field.fieldId, { version: 2, category: 'purchases' })).body)).toEqual({
      'body.purposes.0': 'own-purpose-does-not-open',
    });
  });
});

describe('changing a field', () => {
  it('closes it at once to a purpose that is taken away', async () => {
    const field = await addField({ key: 'narrowed' });
    const contactId = await createContact({ narrowed: 'x' });
    expect(await ownOf(contactId)).toMatchObject({ narrowed: 'x' });
    await patch(field.fieldId, { version: 1, purposes: ['contract'] });
    expect(await ownOf(contactId)).not.toHaveProperty('narrowed');
    await patch(field.fieldId, { version: 2, purposes: ['inquiry'] });
    expect(await ownOf(contactId)).toMatchObject({ narrowed: 'x' });
  });

  it('gives the values that are there their new end, also those that are hidden from the caller', async () => {
    const field = await addField({ key: 'shortened', retainDays: 100 });
    const contactId = await createContact({ shortened: 'x' });
    await app.admin.query(
      "UPDATE contact_own_value SET changed_at = now() - interval '20 days' WHERE contact_id = $1",
      [contactId],
    );
    await patch(field.fieldId, { version: 1, retainDays: 10 });
    expect(await ownOf(contactId)).not.toHaveProperty('shortened');
    await patch(field.fieldId, { version: 2, retainDays: 21 });
    expect(await ownOf(contactId)).toMatchObject({ shortened: 'x' });
    await patch(field.fieldId, { version: 3, retainDays: null });
    const { rows } = await app.admin.query('SELECT expires_at FROM contact_own_value WHERE contact_id = $1', [
      contactId,
    ]);
    expect(rows).toEqual([{ expires_at: null }]);
  });

  it('takes it out of use and back, and deletes it with the values whose number was confirmed', async () => {
    const field = await addField({ key: 'leaving' });
    const contactId = await createContact({ leaving: 'x' });
    const path = `/api/v1/own-fields/${field.fieldId}`;
    const remove = (values: number) => app.call(admin, 'DELETE', path, { body: { values } });
    expect((await remove(1)).status).toBe(409);
    const left = await patch(field.fieldId, { version: 1, isActive: false });
    expect(Date.parse(left.body.deletesAt)).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(await ownOf(contactId)).not.toHaveProperty('leaving');
    expect((await patch(field.fieldId, { version: 2, isActive: true })).body.deletesAt).toBeNull();
    expect(await ownOf(contactId)).toMatchObject({ leaving: 'x' });
    await patch(field.fieldId, { version: 3, isActive: false });
    expect((await app.call(admin, 'GET', `${path}/count`)).body).toEqual({ values: 1 });
    expect(faultsOf((await remove(0)).body)).toEqual({ 'body.values': 'own-count-changed' });
    expect((await remove(1)).status).toBe(204);
    const { rows } = await app.admin.query('SELECT FROM contact_own_value WHERE contact_id = $1', [
      contactId,
    ]);
    expect(rows).toEqual([]);
    expect((await app.call(admin, 'GET', `${path}/count`)).status).toBe(404);
    expect(await ownOf(contactId)).toEqual({});
  });
});
