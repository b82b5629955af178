import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import type { Actor } from '../../kernel/actor.ts';
import { sql } from '../../platform/db/index.ts';
import { makeFunctions } from '../../platform/db/made.ts';
import { eraseContacts } from './index.ts';
import { walkFunction, walkPeople } from './store-walk.ts';

const app = await startTestApp();
const { register } = app.ctx;
const officer = await app.makeUser({ 'data-protection': 'all' });
const colleague = await app.makeUser({ 'data-protection': 'own', sales: 'all' });
const walk = (id: string, actor: Actor, purpose: string, erases: boolean) =>
  app.ctx.db.perform({ actor, purpose, action: 'test.walk' }, (tx) =>
    tx.query(walkPeople(register, [id], erases)),
  );
const plant = async (restrictedAt: Date | null = null): Promise<string> => {
  const { contactId } = await plantPerson(app.admin, app.ctx.register, `w${uuid().replaceAll('-', '')}`);
  await app.admin.query('DELETE FROM restriction_opening WHERE contact_id = $1', [contactId]);
  await app.admin.query('UPDATE contact SET restricted_at = $2 WHERE contact_id = $1', [
    contactId,
    restrictedAt,
  ]);
  return contactId;
};
const rowsOf = async (id: string): Promise<number> =>
  (await app.admin.query('SELECT count(*)::int AS n FROM contact_email WHERE contact_id = $1', [id])).rows[0]
    .n;

describe('the walk goes past the policies, and no further than the caller', () => {
  it('finds nothing of a contact beyond the scope, and takes nothing', async () => {
    const id = await plant();
    expect(await walk(id, colleague, 'rights', true)).toEqual([]);
    expect(await rowsOf(id)).toBeGreaterThan(0);
    expect((await walk(id, officer, 'rights', false)).length).toBeGreaterThan(20);
  });

  it('Art. 18: finds nothing of a restricted contact that nobody opened', async () => {
    const id = await plant(new Date());
    expect(await walk(id, officer, 'rights', true)).toEqual([]);
    expect(await rowsOf(id)).toBeGreaterThan(0);
  });

  it('is refused under a purpose of daily work, and without a purpose', async () => {
    const id = await plant();
    await expect(walk(id, colleague, 'contract', true)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(app.ctx.db.queryWithoutPurpose(walkPeople(register, [id], true))).rejects.toThrow();
    expect(await rowsOf(id)).toBeGreaterThan(0);
  });

  it('takes what a policy would hide from its caller: rights opens no staff category, and the sweep leaves nothing', async () => {
    const id = await plant();
    await app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.erase' }, async (tx) => {
      await tx.query(sql`SELECT set_config('obhut.categories', '1', true)`);
      await eraseContacts(app.ctx, tx, [id], { reason: 'request', suppress: false });
    });
    expect(await rowsOf(id)).toBe(0);
  });
});

describe('the walk follows the register', () => {
  const stored = async () =>
    (
      await app.admin.query(
        `SELECT oid, proowner::regrole::text AS owner, prosecdef, obj_description(oid, 'pg_proc') AS comment,
                has_function_privilege('public', oid, 'EXECUTE') AS public, has_function_privilege('obhut_app', oid, 'EXECUTE') AS ours
           FROM pg_proc WHERE proname = 'walk_people' AND pronamespace = 'obhut'::regnamespace`,
      )
    ).rows;

  it('is one statement to the application, vetted, and made anew only when the register says another thing', async () => {
    const [before] = await stored();
    expect(before).toMatchObject({ owner: 'obhut_keeper', prosecdef: true, public: false, ours: true });
    const made = walkFunction(register);
    await makeFunctions(app.admin, 'obhut', [made]);
    expect((await stored())[0].oid).toBe(before.oid);
    const fewer = register.filter(({ table }) => table !== 'contact_social');
    await makeFunctions(app.admin, 'obhut', [walkFunction(fewer)]);
    const [changed, ...others] = await stored();
    expect(others).toEqual([]);
    expect(changed.comment).not.toBe(before.comment);
    expect(changed).toMatchObject({ owner: 'obhut_keeper', public: false, ours: true });
    // A server with another register would leave something behind: it walks for nobody, and nothing goes.
    const id = await plant();
    await expect(walk(id, officer, 'rights', true)).rejects.toThrow();
    expect(await rowsOf(id)).toBeGreaterThan(0);
    await makeFunctions(app.admin, 'obhut', [made]);
    expect((await stored())[0].comment).toBe(before.comment);
  });
});
