import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const sellers = await app.makeTeam('Vertrieb');
const others = await app.makeTeam('Service');
const anna = await app.makeUser({ sales: 'all' }, { teamId: sellers, name: 'Anna' });
const ben = await app.makeUser({ sales: 'own' }, { teamId: sellers });
const cem = await app.makeUser({ service: 'all' }, { teamId: others });
const alone = await app.makeUser({ sales: 'all' });

const purposeOf = (actor: Actor) => [...actor.purposes.keys()].find((key) => key !== 'intake')!;
const call = (actor: Actor, method: string, path: string, body?: object) =>
  app.call(actor, method, `/api/v1${path}`, { purpose: purposeOf(actor), ...(body ? { body } : {}) });
const save = async (actor: Actor, body: object, list = 'contacts') => {
  const answer = await call(actor, 'POST', `/lists/${list}/views`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { viewId: string; version: number };
};
const names = async (actor: Actor, list = 'contacts') =>
  (await call(actor, 'GET', `/lists/${list}/views`)).body.items.map(({ name }: { name: string }) => name);

describe('saved views', () => {
  it('are seen by oneself, by the department, or by all', async () => {
    await save(anna, { name: 'Nur meine' });
    await save(anna, {
      name: 'Für den Vertrieb',
      sharing: 'team',
      filters: { city: 'Hamburg' },
      sort: '-changed',
    });
    await save(anna, { name: 'Für alle 🎉', sharing: 'all', columns: ['city', 'email'] });
    expect(await names(anna)).toEqual(['Für alle 🎉', 'Für den Vertrieb', 'Nur meine']);
    expect(await names(ben)).toEqual(['Für alle 🎉', 'Für den Vertrieb']);
    expect(await names(cem)).toEqual(['Für alle 🎉']);
    expect(await names(anna, 'companies')).toEqual([]);
    const { body } = await call(ben, 'GET', '/lists/contacts/views');
    expect(body.items[1]).toMatchObject({
      filters: { city: 'Hamburg' },
      sort: '-changed',
      columns: null,
      isMine: false,
      madeBy: 'Anna',
      sharing: 'team',
    });
  });

  it('keep no filter that names a person', async () => {
    const answer = await call(anna, 'POST', '/lists/contacts/views', {
      name: 'Suche',
      filters: { q: 'Schmidt', email: 'a@b.example', city: 'Kiel', tag: 'x@y.example' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ at, code }: { at: string; code: string }) => [at, code])).toEqual([
      ['body.filters.q', 'filter-names-person'],
      ['body.filters.email', 'filter-names-person'],
      ['body.filters.tag', 'filter-names-person'],
    ]);
  });

  it('are changed and deleted by who made them alone, and only as they were read', async () => {
    const { viewId, version } = await save(anna, { name: 'Alt', sharing: 'all' });
    expect((await call(ben, 'PATCH', `/views/${viewId}`, { version, name: 'Fremd' })).status).toBe(404);
    expect((await call(ben, 'DELETE', `/views/${viewId}`)).status).toBe(404);
    const changed = await call(anna, 'PATCH', `/views/${viewId}`, {
      version,
      name: 'Neu',
      columns: ['city'],
    });
    expect(changed.body).toMatchObject({
      name: 'Neu',
      columns: ['city'],
      version: version + 1,
      sharing: 'all',
    });
    const late = await call(anna, 'PATCH', `/views/${viewId}`, { version, name: 'Zu spät' });
    expect(late.status).toBe(409);
    expect((await call(anna, 'DELETE', `/views/${viewId}`)).status).toBe(204);
    expect((await call(anna, 'DELETE', `/views/${viewId}`)).status).toBe(404);
  });

  it('open with the list for who chose so, until they are gone', async () => {
    const { viewId } = await save(anna, { name: 'Standard', sharing: 'all', isDefault: true });
    const preference = async (actor: Actor) =>
      (await call(actor, 'GET', '/lists/contacts/views')).body.preference;
    expect(await preference(anna)).toEqual({ defaultViewId: viewId, columns: null });
    expect(await preference(ben)).toEqual({ defaultViewId: null, columns: null });
    const put = await call(ben, 'PUT', '/lists/contacts/preference', {
      defaultViewId: viewId,
      columns: ['city'],
    });
    expect(put.body).toEqual({ defaultViewId: viewId, columns: ['city'] });
    await call(ben, 'PUT', '/lists/contacts/preference', { columns: null });
    expect(await preference(ben)).toEqual({ defaultViewId: viewId, columns: null });
    const wrongList = await call(ben, 'PUT', '/lists/companies/preference', { defaultViewId: viewId });
    expect(wrongList.body.errors).toMatchObject([{ at: 'body.defaultViewId', code: 'no-such-view' }]);
    await call(anna, 'DELETE', `/views/${viewId}`);
    expect(await preference(ben)).toEqual({ defaultViewId: null, columns: null });
  });

  it('are refused with every fault named', async () => {
    expect(
      (await call(alone, 'POST', '/lists/contacts/views', { name: 'x', sharing: 'team' })).body.errors,
    ).toMatchObject([{ at: 'body.sharing', code: 'no-team-of-yours' }]);
    const bad = await call(anna, 'POST', '/lists/contacts/views', {
      name: 'a\u0000b',
      sharing: 'world',
      sort: 'name; DROP TABLE',
      columns: ['x y'],
      filters: { 'a b': 1, city: '\ud800' },
      extra: true,
    });
    expect(bad.status).toBe(422);
    const at = bad.body.errors.map(({ at: place }: { at: string }) => place);
    for (const place of ['body.name', 'body.sharing', 'body.sort', 'body.columns.0', 'body.extra'])
      expect(at).toContain(place);
    expect((await call(anna, 'POST', '/lists/nonsense/views', { name: 'x' })).status).toBe(422);
    expect((await call(anna, 'POST', '/lists/contacts/views', { name: 'x'.repeat(81) })).status).toBe(422);
  });

  it('go with the account', async () => {
    const gone = await app.makeUser({ sales: 'all' });
    await save(gone, { name: 'Hinterlassen', sharing: 'all', isDefault: true });
    await app.admin.query('DELETE FROM audit_entry WHERE actor_id = $1', [gone.id]);
    await app.admin.query('DELETE FROM user_role WHERE user_id = $1', [gone.id]);
    await app.admin.query('DELETE FROM app_user WHERE user_id = $1', [gone.id]);
    expect(await names(anna)).not.toContain('Hinterlassen');
  });
});
