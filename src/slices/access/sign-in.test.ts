import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { makeVisitor } from '../../../test/visitor.ts';
import { createHttp } from '../../app/app.ts';
import { createTeam, createUser, loadActor, setUpFirm } from './index.ts';

const argon = vi.hoisted(() => ({ hashed: 0, verified: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return {
    ...real,
    hash: (...given: Parameters<typeof real.hash>) => {
      argon.hashed += 1;
      return real.hash(...given);
    },
    verify: (...given: Parameters<typeof real.verify>) => {
      argon.verified += 1;
      return real.verify(...given);
    },
  };
});

const app = await startTestApp();
const PASSWORD = 'ein langes Passwort für Jürgen';
const CHIEF = 'chefin@firma.example';
let people = 0;

beforeAll(async () => {
  await setUpFirm(app.ctx, {
    firm: {
      name: 'Groß & Söhne GmbH',
      street: '',
      postalCode: '',
      city: '',
      country: 'DE',
      state: null,
      language: 'de',
      authority: '',
    },
    administrator: { name: 'Änne Groß', email: CHIEF, password: PASSWORD, handlesRights: true },
    privacy: { name: 'Änne Groß', email: CHIEF },
  });
});

async function chief() {
  const { rows } = await app.admin.query('SELECT user_id FROM app_user WHERE email = $1', [CHIEF]);
  return (await loadActor(app.ctx, rows[0].user_id))!;
}
async function hire(
  roles: Parameters<typeof createUser>[2]['roles'] = [{ role: 'sales', scope: 'own' }],
  teamId: string | null = null,
) {
  people += 1;
  return createUser(app.ctx, await chief(), {
    name: `Person ${people}`,
    email: `person${people}@firma.example`,
    password: PASSWORD,
    language: 'de',
    teamId,
    roles,
  });
}
const sessionsOf = async (userId: string) =>
  (await app.admin.query('SELECT * FROM app_session WHERE user_id = $1', [userId])).rows;

describe('signing in', () => {
  it('makes a session, sets a cookie that scripts cannot read, and answers with who it is', async () => {
    const visitor = makeVisitor(app.http);
    const answer = await visitor.signIn(` ${CHIEF.toUpperCase()} `, PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      email: CHIEF,
      name: 'Änne Groß',
      roles: [
        { role: 'administrator', scope: 'all' },
        { role: 'data-protection', scope: 'all' },
      ],
      firm: { name: 'Groß & Söhne GmbH', country: 'DE', isDemo: false },
    });
    expect(answer.body.permissions).toContain('user.manage');
    const cookie = answer.cookies.find((line) => line.startsWith('obhut.session_token='));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure/);
    expect((await visitor.go('GET', '/api/v1/session')).body.email).toBe(CHIEF);
  });

  it('knows neither the address nor the browser of a session', async () => {
    const { userId, email } = await hire();
    await makeVisitor(app.http).go('POST', '/api/v1/session', {
      body: { email, password: PASSWORD },
      headers: { 'user-agent': 'Netscape' },
    });
    expect(await sessionsOf(userId)).toMatchObject([{ ip_address: null, user_agent: null }]);
  });

  it('takes an umlaut for the same however the keyboard composes it', async () => {
    expect((await makeVisitor(app.http).signIn(CHIEF, PASSWORD.normalize('NFD'))).status).toBe(200);
  });

  it('sends the cookie over https only where Obhut is reached so', async () => {
    const config = { ...app.ctx.config, publicUrl: 'https://crm.firma.example' };
    const http = await createHttp({ ...app.ctx, config });
    const answer = await makeVisitor(http).signIn(CHIEF, PASSWORD);
    await http.close();
    expect(answer.status).toBe(200);
    for (const line of answer.cookies) expect(line).toMatch(/; Secure/);
  });

  it('answers the same, and hashes as much, for a wrong password, an unknown and a deactivated account', async () => {
    const { userId, email } = await hire();
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [userId]);
    const answers = [];
    for (const [name, password] of [
      [CHIEF, 'something else entirely'],
      ['nobody@firma.example', PASSWORD],
      [email, PASSWORD],
    ] as const) {
      const before = argon.hashed + argon.verified;
      const answer = await makeVisitor(app.http, { address: '192.0.2.50' }).signIn(name, password);
      expect(argon.hashed + argon.verified - before).toBe(1);
      answers.push({ status: answer.status, text: answer.text, cookies: answer.cookies });
    }
    expect(answers[0]).toMatchObject({ status: 401, cookies: [] });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes what is no address or no password for a failed sign-in or a bad input, never for an error', async () => {
    const visitor = makeVisitor(app.http, { address: '192.0.2.51' });
    for (const email of ['', 'x', "' OR 1=1 --", 'a\u0000b@firma.example', '\ud800@firma.example'])
      expect((await visitor.signIn(email, PASSWORD)).status, JSON.stringify(email)).toBe(401);
    const bad = await visitor.go('POST', '/api/v1/session', {
      body: { email: 'x'.repeat(300), password: 7, rememberMe: true },
      headers: { 'accept-language': 'de' },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.email',
      'body.password',
      'body.rememberMe',
    ]);
    expect(bad.body.title).toBe('Die Eingabe ist so nicht möglich.');
  });
});

describe('a session', () => {
  it('ends in the database when its user signs out', async () => {
    const { userId, email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    const cookie = visitor.jar.get('obhut.session_token')!;
    expect((await visitor.go('GET', '/api/v1/session')).status).toBe(200);
    expect((await visitor.go('DELETE', '/api/v1/session')).status).toBe(204);
    expect(visitor.jar.has('obhut.session_token')).toBe(false);
    expect(await sessionsOf(userId)).toEqual([]);
    visitor.jar.set('obhut.session_token', cookie);
    expect((await visitor.go('GET', '/api/v1/session')).status).toBe(401);
  });

  it('is not there for a cookie that is tampered with, or signed for another', async () => {
    const [first, second] = [makeVisitor(app.http), makeVisitor(app.http)];
    await first.signIn(CHIEF, PASSWORD);
    await second.signIn(CHIEF, PASSWORD);
    const good = decodeURIComponent(first.jar.get('obhut.session_token')!);
    const [token = '', signature = ''] = good.split('.');
    const [otherToken = ''] = decodeURIComponent(second.jar.get('obhut.session_token')!).split('.');
    const thief = makeVisitor(app.http);
    for (const cookie of [
      token,
      `${token}.`,
      `${otherToken}.${signature}`,
      `${token}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${token.slice(1)}.${signature}`,
      '.',
      '',
      'null',
    ]) {
      thief.jar.set('obhut.session_token', encodeURIComponent(cookie));
      expect((await thief.go('GET', '/api/v1/session')).status, cookie).toBe(401);
    }
    thief.jar.set('obhut.session_token', encodeURIComponent(good));
    expect((await thief.go('GET', '/api/v1/session')).status).toBe(200);
  });

  it('ends after seven days, and after ten hours without use', async () => {
    for (const change of [
      `expires_at = now() - interval '1 second'`,
      `updated_at = now() - interval '10 hours 1 second'`,
    ]) {
      const { userId, email } = await hire();
      const visitor = makeVisitor(app.http);
      await visitor.signIn(email, PASSWORD);
      const [session] = await sessionsOf(userId);
      expect((session.expires_at - session.created_at) / 86_400_000).toBeCloseTo(7, 3);
      await app.admin.query(`UPDATE app_session SET ${change} WHERE user_id = $1`, [userId]);
      expect((await visitor.go('GET', '/api/v1/session')).status).toBe(401);
    }
  });

  it('is renewed by use, but never past its absolute end', async () => {
    const { userId, email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    await app.admin.query(
      `UPDATE app_session SET updated_at = now() - interval '9 hours' WHERE user_id = $1`,
      [userId],
    );
    const [before] = await sessionsOf(userId);
    expect((await visitor.go('GET', '/api/v1/session')).status).toBe(200);
    const [after] = await sessionsOf(userId);
    expect(after.updated_at - before.updated_at).toBeGreaterThan(8 * 3_600_000);
    expect(after.expires_at).toEqual(before.expires_at);
  });

  it('of the same browser ends when somebody signs in anew there', async () => {
    const { userId, email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    await visitor.signIn(email, PASSWORD);
    expect(await sessionsOf(userId)).toHaveLength(1);
  });

  it('of another browser ends with a change of password; the own one stays', async () => {
    const { userId, email } = await hire();
    const [here, there] = [makeVisitor(app.http), makeVisitor(app.http)];
    await here.signIn(email, PASSWORD);
    await there.signIn(email, PASSWORD);
    expect((await there.go('GET', '/api/v1/session')).status).toBe(200);
    const wrong = await here.go('PATCH', '/api/v1/me', {
      body: { name: 'Neu', password: { current: 'not this one', next: 'ein ganz neues Passwort' } },
    });
    expect(wrong.body.errors).toMatchObject([{ at: 'body.password.current', code: 'password-wrong' }]);
    const changed = await here.go('PATCH', '/api/v1/me', {
      body: { name: 'Neu', language: 'en', password: { current: PASSWORD, next: 'ein ganz neues Passwort' } },
    });
    expect(changed.body).toMatchObject({ name: 'Neu', language: 'en' });
    expect((await there.go('GET', '/api/v1/session')).status).toBe(401);
    expect((await here.go('GET', '/api/v1/session')).status).toBe(200);
    expect(await sessionsOf(userId)).toHaveLength(1);
    expect((await makeVisitor(app.http).signIn(email, PASSWORD)).status).toBe(401);
    expect((await makeVisitor(app.http).signIn(email, 'ein ganz neues Passwort')).status).toBe(200);
  });

  it('ends at once when the account is deactivated or gets another password', async () => {
    const boss = await chief();
    for (const body of [{ isActive: false }, { password: 'von oben gesetztes Passwort' }]) {
      const { userId, email } = await hire();
      const visitor = makeVisitor(app.http);
      await visitor.signIn(email, PASSWORD);
      expect((await visitor.go('GET', '/api/v1/session')).status).toBe(200);
      const bossVisitor = makeVisitor(app.http);
      await bossVisitor.signIn(CHIEF, PASSWORD);
      expect((await bossVisitor.go('PATCH', `/api/v1/users/${userId}`, { body })).status).toBe(200);
      expect((await visitor.go('GET', '/api/v1/session')).status).toBe(401);
      expect(await sessionsOf(userId)).toEqual([]);
      expect((await bossVisitor.go('GET', '/api/v1/session')).body.userId).toBe(boss.id);
    }
  });
});

describe('what an account may do', () => {
  it('is the union of the purposes of its roles, each with the widest scope', async () => {
    const { userId } = await hire([
      { role: 'service', scope: 'team' },
      { role: 'sales', scope: 'own' },
      { role: 'accounting', scope: 'all' },
    ]);
    const actor = (await loadActor(app.ctx, userId))!;
    expect(Object.fromEntries(actor.purposes)).toEqual({
      accounting: 'all',
      contract: 'team',
      inquiry: 'own',
      intake: 'own',
      support: 'team',
    });
    expect(actor.permissions.has('import.run')).toBe(true);
    expect(actor.permissions.has('user.manage')).toBe(false);
  });

  it('changes at once for whoever is signed in', async () => {
    const team = await createTeam(app.ctx, await chief(), { name: 'Innendienst' });
    const { userId, email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    expect((await visitor.go('GET', '/api/v1/users')).status).toBe(403);
    const bossVisitor = makeVisitor(app.http);
    await bossVisitor.signIn(CHIEF, PASSWORD);
    await bossVisitor.go('PATCH', `/api/v1/users/${userId}`, {
      body: { roles: [{ role: 'administrator', scope: 'own' }], teamId: team.teamId },
    });
    expect((await visitor.go('GET', '/api/v1/users')).status).toBe(200);
    expect((await visitor.go('GET', '/api/v1/session')).body.teamId).toBe(team.teamId);
    await bossVisitor.go('PATCH', `/api/v1/users/${userId}`, {
      body: { roles: [{ role: 'sales', scope: 'own' }] },
    });
    expect((await visitor.go('GET', '/api/v1/users')).status).toBe(403);
  });
});

describe('a request from another site', () => {
  it('is refused when it would change something, signed in or not', async () => {
    const { userId, email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://crm.firma.example:8080' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://crm.firma.example' },
    ] as Record<string, string>[]) {
      const options = { headers, body: { name: 'Hacked' } };
      const refused = await visitor.go('PATCH', '/api/v1/me', options);
      expect(refused.status, JSON.stringify(headers)).toBe(403);
      expect(refused.body.type).toBe('urn:obhut:problem:origin-refused');
      expect((await visitor.go('DELETE', '/api/v1/session', { headers })).status).toBe(403);
      const signIn = { headers, body: { email, password: PASSWORD } };
      expect((await makeVisitor(app.http).go('POST', '/api/v1/session', signIn)).status).toBe(403);
    }
    const { rows } = await app.admin.query('SELECT name FROM app_user WHERE user_id = $1', [userId]);
    expect(rows[0].name).not.toBe('Hacked');
    const own = { origin: 'http://crm.firma.example', 'sec-fetch-site': 'same-origin' };
    expect((await visitor.go('PATCH', '/api/v1/me', { headers: own, body: { name: 'Mine' } })).status).toBe(
      200,
    );
  });
});

describe('what is secret', () => {
  it('stands in no answer and in no entry of the log', async () => {
    const { email } = await hire();
    const visitor = makeVisitor(app.http);
    await visitor.signIn(email, PASSWORD);
    const boss = makeVisitor(app.http);
    const texts = [(await boss.signIn(CHIEF, PASSWORD)).text];
    for (const url of ['session', 'users', 'colleagues', 'teams', 'roles', 'api-keys', 'firm', 'setup'])
      texts.push((await boss.go('GET', `/api/v1/${url}`)).text);
    const { rows: hashes } = await app.admin.query('SELECT password FROM app_account');
    const { rows: sessions } = await app.admin.query('SELECT token FROM app_session');
    const { rows: entries } = await app.admin.query('SELECT * FROM audit_entry');
    const everything = texts.join('\n') + JSON.stringify(entries);
    for (const secret of [
      PASSWORD,
      'argon2',
      ...hashes.map((row) => row.password),
      ...sessions.map((row) => row.token),
    ])
      expect(everything.includes(secret), secret).toBe(false);
    for (const name of [email, CHIEF, 'Änne'])
      expect(JSON.stringify(entries).includes(name), name).toBe(false);
  });
});
