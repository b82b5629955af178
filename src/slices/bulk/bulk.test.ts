import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all', service: 'all' }, { name: 'Anna' });
const colleague = await app.makeUser({ sales: 'all' }, { name: 'Ben' });
const own = await app.makeUser({ sales: 'own' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const team = await app.makeTeam('Innendienst');

const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
const make = async (body: object = {}, actor = sales): Promise<string> => {
  const answer = await app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { familyName: `F${uuid()}`, grounds: GROUNDS, ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
};
const bulk = (body: object, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', '/api/v1/bulk-changes', { purpose, body });
const undo = (changeId: string, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', `/api/v1/bulk-changes/${changeId}/undo`, { purpose });
const read = async (contactId: string) =>
  (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' })).body;
const leftOf = async (changeId: string) =>
  (
    await app.admin.query(
      `SELECT (SELECT count(*) FROM bulk_contact WHERE change_id = $1)::int AS contacts, (SELECT count(*) FROM bulk_contact_tag WHERE change_id = $1)::int AS tags`,
      [changeId],
    )
  ).rows[0];

describe('a change of many', () => {
  it('gives contacts to another owner, and back to whom they were before', async () => {
    const ids = [await make(), await make({ ownerId: colleague.id }), await make({ ownerId: null })];
    const answer = await bulk({ list: 'contacts', ids, change: { field: 'owner', value: colleague.id } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body).toMatchObject({ state: 'done', total: 3, done: 3, changed: 2, undone: 0 });
    for (const id of ids) expect((await read(id)).ownerId).toBe(colleague.id);
    const back = await undo(answer.body.changeId);
    expect(back.body).toMatchObject({ state: 'undone', changed: 2, undone: 2 });
    expect((await read(ids[0]!)).ownerId).toBe(sales.id);
    expect((await read(ids[2]!)).ownerId).toBeNull();
    expect((await undo(answer.body.changeId)).status).toBe(409);
    expect(await leftOf(answer.body.changeId)).toEqual({ contacts: 0, tags: 0 });
  });

  it('leaves alone, when undone, what somebody changed since, and says how many', async () => {
    const ids = [await make(), await make()];
    const { body } = await bulk({ list: 'contacts', ids, change: { field: 'team', value: team } });
    const touched = await read(ids[0]!);
    await app.call(sales, 'PATCH', `/api/v1/contacts/${ids[0]}`, {
      purpose: 'inquiry',
      body: { version: touched.version, nickname: 'neu' },
    });
    expect((await undo(body.changeId)).body).toMatchObject({ changed: 2, undone: 1 });
    expect((await read(ids[0]!)).teamId).toBe(team);
    expect((await read(ids[1]!)).teamId).toBeNull();
  });

  it('gives labels and takes them away; undoing touches only what it gave or took', async () => {
    const [a, b] = [await make({ tags: ['Messe'] }), await make()];
    const added = await bulk({
      list: 'contacts',
      ids: [a, b],
      change: { field: 'add-tags', value: ['Messe', 'Kiel 🌊'] },
    });
    expect(added.body).toMatchObject({ changed: 2 });
    expect((await read(a)).tags).toEqual(['Kiel 🌊', 'Messe']);
    await undo(added.body.changeId);
    expect((await read(a)).tags).toEqual(['Messe']);
    expect((await read(b)).tags).toEqual([]);
    const removed = await bulk({
      list: 'contacts',
      ids: [a, b],
      change: { field: 'remove-tags', value: ['Messe'] },
    });
    expect(removed.body).toMatchObject({ changed: 1 });
    expect((await read(a)).tags).toEqual([]);
    await undo(removed.body.changeId);
    expect((await read(a)).tags).toEqual(['Messe']);
  });

  it('reaches all that a filter leaves, many of them as a job with progress', async () => {
    const tag = `viele-${uuid().slice(-8)}`;
    await app.admin.query(
      `WITH made AS (
         INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
         SELECT gen_random_uuid(), $1, 'Viele ' || n, 'viele ' || n, gen_random_uuid(), 257, now() + interval '1 day', now() + interval '1 day'
           FROM generate_series(1, 1300) n RETURNING contact_id, leading_ground_id),
       grounded AS (
         INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
         SELECT leading_ground_id, contact_id, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 day' FROM made)
       INSERT INTO contact_tag (contact_id, tag) SELECT contact_id, $2 FROM made`,
      [sales.id, tag],
    );
    const count = await app.call(sales, 'POST', '/api/v1/bulk-changes/count', {
      purpose: 'inquiry',
      body: { list: 'contacts', filter: { tag } },
    });
    expect(count.body).toEqual({ count: 1300 });
    // The worker loads the rights of who asked: they must be a real account.
    const answer = await bulk({
      list: 'contacts',
      filter: { tag },
      change: { field: 'owner', value: colleague.id },
    });
    expect(answer.body).toMatchObject({ state: 'queued', total: 1300, changed: 0 });
    const state = async () =>
      (await app.call(sales, 'GET', `/api/v1/bulk-changes/${answer.body.changeId}`, { purpose: 'inquiry' }))
        .body;
    await drainQueue(app);
    expect(await state()).toMatchObject({ state: 'done', done: 1300, changed: 1300 });
    const owned = async (owner: string) =>
      (
        await app.admin.query(
          'SELECT count(*)::int AS n FROM contact JOIN contact_tag USING (contact_id) WHERE tag = $1 AND owner_id = $2',
          [tag, owner],
        )
      ).rows[0].n;
    expect(await owned(colleague.id)).toBe(1300);
    expect((await undo(answer.body.changeId)).body).toMatchObject({ state: 'undoing' });
    await drainQueue(app);
    expect(await state()).toMatchObject({ state: 'undone', undone: 1300 });
    expect(await owned(sales.id)).toBe(1300);
  });

  it('changes the branch of companies, and back', async () => {
    const company = async (industry: string | null) =>
      (
        await app.call(sales, 'POST', '/api/v1/companies', {
          purpose: 'inquiry',
          body: { name: `Firma ${uuid()}`, industry },
        })
      ).body.companyId;
    const ids = [await company('Handel'), await company(null)];
    const answer = await bulk({ list: 'companies', ids, change: { field: 'industry', value: 'Handwerk' } });
    expect(answer.body).toMatchObject({ state: 'done', changed: 2 });
    const industries = async () =>
      Promise.all(
        ids.map(
          async (id) =>
            (await app.call(sales, 'GET', `/api/v1/companies/${id}`, { purpose: 'inquiry' })).body.industry,
        ),
      );
    expect(await industries()).toEqual(['Handwerk', 'Handwerk']);
    await undo(answer.body.changeId);
    expect(await industries()).toEqual(['Handel', null]);
    const filtered = await bulk({
      list: 'companies',
      filter: { industry: 'Handel' },
      change: { field: 'industry', value: null },
    });
    expect(filtered.body).toMatchObject({ changed: 1 });
  });

  it('gives deals and service cases to another owner, and back', async () => {
    const buyer = await make({
      grounds: [...GROUNDS, { purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
    });
    const stage = (await app.admin.query('SELECT stage_id FROM stage LIMIT 1')).rows[0].stage_id;
    const [deal, ticket] = [uuid(), uuid()];
    await app.admin.query(
      `WITH a AS (INSERT INTO deal_person (contact_id, deal_id) VALUES ($1, $2)),
            b AS (INSERT INTO ticket_person (contact_id, ticket_id) VALUES ($1, $3)),
            c AS (INSERT INTO deal (deal_id, title, stage_id, owner_id) VALUES ($2, 'Kopierer', $4, $5))
       INSERT INTO ticket (ticket_id, subject, owner_id) VALUES ($3, 'Papierstau', $5)`,
      [buyer, deal, ticket, stage, sales.id],
    );
    const ownerOf = async (table: string, id: string) =>
      (await app.admin.query(`SELECT owner_id FROM ${table} WHERE ${table}_id = $1`, [id])).rows[0].owner_id;
    for (const [list, table, id] of [
      ['deals', 'deal', deal],
      ['tickets', 'ticket', ticket],
    ] as const) {
      const answer = await bulk(
        { list, ids: [id], change: { field: 'owner', value: colleague.id } },
        sales,
        'contract',
      );
      expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ state: 'done', changed: 1 });
      expect(await ownerOf(table, id)).toBe(colleague.id);
      expect((await undo(answer.body.changeId, sales, 'contract')).body).toMatchObject({ undone: 1 });
      expect(await ownerOf(table, id)).toBe(sales.id);
      const filter = await bulk(
        { list, filter: {}, change: { field: 'owner', value: null } },
        sales,
        'contract',
      );
      expect(filter.body.errors).toMatchObject([{ at: 'body.filter', code: 'filter-not-possible' }]);
    }
  });

  it('reaches nobody whom the caller does not see, and is nobody else’s to see or undo', async () => {
    const mine = await make({}, own);
    const theirs = await make();
    const answer = await bulk(
      { list: 'contacts', ids: [mine, theirs], change: { field: 'add-tags', value: ['x'] } },
      own,
    );
    expect(answer.body).toMatchObject({ total: 1, changed: 1 });
    expect((await read(theirs)).tags).toEqual([]);
    expect(
      (await app.call(sales, 'GET', `/api/v1/bulk-changes/${answer.body.changeId}`, { purpose: 'inquiry' }))
        .status,
    ).toBe(404);
    expect((await undo(answer.body.changeId)).status).toBe(404);
    const away = await bulk(
      { list: 'contacts', ids: [mine], change: { field: 'owner', value: sales.id } },
      own,
    );
    expect(away.body.errors).toMatchObject([{ at: 'body.change.value', code: 'owner-out-of-scope' }]);
  });

  it('is refused where the purpose does not open the field, the value is wrong, or nothing is chosen', async () => {
    const id = await make({
      grounds: [...GROUNDS, { purpose: 'support', legalBasis: 'contract', origin: 'person' }],
    });
    const closed = await bulk(
      { list: 'contacts', ids: [id], change: { field: 'add-tags', value: ['x'] } },
      sales,
      'support',
    );
    expect(closed.body.errors).toMatchObject([{ at: 'body.change.value', code: 'category-closed' }]);
    const code = async (body: object) =>
      (await bulk(body)).body.errors?.map(({ at, code: c }: { at: string; code: string }) => `${at} ${c}`);
    expect(await code({ list: 'contacts', ids: [id], change: { field: 'owner', value: uuid() } })).toEqual([
      'body.change.value no-such-user',
    ]);
    expect(await code({ list: 'contacts', ids: [id], change: { field: 'industry', value: 'x' } })).toEqual([
      'body.change.field field-not-in-list',
    ]);
    expect(await code({ list: 'contacts', change: { field: 'team', value: null } })).toEqual([
      'body.ids one-selection',
    ]);
    expect(
      await code({ list: 'contacts', ids: [id], filter: {}, change: { field: 'team', value: null } }),
    ).toEqual(['body.ids one-selection']);
    expect(
      await code({ list: 'contacts', filter: { colour: 'red' }, change: { field: 'team', value: null } }),
    ).toEqual(['body.filter.colour unrecognized_keys']);
    expect(
      (await code({ list: 'contacts', ids: ['x'], change: { field: 'add-tags', value: ['a\u0000', ''] } }))!
        .length,
    ).toBeGreaterThan(2);
    expect(
      (await bulk({ list: 'contacts', ids: [id], change: { field: 'add-tags', value: ['x'.repeat(61)] } }))
        .status,
    ).toBe(422);
  });

  it('keeps what was before for a week, and lets it go with an erased contact', async () => {
    const ids = [await make({ tags: ['alt'] }), await make({ tags: ['alt'] })];
    const { body } = await bulk({ list: 'contacts', ids, change: { field: 'remove-tags', value: ['alt'] } });
    expect(await leftOf(body.changeId)).toEqual({ contacts: 2, tags: 2 });
    await app.call(officer, 'POST', `/api/v1/contacts/${ids[0]}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    await drainQueue(app);
    expect(await leftOf(body.changeId)).toEqual({ contacts: 1, tags: 1 });
    const naming = [...(await dumpDatabase(app.admin))].filter(([, rows]) =>
      rows.some((row) => row.includes(ids[0]!)),
    );
    expect(naming.map(([table]) => table)).toEqual([]);
    expect((await undo(body.changeId)).body).toMatchObject({ undone: 1 });

    const late = await bulk({
      list: 'contacts',
      ids: [ids[1]!],
      change: { field: 'add-tags', value: ['neu'] },
    });
    await app.admin.query(
      `UPDATE bulk_change SET undo_until = now() - interval '1 second' WHERE change_id = $1`,
      [late.body.changeId],
    );
    expect((await undo(late.body.changeId)).status).toBe(404);
    expect((await read(ids[1]!)).tags).toEqual(['alt', 'neu']);
  });
});
