import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { type Planted, plantContact } from '../../../test/plant-contact.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';

const app = await startTestApp();
const service = await app.makeUser({ service: 'all' });
const admin = await app.makeUser({ administrator: 'all' });
const desk = await app.makeUser({ 'data-protection': 'all' });
const CONSENT = { purpose: 'profiling', legalBasis: 'consent' } as const;

/** A case of one person, who stands on support and on these grounds besides. */
async function open(more: NonNullable<Planted['grounds']>) {
  const { contactId, groundIds } = await plantContact(app, { grounds: [{ purpose: 'support' }, ...more] });
  const { body } = await app.call(service, 'POST', '/api/v1/tickets', {
    purpose: 'support',
    body: { subject: 'Wackelkontakt', people: [{ contactId }] },
  });
  return { contactId, ticketId: body.ticketId as string, groundIds };
}
const put = (
  made: { ticketId: string; contactId: string },
  body: object = { score: 5 },
  actor = service,
  purpose = 'support',
) =>
  app.call(actor, 'PUT', `/api/v1/tickets/${made.ticketId}/satisfaction/${made.contactId}`, {
    purpose,
    body,
  });
const personOf = async (ticketId: string) =>
  (await app.call(service, 'GET', `/api/v1/tickets/${ticketId}`, { purpose: 'support' })).body.people[0];
const rowsOf = async (contactId: string) =>
  (await app.admin.query('SELECT score FROM ticket_satisfaction WHERE contact_id = $1', [contactId])).rows;
const change = (made: { contactId: string }, groundId: string, body: object) =>
  app.call(service, 'PATCH', `/api/v1/contacts/${made.contactId}/grounds/${groundId}`, {
    purpose: 'support',
    body,
  });

describe('satisfaction', () => {
  it('is refused without the consent of the person', async () => {
    const made = await open([]);
    expect(await personOf(made.ticketId)).toMatchObject({ mayBeAsked: false, satisfaction: null });
    const answer = await put(made);
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'satisfaction-without-consent']);
    expect(await rowsOf(made.contactId)).toEqual([]);
  });

  it.each([
    ['a newsletter', { purpose: 'marketing-email', legalBasis: 'consent' }],
    ['an interest of the firm', { purpose: 'profiling', legalBasis: 'legitimate-interests' }],
    [
      'a consent that has not begun',
      { ...CONSENT, startsAt: '2099-01-01T00:00:00Z', endsAt: '2099-02-01T00:00:00Z' },
    ],
  ] as const)('is refused on %s', async (_, ground) => {
    const made = await open([ground]);
    expect((await put(made)).status).toBe(422);
  });

  it('is recorded on a consent, and again with another score', async () => {
    const made = await open([CONSENT]);
    expect((await personOf(made.ticketId)).mayBeAsked).toBe(true);
    expect((await put(made, { score: 2, comment: 'Zu langsam' })).body.people[0].satisfaction).toMatchObject({
      score: 2,
      comment: 'Zu langsam',
    });
    await put(made, { score: 4 });
    expect(await rowsOf(made.contactId)).toEqual([{ score: 4 }]);
  });

  it('may stand on a purpose of the firm’s own', async () => {
    const added = await app.call(admin, 'POST', '/api/v1/purposes', {
      body: {
        key: 'zufriedenheit',
        labelDe: 'Zufriedenheit',
        labelEn: 'Satisfaction',
        categories: ['identity', 'communication'],
        defaultBasis: 'consent',
        defaultRetainDays: 365,
        ruleDe: 'nach einem Jahr',
        ruleEn: 'after a year',
        roles: ['service'],
      },
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const made = await open([{ purpose: 'zufriedenheit', legalBasis: 'consent' }]);
    expect((await put(made)).status).toBe(200);
  });

  it('is gone at once when the consent is withdrawn', async () => {
    const made = await open([CONSENT]);
    await put(made);
    expect((await change(made, made.groundIds[1]!, { status: 'withdrawn' })).status).toBe(200);
    expect(await rowsOf(made.contactId)).toEqual([]);
    expect(await personOf(made.ticketId)).toMatchObject({ mayBeAsked: false, satisfaction: null });
    expect((await put(made)).status).toBe(422);
  });

  it('is not seen from the second on at which the consent ends, stays in the report until it is deleted, and is deleted', async () => {
    const made = await open([CONSENT]);
    await put(made, { score: 3, comment: 'Ging so' });
    // Past the triggers, as time passes.
    await app.admin.query('ALTER TABLE ground DISABLE TRIGGER satisfaction_goes');
    await app.admin.query(
      `UPDATE ground SET starts_at = now() - interval '2 days', ends_at = now() - interval '1 second' WHERE ground_id = $1`,
      [made.groundIds[1]],
    );
    await app.admin.query('ALTER TABLE ground ENABLE TRIGGER satisfaction_goes');
    expect(await rowsOf(made.contactId)).toEqual([{ score: 3 }]);
    expect((await personOf(made.ticketId)).satisfaction).toBeNull();
    await app.admin.query(
      `INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'DS', 'ds@probe.example') ON CONFLICT DO NOTHING`,
    );
    const report = await app.call(desk, 'GET', `/api/v1/contacts/${made.contactId}/report?format=json`, {
      purpose: 'rights',
    });
    expect(JSON.stringify(report.body)).toContain('Ging so');
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'tickets.delete-ended-satisfaction')!, {});
    expect(await rowsOf(made.contactId)).toEqual([]);
  });

  it('cannot be put there past the application’s check either: the database asks for the consent', async () => {
    const made = await open([{ purpose: 'marketing-email', legalBasis: 'consent' }, CONSENT]);
    const { putSatisfaction } = await import('./store-satisfaction.ts');
    const attempt = (groundId: string) =>
      app.ctx.db.perform({ actor: service, purpose: 'support', action: 'test.put' }, (tx) =>
        putSatisfaction(tx, { ...made, score: 1, comment: '', groundId }),
      );
    await expect(attempt(made.groundIds[0]!)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(attempt(made.groundIds[1]!)).rejects.toMatchObject({ code: 'not-allowed' });
    const other = await open([CONSENT]);
    await expect(attempt(other.groundIds[1]!)).rejects.toMatchObject({ code: 'not-allowed' });
    await attempt(made.groundIds[2]!);
    expect(await rowsOf(made.contactId)).toEqual([{ score: 1 }]);
  });

  it('is shown as an average from five people on, and never by employee', async () => {
    await app.admin.query('DELETE FROM ticket_satisfaction');
    const average = async () =>
      (await app.call(service, 'GET', '/api/v1/tickets/satisfaction', { purpose: 'support' })).body;
    for (const score of [1, 2, 4, 5]) await put(await open([CONSENT]), { score });
    // The same person a second time is not a fifth one.
    const again = await open([CONSENT]);
    await put(again, { score: 5 });
    await app.call(service, 'DELETE', `/api/v1/tickets/${again.ticketId}/satisfaction/${again.contactId}`, {
      purpose: 'support',
    });
    expect(await average()).toEqual({ answers: null, average: null });
    await put(again, { score: 5 });
    expect(await average()).toEqual({ answers: 5, average: 3.4 });
    const answer = await app.call(service, 'GET', `/api/v1/tickets/satisfaction?ownerId=${service.id}`, {
      purpose: 'support',
    });
    expect(answer.body).toEqual({ answers: 5, average: 3.4 });
  });

  it('faults what is no score', async () => {
    const made = await open([CONSENT]);
    for (const score of [0, 6, 2.5, '5', null, -1])
      expect((await put(made, { score })).body.errors?.[0]?.at, `${score}`).toBe('body.score');
    const stranger = await open([CONSENT]);
    expect((await put({ ...made, contactId: stranger.contactId })).status).toBe(404);
  });
});
