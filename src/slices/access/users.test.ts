import { setTimeout } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all' }, { name: 'Chefin' });
const sales = await app.makeUser({ sales: 'own' });
const PASSWORD = 'ein langes Passwort';
const places = (answer: { body: { errors: { at: string; code: string }[] } }) =>
  answer.body.errors.map(({ at, code }) => `${at} ${code}`).sort();
const person = (email: string, more: object = {}) => ({
  name: 'Zoë Müller',
  email,
  password: PASSWORD,
  roles: [{ role: 'sales', scope: 'own' }],
  ...more,
});

describe('accounts', () => {
  it('are made by administrators, with roles and a team', async () => {
    const team = await app.call(boss, 'POST', '/api/v1/teams', { body: { name: ' Außendienst ' } });
    expect(team).toMatchObject({ status: 201, body: { name: 'Außendienst' } });
    const { teamId } = team.body;
    const roles = [
      { role: 'marketing', scope: 'team' },
      { role: 'sales', scope: 'own' },
    ];
    const made = await app.call(boss, 'POST', '/api/v1/users', {
      body: person('Zoe@Firma.example', { teamId, roles }),
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      email: 'zoe@firma.example',
      teamId,
      isActive: true,
      language: 'de',
      roles,
    });
    const { rows } = await app.admin.query('SELECT password FROM app_account WHERE user_id = $1', [
      made.body.userId,
    ]);
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    const list = await app.call(boss, 'GET', '/api/v1/users');
    expect(list.body.items.find((user: { userId: string }) => user.userId === made.body.userId)).toEqual(
      made.body,
    );
    const colleagues = await app.call(sales, 'GET', '/api/v1/colleagues');
    expect(colleagues.body.items).toContainEqual({ userId: made.body.userId, name: 'Zoë Müller', teamId });
    expect(colleagues.body.teams).toContainEqual({ teamId, name: 'Außendienst' });
  });

  it('are nobody else’s business', async () => {
    for (const [method, url, body] of [
      ['GET', '/api/v1/users'],
      ['POST', '/api/v1/users', person('x@firma.example')],
      ['PATCH', `/api/v1/users/${sales.id}`, { roles: [{ role: 'administrator', scope: 'all' }] }],
      ['GET', '/api/v1/teams'],
      ['POST', '/api/v1/teams', { name: 'x' }],
      ['GET', '/api/v1/roles'],
      ['PUT', '/api/v1/roles/sales/purposes', { purposes: ['accounting'] }],
      ['GET', '/api/v1/api-keys'],
      ['POST', '/api/v1/api-keys', {}],
    ] as const) {
      expect((await app.call(sales, method, url, { body })).status, `${method} ${url}`).toBe(403);
      expect((await app.call(undefined, method, url, { body })).status, `${method} ${url}`).toBe(401);
    }
  });

  it('are refused with every fault named, in both languages, and nothing half-done', async () => {
    const before = (await app.admin.query('SELECT count(*)::int AS n FROM app_user')).rows[0].n;
    const body = {
      name: 'x'.repeat(121),
      email: 'a@b',
      password: 'short',
      language: 'fr',
      teamId: 'none',
      roles: [
        { role: 'chief', scope: 'all' },
        { role: 'sales', scope: 'everything' },
      ],
      isActive: true,
    };
    const texts = [];
    for (const language of ['de', 'en']) {
      const answer = await app.call(boss, 'POST', '/api/v1/users', {
        body,
        headers: { 'accept-language': language },
      });
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
        'body.email',
        'body.isActive',
        'body.language',
        'body.name',
        'body.password',
        'body.roles.0.role',
        'body.roles.1.scope',
        'body.teamId',
      ]);
      texts.push(JSON.stringify(answer.body.errors));
    }
    expect(texts[0]).not.toBe(texts[1]);
    const twice = await app.call(boss, 'POST', '/api/v1/users', {
      body: person('twice@firma.example', {
        roles: [
          { role: 'sales', scope: 'own' },
          { role: 'sales', scope: 'all' },
        ],
      }),
      headers: { 'accept-language': 'de' },
    });
    expect(twice.body.errors).toEqual([
      {
        at: 'body.roles.1.role',
        code: 'role-twice',
        message: 'Diese Rolle ist schon genannt; jede Rolle hat genau eine Reichweite.',
      },
    ]);
    const strange = await app.call(boss, 'POST', '/api/v1/users', {
      body: person('strange@firma.example', { name: 'a\u0000b', roles: [] }),
    });
    expect(places(strange)).toEqual(['body.name not-storable', 'body.roles too_small']);
    const unknownTeam = await app.call(boss, 'POST', '/api/v1/users', {
      body: person('team@firma.example', { teamId: uuid() }),
    });
    expect(places(unknownTeam)).toEqual(['body.teamId team-unknown']);
    for (const nothing of [undefined, [], 'text', 7, null])
      expect(
        (await app.call(boss, 'POST', '/api/v1/users', { body: nothing })).status,
      ).toBeGreaterThanOrEqual(400);
    expect((await app.admin.query('SELECT count(*)::int AS n FROM app_user')).rows[0].n).toBe(before);
  });

  it('have one address each', async () => {
    const first = await app.call(boss, 'POST', '/api/v1/users', { body: person('one@firma.example') });
    const second = await app.call(boss, 'POST', '/api/v1/users', { body: person('ONE@firma.example') });
    expect(second.status).toBe(422);
    expect(places(second)).toEqual(['body.email email-taken']);
    const other = await app.call(boss, 'POST', '/api/v1/users', { body: person('two@firma.example') });
    const moved = await app.call(boss, 'PATCH', `/api/v1/users/${other.body.userId}`, {
      body: { email: 'one@firma.example' },
    });
    expect(places(moved)).toEqual(['body.email email-taken']);
    expect(first.status).toBe(201);
  });

  it('change by what is named, and keep the rest', async () => {
    const { teamId } = (await app.call(boss, 'POST', '/api/v1/teams', { body: { name: 'Lager' } })).body;
    const made = await app.call(boss, 'POST', '/api/v1/users', {
      body: person('keep@firma.example', { teamId }),
    });
    const url = `/api/v1/users/${made.body.userId}`;
    expect((await app.call(boss, 'PATCH', url, { body: {} })).body).toEqual(made.body);
    expect((await app.call(boss, 'PATCH', url, { body: { name: 'Neu', language: 'en' } })).body).toEqual({
      ...made.body,
      name: 'Neu',
      language: 'en',
    });
    expect((await app.call(boss, 'PATCH', url, { body: { teamId: null } })).body.teamId).toBeNull();
    expect((await app.call(boss, 'PATCH', `/api/v1/users/${uuid()}`, { body: {} })).status).toBe(404);
    expect((await app.call(boss, 'PATCH', '/api/v1/users/me', { body: {} })).status).toBe(422);
  });

  it('always keep one active administrator, also when two demote each other at once', async () => {
    const other = await app.makeUser({ administrator: 'all' });
    const demoted = { body: { roles: [{ role: 'sales', scope: 'all' }] } };
    // Both are held at the accounts until both have come that far.
    await app.admin.query('BEGIN; SELECT FROM app_user FOR UPDATE');
    const both = Promise.all([
      app.call(boss, 'PATCH', `/api/v1/users/${other.id}`, demoted),
      app.call(other, 'PATCH', `/api/v1/users/${boss.id}`, demoted),
    ]);
    await setTimeout(300);
    await app.admin.query('COMMIT');
    const answers = await both;
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(places(answers.find(({ status }) => status === 422)!)).toEqual(['body.roles last-administrator']);
    const { rows } = await app.admin.query(`SELECT user_id FROM user_role WHERE role_key = 'administrator'`);
    expect(rows).toHaveLength(1);
    const last = `/api/v1/users/${rows[0].user_id}`;
    const closed = await app.call(boss, 'PATCH', last, { body: { isActive: false } });
    expect(places(closed)).toEqual(['body.isActive last-administrator']);
    const { rows: still } = await app.admin.query('SELECT is_active FROM app_user WHERE user_id = $1', [
      rows[0].user_id,
    ]);
    expect(still[0].is_active).toBe(true);
  });
});

describe('teams', () => {
  it('have a name of their own and are renamed', async () => {
    const first = await app.call(boss, 'POST', '/api/v1/teams', { body: { name: 'Einkauf' } });
    const second = await app.call(boss, 'POST', '/api/v1/teams', { body: { name: 'Verkauf' } });
    expect(places(await app.call(boss, 'POST', '/api/v1/teams', { body: { name: 'Einkauf' } }))).toEqual([
      'body.name team-name-taken',
    ]);
    const url = `/api/v1/teams/${second.body.teamId}`;
    expect(places(await app.call(boss, 'PATCH', url, { body: { name: 'Einkauf' } }))).toEqual([
      'body.name team-name-taken',
    ]);
    expect((await app.call(boss, 'PATCH', url, { body: { name: 'Vertrieb' } })).body.name).toBe('Vertrieb');
    expect((await app.call(boss, 'GET', '/api/v1/teams')).body.items).toContainEqual(first.body);
    expect((await app.call(boss, 'PATCH', `/api/v1/teams/${uuid()}`, { body: { name: 'x' } })).status).toBe(
      404,
    );
  });

  it('go only when nobody belongs to them', async () => {
    const teamId = await app.makeTeam('Voll');
    const member = await app.makeUser({ sales: 'team' }, { teamId });
    const url = `/api/v1/teams/${teamId}`;
    const refused = await app.call(boss, 'DELETE', url);
    expect(refused.status).toBe(409);
    expect(places(refused)).toEqual(['path.id team-in-use']);
    await app.call(boss, 'PATCH', `/api/v1/users/${member.id}`, { body: { teamId: null } });
    expect((await app.call(boss, 'DELETE', url)).status).toBe(204);
    expect((await app.call(boss, 'DELETE', url)).status).toBe(404);
  });
});

describe('the permission concept', () => {
  it('says what each role may do and for which purposes', async () => {
    const { items } = (await app.call(boss, 'GET', '/api/v1/roles')).body;
    expect(items).toHaveLength(6);
    expect(items.find(({ role }: { role: string }) => role === 'sales')).toMatchObject({
      purposes: ['intake', 'inquiry', 'contract'],
    });
    expect(items.find(({ role }: { role: string }) => role === 'data-protection').permissions).toContain(
      'rights.handle',
    );
  });

  it('is changed by role, with every fault named', async () => {
    const url = '/api/v1/roles/service/purposes';
    const changed = await app.call(boss, 'PUT', url, {
      body: { purposes: ['support', 'inquiry', 'support'] },
    });
    expect(changed.body.items.find(({ role }: { role: string }) => role === 'service').purposes).toEqual([
      'inquiry',
      'support',
    ]);
    const bad = await app.call(boss, 'PUT', url, {
      body: { purposes: ['support', 'gossip', 'upkeep', 'a\u0000'] },
    });
    expect(places(bad)).toEqual([
      'body.purposes.1 no-such-purpose',
      'body.purposes.2 purpose-not-for-people',
      'body.purposes.3 no-such-purpose',
    ]);
    const { rows } = await app.admin.query(`SELECT purpose_key FROM role_purpose WHERE role_key = 'service'`);
    expect(rows.map((row) => row.purpose_key).sort()).toEqual(['inquiry', 'support']);
    expect(
      (await app.call(boss, 'PUT', '/api/v1/roles/boss/purposes', { body: { purposes: [] } })).status,
    ).toBe(422);
  });

  it('never takes the purpose access from administrators', async () => {
    const refused = await app.call(boss, 'PUT', '/api/v1/roles/administrator/purposes', {
      body: { purposes: ['inquiry'] },
    });
    expect(places(refused)).toEqual(['body.purposes administrator-needs-access']);
  });
});
