import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { restrict } from '../../../test/open-restricted.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const german = await app.makeUser({ sales: 'all' }, { language: 'de' });
const service = await app.makeUser({ service: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const home = (actor: Actor, purpose: string) => app.call(actor, 'GET', '/api/v1/home', { purpose });
const ending = (days: number, more: object = {}) =>
  plantContact(app, { grounds: [{ endsAt: inDays(days) }], familyName: `Endet${days}`, ...more });
const names = (rows: { displayName: string }[]): string[] => rows.map(({ displayName }) => displayName);

describe('the start page', () => {
  it('counts what goes in the whole firm for those alone who may read its forecast', async () => {
    await app.admin.query('DELETE FROM retention_forecast');
    await app.admin.query(
      "INSERT INTO retention_forecast (table_name, due_on, row_count) VALUES ('interaction', current_date, 41)",
    );
    const [boss, rep] = [
      await app.makeUser({ administrator: 'all', sales: 'all' }),
      await app.makeUser({ sales: 'own' }),
    ];
    const seen = async (actor: Actor, purpose: string) =>
      (await home(actor, purpose)).body.rowsEndingSoon.map(({ rows }: { rows: number }) => rows);
    expect([await seen(boss, 'inquiry'), await seen(officer, 'rights')]).toEqual([[41], [41]]);
    expect([await seen(rep, 'inquiry'), await seen(sales, 'inquiry')]).toEqual([[], []]);
    await app.admin.query('DELETE FROM retention_forecast');
  });

  it('is empty, and complete, where there is nothing', async () => {
    const { status, body } = await home(sales, 'inquiry');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactCount: 0,
      endingSoon: [],
      openRequests: [],
      openRequestCount: 0,
      quarantineCount: 0,
      quarantineNextDeletion: null,
      recent: [],
    });
    expect(body.endsByWeek).toHaveLength(12);
    const monday = new Date(body.endsByWeek[0].weekStart);
    expect(monday.getUTCDay()).toBe(1);
    expect(Date.now() - monday.getTime()).toBeLessThan(7 * 86_400_000);
    expect(monday.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('shows what ends within 30 days, the soonest first, with the reason in the caller’s language', async () => {
    for (const days of [20, 3, 29, 31, 8]) await ending(days);
    await plantContact(app, {
      grounds: [{ endsAt: inDays(2) }, { purpose: 'contract' }],
      familyName: 'Bleibt',
    });
    const { body } = await home(german, 'inquiry');
    expect(names(body.endingSoon)).toEqual(['Änne Endet3', 'Änne Endet8', 'Änne Endet20', 'Änne Endet29']);
    expect(body.endingSoon[0].because).toBe('so wurde es beim Rechtsgrund „Anfrage“ festgelegt');
    expect(body.contactCount).toBe(6);
    for (let more = 0; more < 9; more++) await ending(4 + more / 10);
    expect((await home(sales, 'inquiry')).body.endingSoon).toHaveLength(10);
  });

  it('counts the ends of its own purpose, week by week', async () => {
    const { body } = await home(sales, 'inquiry');
    const expected = body.endsByWeek.map(() => 0);
    const { rows } = await app.admin.query(`SELECT ends_at FROM ground WHERE purpose_key = 'inquiry'`);
    for (const { ends_at: end } of rows) {
      const week = Math.floor((end.getTime() - Date.parse(body.endsByWeek[0].weekStart)) / (7 * 86_400_000));
      if (week < 12) expected[week] += 1;
    }
    expect(body.endsByWeek.map(({ count }: { count: number }) => count)).toEqual(expected);
    expect(expected.reduce((a: number, b: number) => a + b)).toBeGreaterThan(10);
    const other = await home(sales, 'contract');
    expect(other.body.endsByWeek.every(({ count }: { count: number }) => count === 0)).toBe(true);
    expect(other.body.contactCount).toBe(1);
  });

  it('shows what changed last', async () => {
    const { contactId } = await plantContact(app, { familyName: 'Neu' });
    const { body } = await home(sales, 'inquiry');
    expect(body.recent[0]).toMatchObject({ contactId, displayName: 'Änne Neu' });
    expect(body.recent).toHaveLength(10);
  });

  it('shows to scope own and team nothing of others, and names who was shown in the log', async () => {
    const teamId = await app.makeTeam();
    const own = await app.makeUser({ sales: 'own' });
    const team = await app.makeUser({ sales: 'team' }, { teamId });
    const { contactId } = await ending(5, { ownerId: own.id, familyName: 'Mein' });
    await ending(6, { teamId, familyName: 'Unser' });
    expect(await home(own, 'inquiry')).toMatchObject({
      body: {
        contactCount: 1,
        endingSoon: [{ displayName: 'Änne Mein' }],
        recent: [{ displayName: 'Änne Mein' }],
      },
    });
    expect(names((await home(team, 'inquiry')).body.recent)).toEqual(['Änne Unser']);
    const { rows } = await app.admin.query(
      'SELECT action, purpose, subjects FROM audit_entry WHERE actor_id = $1 ORDER BY entry_id',
      [own.id],
    );
    expect(rows).toContainEqual({ action: 'home.read', purpose: 'inquiry', subjects: [contactId] });
  });

  it('Art. 18: does not count, list or name a restricted contact', async () => {
    const before = (await home(sales, 'inquiry')).body;
    const { contactId } = await ending(1, { familyName: 'Eingeschränkt' });
    const input = { reason: 'claims', reviewOn: '2099-01-01' };
    expect(
      (
        await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/restriction`, {
          purpose: 'rights',
          body: input,
        })
      ).status,
    ).toBe(201);
    const { body } = await home(sales, 'inquiry');
    expect(body).toEqual(before);
    expect(names((await home(officer, 'rights')).body.recent)).not.toContain('Änne Eingeschränkt');
  });
});

describe('what waits', () => {
  it('Art. 18, 12(3): restricted people are counted and not named, with their reviews and requests; openings wait for the second person', async () => {
    const admin = await app.makeUser({ administrator: 'all' });
    const lawyer = await app.makeUser({ 'data-protection': 'all' });
    const before = (await home(officer, 'rights')).body.restrictions;
    expect((await home(admin, 'inquiry')).body).toMatchObject({ restrictions: null, openingsWaiting: 0 });
    const { contactId } = await plantContact(app, { familyName: 'Ruhend' });
    await app.admin.query(
      `INSERT INTO rights_request (request_id, contact_id, kind, channel, received_on, first_due_on, due_on) VALUES ($1, $2, 'access', 'mail', '2020-01-01', '2020-02-03', '2020-02-03')`,
      [uuid(), contactId],
    );
    const restrictionId = await restrict(app, officer, contactId);
    await app.admin.query('UPDATE restriction SET review_on = current_date WHERE restriction_id = $1', [
      restrictionId,
    ]);
    const asked = await app.call(officer, 'POST', `/api/v1/restrictions/${restrictionId}/openings`, {
      purpose: 'rights',
      body: { reason: 'Auskunft' },
    });
    expect(asked.status).toBe(201);
    const { body } = await home(officer, 'rights');
    expect(body.restrictions).toEqual({
      count: before.count + 1,
      reviewsDue: before.reviewsDue + 1,
      requests: before.requests + 1,
      nextRequestDue: '2020-02-03',
    });
    expect(JSON.stringify(body)).not.toContain('Ruhend');
    expect(body.openingsWaiting).toBe(0);
    expect((await home(admin, 'inquiry')).body).toMatchObject({ restrictions: null, openingsWaiting: 1 });
    expect((await home(lawyer, 'rights')).body.openingsWaiting).toBe(1);
    expect((await home(sales, 'inquiry')).body.openingsWaiting).toBe(0);
  });

  it('Art. 12(3): open requests are for those who handle rights, whatever the purpose of the page', async () => {
    const { contactId } = await plantContact(app, { familyName: 'Fragt' });
    for (const [state, due] of [
      ['open', '2031-02-02'],
      ['open', '2031-01-01'],
      ['done', '2030-01-01'],
    ])
      await app.admin.query(
        `INSERT INTO rights_request (request_id, contact_id, kind, channel, state, received_on, first_due_on, due_on) VALUES ($1, $2, 'access', 'mail', $3, '2030-12-01', $4, $4)`,
        [uuid(), contactId, state, due],
      );
    for (const purpose of ['rights', 'intake']) {
      const { body } = await home(officer, purpose);
      expect(body.openRequestCount).toBe(2);
      expect(body.openRequests).toMatchObject([
        { contactId, displayName: 'Änne Fragt', kind: 'access', dueOn: '2031-01-01' },
        { dueOn: '2031-02-02' },
      ]);
    }
    expect(await home(sales, 'inquiry')).toMatchObject({ body: { openRequests: [], openRequestCount: 0 } });
    const { rows } = await app.admin.query(
      `SELECT purpose, subjects FROM audit_entry WHERE actor_id = $1 ORDER BY entry_id DESC LIMIT 1`,
      [officer.id],
    );
    expect(rows[0]).toEqual({ purpose: 'rights', subjects: [contactId] });
  });

  it('Art. 14(3): the quarantine is counted, with its next deletion, for those who may take data in', async () => {
    const importId = uuid();
    await app.admin.query(
      `INSERT INTO import (import_id, file_name, file_sha256, file_format, file_bytes, state, created_by) VALUES ($1, 'x.csv', '', 'csv', 1, 'done', $2)`,
      [importId, sales.id],
    );
    for (const days of [9, 2])
      await app.admin.query(
        `INSERT INTO quarantine (quarantine_id, import_id, line, draft, reason, deletes_at) VALUES ($1, $2, 1, '{}', 'no-ground', now() + $3 * interval '1 day')`,
        [uuid(), importId, days],
      );
    for (const [actor, purpose] of [
      [sales, 'inquiry'],
      [sales, 'intake'],
      [officer, 'rights'],
    ] as const) {
      const { body } = await home(actor, purpose);
      expect(body.quarantineCount).toBe(2);
      expect(Math.round((Date.parse(body.quarantineNextDeletion) - Date.now()) / 86_400_000)).toBe(2);
    }
    expect(await home(service, 'support')).toMatchObject({
      body: { quarantineCount: 0, quarantineNextDeletion: null },
    });
  });

  it('shows contacts under none of the machine’s purposes', async () => {
    expect(await home(sales, 'intake')).toMatchObject({
      status: 200,
      body: { contactCount: 0, endingSoon: [], recent: [] },
    });
  });
});

describe('the purpose of the page', () => {
  it('is refused where it is missing, unknown or not the caller’s', async () => {
    const types = await Promise.all(
      [undefined, 'nonsense', 'accounting'].map(async (purpose) =>
        (await app.call(sales, 'GET', '/api/v1/home', purpose ? { purpose } : {})).body.type.replace(
          'urn:obhut:problem:',
          '',
        ),
      ),
    );
    expect(types).toEqual(['purpose-missing', 'purpose-unknown', 'purpose-not-yours']);
    expect((await app.call(undefined, 'GET', '/api/v1/home', { purpose: 'inquiry' })).status).toBe(401);
  });
});
