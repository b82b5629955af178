import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { makeVisitor } from '../../../test/visitor.ts';

const app = await startTestApp();
const input = (email: string) => ({
  firm: { name: 'Bäckerei Süß', postalCode: '01067', city: 'Dresden', state: 'SN' },
  administrator: { name: 'Ömer Süß', email, password: 'ein langes Passwort' },
  privacy: { name: 'Ömer Süß', email: 'datenschutz@firma.example' },
});

describe('the first visit', () => {
  it('finds a firm that is not set up', async () => {
    const visitor = makeVisitor(app.http);
    expect((await visitor.go('GET', '/api/v1/setup')).body).toEqual({ isSetUp: false, isDemo: false });
    expect((await visitor.go('GET', '/api/v1/session')).status).toBe(401);
  });

  it('names every fault of the input, in the caller’s language, and leaves nothing behind', async () => {
    const body = {
      firm: { name: ' ', country: 'Deutschland', state: 7, street: 'a\u0000b', city: 'x'.repeat(121) },
      administrator: { email: 'no address', password: 'kurz', handlesRights: 'yes' },
      privacy: { name: '\ud800', email: null },
      extra: true,
    };
    const faults: Record<string, { at: string; message: string }[]> = {};
    for (const language of ['de', 'en'] as const) {
      const answer = await makeVisitor(app.http, { language }).go('POST', '/api/v1/setup', { body });
      expect(answer.status).toBe(422);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      faults[language] = answer.body.errors;
      expect(answer.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
        'body.administrator.email',
        'body.administrator.handlesRights',
        'body.administrator.name',
        'body.administrator.password',
        'body.extra',
        'body.firm.city',
        'body.firm.country',
        'body.firm.name',
        'body.firm.state',
        'body.firm.street',
        'body.privacy.email',
        'body.privacy.name',
      ]);
      expect(answer.text).not.toContain('kurz');
    }
    for (const [index, { at, message }] of faults.de!.entries()) {
      expect(message.length, at).toBeGreaterThan(5);
      expect(message).not.toBe(faults.en![index]!.message);
    }
    const { rows } = await app.admin.query(
      'SELECT (SELECT count(*) FROM firm) + (SELECT count(*) FROM app_user) AS n',
    );
    expect(Number(rows[0].n)).toBe(0);
  });

  it('sets the firm up once, however many come at the same time, and signs the one in', async () => {
    const visitors = Array.from({ length: 4 }, () => makeVisitor(app.http));
    const answers = await Promise.all(
      visitors.map((visitor, n) =>
        visitor.go('POST', '/api/v1/setup', { body: input(`chef${n}@firma.example`) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.body.type).toBe('urn:obhut:problem:already-set-up');
    expect(lost.cookies).toEqual([]);
    const winner = answers.findIndex(({ status }) => status === 201);
    const me = await visitors[winner]!.go('GET', '/api/v1/session');
    expect(me.body).toMatchObject({
      email: `chef${winner}@firma.example`,
      roles: [
        { role: 'administrator', scope: 'all' },
        { role: 'data-protection', scope: 'all' },
      ],
      firm: { name: 'Bäckerei Süß', country: 'DE', isDemo: false },
    });
    for (const table of ['firm', 'app_user', 'app_account', 'app_session'])
      expect((await app.admin.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n, table).toBe(1);
    expect((await makeVisitor(app.http).go('GET', '/api/v1/setup')).body.isSetUp).toBe(true);
  });

  it('is over after that', async () => {
    const late = await makeVisitor(app.http).go('POST', '/api/v1/setup', {
      body: input('late@firma.example'),
    });
    expect(late.status).toBe(409);
  });
});

describe('the firm', () => {
  it('is read by everybody who is signed in and changed by administrators', async () => {
    const sales = await app.makeUser({ sales: 'own' });
    const boss = await app.makeUser({ administrator: 'all' });
    expect((await app.call(sales, 'GET', '/api/v1/firm')).body).toMatchObject({
      name: 'Bäckerei Süß',
      postalCode: '01067',
      state: 'SN',
      privacyEmail: 'datenschutz@firma.example',
      privacyPhone: null,
    });
    const body = { name: 'Süß & Söhne', privacyPhone: '+49 351 1234567', state: null };
    expect((await app.call(sales, 'PATCH', '/api/v1/firm', { body })).status).toBe(403);
    const changed = await app.call(boss, 'PATCH', '/api/v1/firm', { body });
    expect(changed.body).toMatchObject({ ...body, city: 'Dresden' });
    const bad = await app.call(boss, 'PATCH', '/api/v1/firm', {
      body: { name: '', privacyEmail: 'x', isDemo: true },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.isDemo',
      'body.name',
      'body.privacyEmail',
    ]);
  });
});
