import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { makeVisitor } from '../../../test/visitor.ts';
import { createHttp } from '../../app/app.ts';
import { addressKey, countAttempt } from './attempts.ts';
import { setUpFirm } from './index.ts';

const app = await startTestApp();
const PASSWORD = 'correct horse battery staple';
const EMAIL = 'chefin@firma.example';

beforeAll(async () => {
  await setUpFirm(app.ctx, {
    firm: {
      name: 'Muster GmbH',
      street: '',
      postalCode: '',
      city: '',
      country: 'DE',
      state: null,
      language: 'de',
      authority: '',
    },
    administrator: { name: 'Chefin', email: EMAIL, password: PASSWORD, handlesRights: false },
    privacy: { name: 'Chefin', email: EMAIL },
  });
});

const guess = async (address: string, times: number, email = EMAIL) => {
  const visitor = makeVisitor(app.http, { address });
  const answers = await Promise.all(
    Array.from({ length: times }, (_, n) => visitor.signIn(email, `guess number ${n}`)),
  );
  return answers.map(({ status }) => status);
};

describe('guessing a password', () => {
  it('is stopped after five attempts, also when they come at once, and says when to come back', async () => {
    const statuses = await guess('198.51.100.1', 12);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    const refused = await makeVisitor(app.http, { address: '198.51.100.1' }).signIn(EMAIL, PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.body.type).toBe('urn:obhut:problem:too-many-attempts');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is stopped for unknown accounts just the same', async () => {
    const statuses = await guess('198.51.100.2', 7, 'nobody@firma.example');
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  it('does not lock the account for anybody at another address', async () => {
    await guess('198.51.100.3', 8);
    expect((await makeVisitor(app.http, { address: '198.51.100.4' }).signIn(EMAIL, PASSWORD)).status).toBe(
      200,
    );
  });

  it('does not lock out a browser that signed in before, not even at the same address', async () => {
    const address = '198.51.100.5';
    const known = makeVisitor(app.http, { address });
    await known.signIn(EMAIL, PASSWORD);
    await known.go('DELETE', '/api/v1/session');
    await guess(address, 8);
    expect((await makeVisitor(app.http, { address }).signIn(EMAIL, PASSWORD)).status).toBe(429);
    expect((await known.signIn(EMAIL, PASSWORD)).status).toBe(200);
  });

  it('is bounded for a known browser too', async () => {
    const known = makeVisitor(app.http, { address: '198.51.100.6' });
    await known.signIn(EMAIL, PASSWORD);
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await known.signIn(EMAIL, `guess number ${n}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('gains nothing from the mark of a known browser for another account, or from a forged one', async () => {
    const known = makeVisitor(app.http, { address: '198.51.100.10' });
    await known.signIn(EMAIL, PASSWORD);
    const device = known.jar.get('obhut.device')!;
    const address = '198.51.100.11';
    await guess(address, 6);
    await guess(address, 6, 'other@firma.example');
    const statusWith = async (mark: string, email: string) => {
      const visitor = makeVisitor(app.http, { address });
      visitor.jar.set('obhut.device', mark);
      return (await visitor.signIn(email, PASSWORD)).status;
    };
    expect(await statusWith(device, 'other@firma.example')).toBe(429);
    const [nonce = '', mac = ''] = device.split('.');
    const forged = `${nonce}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
    for (const mark of [forged, nonce, `${nonce}.`, `x.${mac}`, ''])
      expect(await statusWith(mark, EMAIL), mark).toBe(429);
    expect(await statusWith(device, EMAIL)).toBe(200);
  });

  it('is stopped across accounts at one address', async () => {
    const address = '198.51.100.7';
    for (let n = 0; n < 60; n++) await countAttempt(app.ctx, { address });
    await expect(countAttempt(app.ctx, { address })).rejects.toMatchObject({ code: 'too-many-attempts' });
    expect((await makeVisitor(app.http, { address }).signIn(EMAIL, PASSWORD)).status).toBe(429);
  });

  it('is not freed by an address that the caller makes up, behind a proxy', async () => {
    const config = { ...app.ctx.config, publicUrl: 'http://crm.firma.example' };
    const http = await createHttp({ ...app.ctx, config });
    const statuses = [];
    for (let n = 0; n < 6; n++) {
      const headers = { 'x-forwarded-for': `203.0.113.${n}, 198.51.100.12` };
      const body = { email: EMAIL, password: `guess number ${n}` };
      statuses.push((await makeVisitor(http).go('POST', '/api/v1/session', { headers, body })).status);
    }
    await http.close();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('does not count a success', async () => {
    const visitor = makeVisitor(app.http, { address: '198.51.100.8' });
    for (let n = 0; n < 7; n++) expect((await visitor.signIn(EMAIL, PASSWORD)).status).toBe(200);
  });

  it('of one’s own password, with a session that somebody left open, is stopped as well', async () => {
    const visitor = makeVisitor(app.http, { address: '198.51.100.9' });
    await visitor.signIn(EMAIL, PASSWORD);
    const statuses = [];
    for (let n = 0; n < 6; n++) {
      const body = { password: { current: `guess number ${n}`, next: 'something quite long' } };
      statuses.push((await visitor.go('PATCH', '/api/v1/me', { body })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});

describe('an address', () => {
  it('is the whole /64 for IPv6', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb:cccc:dddd:2'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
    expect(addressKey('::1')).toBe('0:0:0:0');
    expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
    expect(addressKey('::ffff:192.0.2.7')).toBe('::ffff:192.0.2.7');
  });
});
