import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const north = await app.makeTeam('Nord');
const south = await app.makeTeam('Süd');
const all = await app.makeUser({ service: 'all' });
const own = await app.makeUser({ service: 'own' }, { teamId: north });
const other = await app.makeUser({ service: 'own' }, { teamId: south });
const lead = await app.makeUser({ service: 'team' }, { teamId: north });

const customer = (actor: Actor, familyName = 'Bereich') =>
  plantContact(app, {
    ownerId: actor.id,
    ...(actor.teamId ? { teamId: actor.teamId } : {}),
    familyName,
    grounds: [{ purpose: 'support' }],
  });
const post = (actor: Actor, body: object) =>
  app.call(actor, 'POST', '/api/v1/tickets', { purpose: 'support', body: { subject: 'Bereich', ...body } });
const call = (actor: Actor, method: string, path: string, body?: object) =>
  app.call(actor, method, `/api/v1/tickets${path}`, { purpose: 'support', ...(body ? { body } : {}) });
const sees = async (actor: Actor, ticketId: string) => {
  const read = await call(actor, 'GET', `/${ticketId}`);
  const list = await call(actor, 'GET', '?limit=200&q=bereich');
  const isListed = list.body.items.some((row: { ticketId: string }) => row.ticketId === ticketId);
  expect(read.status === 200).toBe(isListed);
  return isListed;
};
const codes = (result: { status: number; body: { errors?: { at: string; code: string }[] } }) => [
  result.status,
  ...(result.body.errors ?? []).map(({ at, code }) => `${at} ${code}`),
];

describe('own, team and all', () => {
  it('shows a case to whoever sees one of its people, whoever works on it', async () => {
    const { contactId } = await customer(own);
    const { ticketId } = (await post(all, { people: [{ contactId }], ownerId: other.id })).body;
    expect([await sees(all, ticketId), await sees(own, ticketId), await sees(lead, ticketId)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await sees(other, ticketId)).toBe(false);
  });

  it('shows of a case with several people those whom one sees, and changes no others', async () => {
    const [mine, theirs] = [await customer(own, 'Meins'), await customer(other, 'Fremd')];
    const { ticketId } = (
      await post(all, { people: [{ contactId: mine.contactId }, { contactId: theirs.contactId }] })
    ).body;
    const read = await call(own, 'GET', `/${ticketId}`);
    expect(read.body.people.map((each: { displayName: string }) => each.displayName)).toEqual(['Änne Meins']);
    expect(read.raw.toString()).not.toContain('Fremd');
    const third = await customer(own, 'Dritte');
    const changed = await call(own, 'PATCH', `/${ticketId}`, {
      version: 1,
      people: [{ contactId: third.contactId }],
    });
    expect(changed.body.people.map((each: { displayName: string }) => each.displayName)).toEqual([
      'Änne Dritte',
    ]);
    const { rows } = await app.admin.query('SELECT contact_id FROM ticket_person WHERE ticket_id = $1', [
      ticketId,
    ]);
    expect(rows.map(({ contact_id }) => contact_id).sort()).toEqual(
      [third.contactId, theirs.contactId].sort(),
    );
    expect(
      codes(
        await call(own, 'PATCH', `/${ticketId}`, { version: 2, people: [{ contactId: theirs.contactId }] }),
      ),
    ).toEqual([422, 'body.people.0.contactId no-such-contact']);
  });

  it('writes nothing into a case that one does not see', async () => {
    const { contactId } = await customer(other);
    const { ticketId } = (await post(other, { people: [{ contactId }] })).body;
    const attempts = [
      call(own, 'PATCH', `/${ticketId}`, { version: 1, subject: 'x' }),
      call(own, 'PUT', `/${ticketId}/assignment`, { version: 1, ownerId: 'me' }),
      call(own, 'PUT', `/${ticketId}/status`, { version: 1, status: 'waiting' }),
      call(own, 'POST', `/${ticketId}/messages`, { kind: 'note', content: 'x' }),
      call(own, 'PUT', `/${ticketId}/satisfaction/${contactId}`, { score: 1 }),
      call(own, 'DELETE', `/${ticketId}`),
    ];
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await call(other, 'GET', `/${ticketId}`)).body).toMatchObject({ version: 1, subject: 'Bereich' });
  });

  it('keeps a case of a company alone with who works on it, and with who makes it', async () => {
    const company = await app.call(all, 'POST', '/api/v1/companies', {
      purpose: 'support',
      body: { name: 'Solo GmbH' },
    });
    const { companyId } = company.body;
    const made = await post(own, { companyId });
    expect(made.body).toMatchObject({ ownerId: own.id, teamId: north });
    const { ticketId } = made.body;
    expect([await sees(own, ticketId), await sees(lead, ticketId), await sees(other, ticketId)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(
      codes(await call(own, 'PUT', `/${ticketId}/assignment`, { version: 1, ownerId: other.id })),
    ).toEqual([422, 'body.ownerId ticket-out-of-scope']);
    expect(codes(await post(own, { companyId, ownerId: other.id }))).toEqual([
      422,
      'body.ownerId ticket-out-of-scope',
    ]);
    expect(
      (await call(all, 'PUT', `/${ticketId}/assignment`, { version: 1, ownerId: other.id })).status,
    ).toBe(200);
    expect([await sees(own, ticketId), await sees(other, ticketId)]).toEqual([false, true]);
  });
});
