import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const south = await app.makeTeam('Süd');
const north = await app.makeTeam('Nord');
const all = await app.makeUser({ sales: 'all' }, { teamId: south });
const own = await app.makeUser({ sales: 'own' }, { teamId: south });
const ownToo = await app.makeUser({ sales: 'own' }, { teamId: south });
const lead = await app.makeUser({ sales: 'team' }, { teamId: south });
const leadNorth = await app.makeUser({ sales: 'team' }, { teamId: north });
const alone = await app.makeUser({ sales: 'team' });

const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
const post = (actor: Actor, more: object = {}) =>
  app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { familyName: 'Bereich', grounds: GROUNDS, ...more },
  });
const sees = async (actor: Actor, contactId: string): Promise<boolean> => {
  const read = await app.call(actor, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
  const list = await app.call(actor, 'GET', '/api/v1/contacts?limit=200', { purpose: 'inquiry' });
  const found = await app.call(actor, 'GET', '/api/v1/contacts?q=bereich&limit=200', { purpose: 'inquiry' });
  const isIn = (body: { items: { contactId: string }[] }) =>
    body.items.some((row) => row.contactId === contactId);
  const answers = [read.status === 200, isIn(list.body), isIn(found.body)];
  expect(new Set(answers).size).toBe(1);
  return answers[0]!;
};
const codes = (result: { status: number; body: { errors?: { at: string; code: string }[] } }) => [
  result.status,
  ...(result.body.errors ?? []).map(({ at, code }) => `${at} ${code}`),
];

describe('own, team and all', () => {
  it('gives a new contact to who made it and to their department', async () => {
    for (const [actor, teamId] of [
      [all, south],
      [own, south],
      [lead, south],
      [leadNorth, north],
      [alone, null],
    ] as const) {
      const { status, body } = await post(actor);
      expect([status, body.ownerId, body.teamId]).toEqual([201, actor.id, teamId]);
      expect(await sees(actor, body.contactId)).toBe(true);
    }
  });

  it('shows a contact to its owner, to the leads of its department and to who sees all', async () => {
    const { contactId } = (await post(own)).body;
    expect(await Promise.all([own, lead, all].map((actor) => sees(actor, contactId)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await Promise.all([ownToo, leadNorth, alone].map((actor) => sees(actor, contactId)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('gives a contact to a colleague together with their department', async () => {
    const { body } = await post(all, { ownerId: leadNorth.id });
    expect(body).toMatchObject({ ownerId: leadNorth.id, teamId: north });
    expect((await post(all, { ownerId: null, teamId: null })).body).toMatchObject({
      ownerId: null,
      teamId: null,
    });
  });

  it('lets nobody put a contact where they would not see it', async () => {
    expect(codes(await post(own, { ownerId: ownToo.id }))).toEqual([422, 'body.ownerId owner-out-of-scope']);
    expect(codes(await post(own, { ownerId: null }))).toEqual([422, 'body.ownerId owner-out-of-scope']);
    expect(codes(await post(own, { teamId: north }))).toEqual([422, 'body.teamId team-out-of-scope']);
    expect(codes(await post(lead, { ownerId: leadNorth.id }))).toEqual([
      422,
      'body.ownerId owner-out-of-scope',
    ]);
    expect(codes(await post(lead, { teamId: north }))).toEqual([422, 'body.teamId team-out-of-scope']);
    expect(codes(await post(alone, { ownerId: own.id, teamId: south }))).toEqual([
      422,
      'body.ownerId owner-out-of-scope',
      'body.teamId team-out-of-scope',
    ]);
    expect((await post(lead, { ownerId: own.id })).status).toBe(201);
    expect((await post(lead, { ownerId: null })).status).toBe(201);
    expect((await post(own, { teamId: null })).status).toBe(201);
  });

  it('holds for changes too, and only for what changes', async () => {
    const { contactId } = (await post(all, { ownerId: own.id, teamId: north })).body;
    const patch = (actor: Actor, body: object) =>
      app.call(actor, 'PATCH', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry', body });
    expect(codes(await patch(own, { version: 1, ownerId: ownToo.id }))).toEqual([
      422,
      'body.ownerId owner-out-of-scope',
    ]);
    expect((await patch(own, { version: 1, ownerId: own.id, teamId: north, nickname: 'x' })).status).toBe(
      200,
    );
    expect((await patch(leadNorth, { version: 2, nickname: 'y' })).status).toBe(200);
    expect((await patch(lead, { version: 3, nickname: 'z' })).status).toBe(404);
    expect(codes(await patch(leadNorth, { version: 3, teamId: south }))).toEqual([
      422,
      'body.teamId team-out-of-scope',
    ]);
    expect((await patch(leadNorth, { version: 3, ownerId: leadNorth.id })).status).toBe(200);
    expect(await sees(own, contactId)).toBe(false);
  });

  it('refuses owners who have left', async () => {
    const gone = await app.makeUser({ sales: 'own' });
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [gone.id]);
    expect(codes(await post(all, { ownerId: gone.id }))).toEqual([422, 'body.ownerId no-such-user']);
  });

  it('counts and lists the people of a company only as far as they are seen', async () => {
    const company = await app.call(all, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Bereichs AG' },
    });
    const { companyId } = company.body;
    const { contactId } = (await post(own, { companies: [{ companyId }] })).body;
    await post(leadNorth, { companies: [{ companyId }] });
    for (const [actor, count] of [
      [all, 2],
      [own, 1],
      [ownToo, 0],
    ] as const) {
      const list = await app.call(actor, 'GET', '/api/v1/companies?q=bereichs', { purpose: 'inquiry' });
      expect(list.body.items).toMatchObject([{ companyId, contactCount: count }]);
      const people = await app.call(actor, 'GET', `/api/v1/companies/${companyId}/contacts`, {
        purpose: 'inquiry',
      });
      expect(people.body.items).toHaveLength(count);
    }
    const mine = await app.call(own, 'GET', `/api/v1/companies/${companyId}/contacts`, {
      purpose: 'inquiry',
    });
    expect(mine.body.items).toMatchObject([{ contactId }]);
  });
});

describe('a program with a key', () => {
  const key = (scope: 'own' | 'team' | 'all', userId: string, teamId: string | null): Actor => ({
    ...all,
    kind: 'api-key',
    id: '01999999-0000-7000-8000-00000000000a',
    userId,
    teamId,
    purposes: new Map([['inquiry', scope]]),
  });
  it('looks after nobody, unless it would not see them otherwise', async () => {
    const { createContact } = await import('./create-contact.ts');
    const { contactInput } = await import('./contract.ts');
    const input = contactInput.parse({ familyName: 'Programm', grounds: GROUNDS });
    const ownerOf = async (actor: Actor) => {
      const contactId = await app.ctx.db.perform({ actor, purpose: 'inquiry', action: 'test.key' }, (tx) =>
        createContact(app.ctx, tx, input, 'de'),
      );
      const { rows } = await app.admin.query(
        'SELECT owner_id, team_id, created_by FROM contact WHERE contact_id = $1',
        [contactId],
      );
      return [rows[0].owner_id, rows[0].team_id, rows[0].created_by];
    };
    const id = '01999999-0000-7000-8000-00000000000a';
    expect(await ownerOf(key('all', all.id, null))).toEqual([null, null, id]);
    expect(await ownerOf(key('team', lead.id, south))).toEqual([null, south, id]);
    expect(await ownerOf(key('own', own.id, south))).toEqual([own.id, south, id]);
  });
});
