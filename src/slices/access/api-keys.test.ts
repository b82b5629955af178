import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { makeVisitor } from '../../../test/visitor.ts';
import { sql } from '../../platform/db/index.ts';
import { runJob } from '../../platform/jobs.ts';
import { authenticate, forgetActors } from './authenticate.ts';
import { jobs } from './jobs.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all' }, { name: 'Chefin' });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const key = (more: object = {}) => ({
  label: 'Webshop',
  role: 'sales',
  scope: 'all',
  purposes: ['inquiry'],
  expiresAt: inDays(30),
  ...more,
});
const make = (more: object = {}) => app.call(boss, 'POST', '/api/v1/api-keys', { body: key(more) });
const call = (secret: string, method: string, url: string, body?: unknown) =>
  makeVisitor(app.http).go(method, url, { body, headers: { authorization: `Bearer ${secret}` } });

beforeAll(async () => {
  await app.admin.query(
    `INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Firma', 'x', 'x@firma.example')`,
  );
});

describe('an API key', () => {
  it('is shown once, kept as a hash, works until it is taken away', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^obhut_[\w-]{43}$/);
    const list = await app.call(boss, 'GET', '/api/v1/api-keys');
    const { secret, ...shown } = made.body;
    expect(list.body.items).toContainEqual(shown);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    const { rows } = await app.admin.query('SELECT * FROM api_key WHERE api_key_id = $1', [shown.apiKeyId]);
    expect(rows[0].secret_hash).toEqual(createHash('sha256').update(secret).digest());
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));

    expect((await call(secret, 'GET', '/api/v1/firm')).status).toBe(200);
    const entries = await app.admin.query('SELECT actor_kind FROM audit_entry WHERE actor_id = $1', [
      shown.apiKeyId,
    ]);
    expect(entries.rows).toEqual([{ actor_kind: 'api-key' }]);
    expect((await app.call(boss, 'DELETE', `/api/v1/api-keys/${shown.apiKeyId}`)).status).toBe(204);
    expect((await call(secret, 'GET', '/api/v1/firm')).status).toBe(401);
    expect((await app.call(boss, 'DELETE', `/api/v1/api-keys/${shown.apiKeyId}`)).status).toBe(404);
  });

  it('is refused when it is unknown, damaged, past its end or its user inactive', async () => {
    const { secret, apiKeyId } = (await make()).body;
    for (const other of [
      `${secret}x`,
      secret.slice(0, -1),
      'obhut_',
      'x',
      secret.replace('obhut_', ''),
      `${secret.slice(0, -2)}AA`,
    ])
      expect((await call(other, 'GET', '/api/v1/firm')).status, other).toBe(401);
    await app.admin.query(`UPDATE api_key SET expires_at = now() WHERE api_key_id = $1`, [apiKeyId]);
    expect((await call(secret, 'GET', '/api/v1/firm')).status).toBe(401);

    const other = await app.makeUser({ administrator: 'all' });
    const made = await app.call(other, 'POST', '/api/v1/api-keys', { body: key() });
    expect((await call(made.body.secret, 'GET', '/api/v1/firm')).status).toBe(200);
    await app.call(boss, 'PATCH', `/api/v1/users/${other.id}`, { body: { isActive: false } });
    expect((await call(made.body.secret, 'GET', '/api/v1/firm')).status).toBe(401);
  });

  it('needs purposes of its role and an end within two years; every fault is named', async () => {
    const bad = await make({ purposes: ['inquiry', 'rights', 'a\u0000'], expiresAt: inDays(800) });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      'body.purposes.1 purpose-not-of-role',
      'body.purposes.2 purpose-not-of-role',
      'body.expiresAt end-too-far',
    ]);
    expect((await make({ expiresAt: inDays(-1) })).body.errors).toMatchObject([{ code: 'end-in-the-past' }]);
    expect((await make({ expiresAt: inDays(730) })).status).toBe(201);
    const shapes = await make({
      expiresAt: undefined,
      label: '',
      role: 'root',
      scope: 1,
      purposes: [],
      secret: 'mine',
    });
    expect(shapes.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.expiresAt',
      'body.label',
      'body.purposes',
      'body.role',
      'body.scope',
      'body.secret',
    ]);
  });

  it('loses a purpose with its role, and cannot widen itself', async () => {
    const { secret } = (await make({ role: 'administrator', purposes: ['inquiry', 'support'] })).body;
    const request = { headers: { authorization: `Bearer ${secret}` }, cookies: {} } as never;
    const actor = (await authenticate(app.ctx, request))!;
    expect([...actor.purposes.keys()].sort()).toEqual(['inquiry', 'support']);
    for (const [method, url, body] of [
      ['GET', '/api/v1/users'],
      ['PATCH', `/api/v1/users/${boss.id}`, { password: 'taken over by a key' }],
      ['PATCH', '/api/v1/firm', { name: 'Mine' }],
      ['POST', '/api/v1/api-keys', key({ role: 'administrator', purposes: ['access'] })],
      ['PATCH', '/api/v1/me', { name: 'Key' }],
      ['GET', '/api/v1/session'],
    ] as const)
      expect((await call(secret, method, url, body)).status, `${method} ${url}`).toBe(403);
    await app.admin.query(
      `DELETE FROM role_purpose WHERE role_key = 'administrator' AND purpose_key = 'support'`,
    );
    forgetActors(app.ctx);
    expect([...(await authenticate(app.ctx, request))!.purposes.keys()]).toEqual(['inquiry']);
  });

  it('with scope own sees the contacts of the user who answers for it', async () => {
    const { secret } = (await make({ scope: 'own' })).body;
    const actor = (await authenticate(app.ctx, {
      headers: { authorization: `Bearer ${secret}` },
      cookies: {},
    } as never))!;
    expect(actor).toMatchObject({ kind: 'api-key', userId: boss.id });
    const [mine, theirs] = [uuid(), uuid()];
    const other = await app.makeUser({ sales: 'own' });
    for (const [contactId, ownerId] of [
      [mine, boss.id],
      [theirs, other.id],
    ]) {
      const groundId = uuid();
      await app.admin.query('BEGIN');
      await app.admin.query(
        `INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
         VALUES ($1, $2, 'X', 'x', $3, 257, now() + interval '1 day', now() + interval '1 day')`,
        [contactId, ownerId, groundId],
      );
      await app.admin.query(
        `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
         VALUES ($1, $2, 'inquiry', 'contract', 'person', now(), now() + interval '1 day')`,
        [groundId, contactId],
      );
      await app.admin.query('COMMIT');
    }
    const seen = await app.ctx.db.perform({ actor, purpose: 'inquiry', action: 'test.see' }, (tx) =>
      tx.query(sql`SELECT contact_id FROM contact`),
    );
    expect(seen).toEqual([{ contact_id: mine }]);
  });
});

describe('the hourly job', () => {
  it('takes away what has ended and nothing else', async () => {
    const session = (days: number) => [uuid(), boss.id, uuid(), inDays(days)];
    const text = 'INSERT INTO app_session (session_id, user_id, token, expires_at) VALUES ($1, $2, $3, $4)';
    await app.admin.query('DELETE FROM app_session');
    const live = session(1);
    await app.admin.query(text, live);
    await app.admin.query(text, session(-1));
    const idle = session(1);
    await app.admin.query(text, idle);
    await app.admin.query(
      `UPDATE app_session SET updated_at = now() - interval '11 hours' WHERE session_id = $1`,
      [idle[0]],
    );
    const keys = [(await make()).body.apiKeyId, (await make()).body.apiKeyId];
    await app.admin.query(
      `UPDATE api_key SET expires_at = now() - interval '91 days' WHERE api_key_id = $1`,
      [keys[0]],
    );
    await app.admin.query(
      `UPDATE api_key SET expires_at = now() - interval '89 days' WHERE api_key_id = $1`,
      [keys[1]],
    );
    await runJob(app.ctx, jobs[0]!, {});
    expect((await app.admin.query('SELECT session_id FROM app_session')).rows).toEqual([
      { session_id: live[0] },
    ]);
    const { rows } = await app.admin.query('SELECT api_key_id FROM api_key WHERE api_key_id = ANY ($1)', [
      keys,
    ]);
    expect(rows).toEqual([{ api_key_id: keys[1] }]);
  });
});
