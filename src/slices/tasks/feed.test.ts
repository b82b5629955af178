import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';
import { makePerson, makeTask } from './test-tasks.ts';

const app = await startTestApp();
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const makeFeed = (actor: Actor, body: object = {}, purpose = 'inquiry') =>
  app.call(actor, 'POST', '/api/v1/calendar-feeds', { purpose, body });
/** As a calendar program: without a session. */
const read = (path: string) => app.call(undefined, 'GET', path);

describe('a private calendar address', () => {
  it('shows the own tasks of its maker under its purpose, and names people only if so chosen', async () => {
    const owner = await app.makeUser({ sales: 'own', service: 'own' }, { language: 'de' });
    const contactId = await makePerson(app, owner, 'Kalenderfrau');
    await makeTask(app, owner, {
      title: 'Vorführung; Drucker, neu',
      kind: 'visit',
      dueAt: `${day(3)}T09:00:00Z`,
      endsAt: `${day(3)}T10:30:00Z`,
      place: 'Kiel',
      note: 'streng vertraulich',
      contactIds: [contactId],
    });
    await makeTask(app, owner, { title: 'Ganzer Tag', dueOn: day(4) });
    await makeTask(app, owner, { title: 'Ohne Datum' });
    const plain = await makeFeed(owner);
    expect(plain.status, JSON.stringify(plain.body)).toBe(201);
    const calendar = await read(plain.body.path);
    expect(calendar.status).toBe(200);
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body).toContain('SUMMARY:Vorführung\\; Drucker\\, neu\r\n');
    expect(calendar.body).toContain('LOCATION:Kiel\r\n');
    expect(calendar.body).toContain('X-WR-CALNAME:Obhut: Anfrage\r\n');
    expect(calendar.body).toContain(`DTSTART;VALUE=DATE:${day(4).replaceAll('-', '')}\r\n`);
    for (const hidden of ['Kalenderfrau', 'vertraulich', 'Ohne Datum', contactId])
      expect(calendar.body).not.toContain(hidden);
    await app.call(owner, 'DELETE', `/api/v1/calendar-feeds/${plain.body.feedId}`, { purpose: 'inquiry' });
    const named = await makeFeed(owner, { namesPeople: true });
    expect((await read(named.body.path)).body).toContain('DESCRIPTION:Mit: Kalenderfrau\r\n');
    const support = await makeFeed(owner, {}, 'support');
    const other = (await read(support.body.path)).body;
    expect(other).not.toContain('Vorführung');
    expect(other).toContain('SUMMARY:Ganzer Tag');
  });

  it('keeps a hash of the secret and writes every read into the log, with the people', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    const contactId = await makePerson(app, owner, 'Gelesen');
    await makeTask(app, owner, { title: 'Termin', dueOn: day(1), contactIds: [contactId] });
    const { path } = (await makeFeed(owner)).body;
    const secret = path.split('/').at(-1).replace('.ics', '');
    await read(path);
    await read(path);
    const { rows } = await app.admin.query(
      "SELECT purpose, subjects FROM audit_entry WHERE action = 'tasks.read-feed' AND actor_id = $1",
      [owner.id],
    );
    expect(rows).toEqual([
      { purpose: 'inquiry', subjects: [contactId] },
      { purpose: 'inquiry', subjects: [contactId] },
    ]);
    const stored = await app.admin.query(
      'SELECT to_jsonb(f)::text AS row FROM calendar_feed f WHERE user_id = $1',
      [owner.id],
    );
    expect(stored.rows[0].row).not.toContain(secret);
    const log = await app.admin.query('SELECT to_jsonb(a)::text AS row FROM audit_entry a');
    expect(log.rows.some(({ row }) => row.includes(secret))).toBe(false);
    const feeds = await app.call(owner, 'GET', '/api/v1/calendar-feeds', { purpose: 'inquiry' });
    expect(feeds.body.items).toMatchObject([{ purpose: 'inquiry', namesPeople: false }]);
    expect(feeds.body.items[0].readAt).not.toBeNull();
    expect(feeds.raw.toString()).not.toContain(secret);
  });

  it('is dead once renewed or revoked, and wrong ones are answered word for word alike', async () => {
    const owner = await app.makeUser({ sales: 'own' });
    const first = await makeFeed(owner);
    const url = `/api/v1/calendar-feeds/${first.body.feedId}`;
    const renewed = await app.call(owner, 'POST', `${url}/address`, { purpose: 'inquiry' });
    expect(renewed.body.path).not.toBe(first.body.path);
    expect((await read(renewed.body.path)).status).toBe(200);
    const answers = [await read(first.body.path)];
    expect((await app.call(owner, 'DELETE', url, { purpose: 'contract' })).status).toBe(204);
    answers.push(await read(renewed.body.path));
    for (const wrong of [
      `cal_${'x'.repeat(43)}.ics`,
      'x',
      '%00',
      '..%2f..%2fetc',
      "'; DROP TABLE task; --",
      'ü'.repeat(60),
    ])
      answers.push(await read(`/api/v1/calendar/${encodeURIComponent(wrong)}`));
    for (const { status, raw } of answers)
      expect([status, raw.toString()]).toEqual([404, answers[0]!.raw.toString()]);
  });

  it('acts with the roles of this moment: without the purpose, without access, out of scope it shows nothing', async () => {
    const teamId = await app.makeTeam();
    const owner = await app.makeUser({ sales: 'team' }, { teamId });
    const contactId = await makePerson(app, owner, 'Teamkontakt');
    await makeTask(app, owner, { title: 'Im Team', dueOn: day(2), contactIds: [contactId] });
    const { path } = (await makeFeed(owner)).body;
    expect((await read(path)).body).toContain('Im Team');
    await app.admin.query('UPDATE contact SET team_id = NULL, owner_id = NULL WHERE contact_id = $1', [
      contactId,
    ]);
    const after = await read(path);
    expect(after.status).toBe(200);
    expect(after.body).not.toContain('Im Team');
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [owner.id]);
    expect((await read(path)).status).toBe(404);
    await app.admin.query('UPDATE app_user SET is_active = true WHERE user_id = $1', [owner.id]);
    expect((await read(path)).status).toBe(200);
    await app.admin.query("UPDATE user_role SET role_key = 'accounting' WHERE user_id = $1", [owner.id]);
    expect((await read(path)).status).toBe(404);
  });

  it('is made once a purpose, for purposes of the daily work alone, and by users alone', async () => {
    const owner = await app.makeUser({ sales: 'own', 'data-protection': 'own' });
    expect((await makeFeed(owner)).status).toBe(201);
    expect((await makeFeed(owner)).status).toBe(409);
    const rights = await makeFeed(owner, {}, 'rights');
    expect(rights.status).toBe(403);
    expect(rights.body.errors).toMatchObject([{ code: 'feed-purpose' }]);
    const key: Actor = { ...owner, kind: 'api-key', id: uuid(), userId: owner.id };
    const made = app.ctx.db.perform({ actor: key, purpose: 'contract', action: 'test.feed' }, async (tx) => {
      const { makeFeed: make } = await import('./keep-feed.ts');
      return make(tx, { namesPeople: false });
    });
    await expect(made).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('of somebody else is neither seen, renewed nor revoked', async () => {
    const [owner, other] = [
      await app.makeUser({ sales: 'all' }),
      await app.makeUser({ administrator: 'all', sales: 'all' }),
    ];
    const { body } = await makeFeed(owner);
    const url = `/api/v1/calendar-feeds/${body.feedId}`;
    for (const purpose of ['inquiry', 'access']) {
      expect((await app.call(other, 'GET', '/api/v1/calendar-feeds', { purpose })).body.items).toEqual([]);
      expect((await app.call(other, 'POST', `${url}/address`, { purpose })).status).toBe(404);
      expect((await app.call(other, 'DELETE', url, { purpose })).status).toBe(404);
    }
    expect((await read(body.path)).status).toBe(200);
  });

  it('is asked for only so often from one address', async () => {
    let status = 0;
    for (let n = 0; n < 70 && status !== 429; n++) status = (await read('/api/v1/calendar/x')).status;
    expect(status).toBe(429);
  });
});
