import { describe, expect, it } from 'vitest';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { day, faults, startDesk, tablesWith } from './test-desk.ts';

const desk = await startDesk();
const { app, call, detail } = desk;

describe('a request is itself data', () => {
  it('Art. 5(1)(e): once closed it goes three years after the end of that year, and an open one stays', async () => {
    const contactId = await desk.makeContact();
    const open = await desk.ask(contactId, 'access');
    const closed = await desk.ask(contactId, 'access');
    await call('PATCH', `/api/v1/requests/${closed}`, { state: 'done' });
    expect((await detail(open)).deletesAt).toBeNull();
    expect((await detail(closed)).deletesAt).toBe(`${Number(day(0).slice(0, 4)) + 3}-12-31T23:00:00.000Z`);
    await app.admin.query('UPDATE rights_request SET deletes_at = now() WHERE request_id = $1', [closed]);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
    expect((await call('GET', `/api/v1/requests/${closed}`)).status).toBe(404);
    expect((await detail(open)).state).toBe('open');
    const { rows } = await app.admin.query('SELECT FROM request_event WHERE request_id = $1', [closed]);
    expect(rows).toEqual([]);
  });

  it('Art. 5(1)(e): what the firm says of the deletion class holds for requests that are closed already, and for holds of the archive', async () => {
    const year = Number(day(0).slice(0, 4));
    const endOf = (years: number) => `${year + years}-12-31T23:00:00.000Z`;
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    await call('PATCH', `/api/v1/requests/${requestId}`, { state: 'done' });
    const open = await desk.ask(await desk.makeContact(), 'access');
    const holdId = crypto.randomUUID();
    await app.admin.query(
      "INSERT INTO archive_hold (hold_id, reason, note, from_year, until_year, kinds, review_on, set_by, ended_at) VALUES ($1, 'audit', 'x', 2020, 2021, '{invoice}', now(), $1, now())",
      [holdId],
    );
    const endOfHold = async () =>
      (
        await app.admin.query('SELECT deletes_at FROM archive_hold WHERE hold_id = $1', [holdId])
      ).rows[0].deletes_at.toISOString();
    expect([(await detail(requestId)).deletesAt, await endOfHold()]).toEqual([endOf(3), endOf(3)]);
    const change = { period: 5, labelDe: '5 Jahre nach dem Jahresende', labelEn: '5 years after the year' };
    const preview = await call('POST', '/api/v1/retention/preview', {
      class: { key: 'rights-proof', change },
    });
    expect(preview.body.kinds.map(({ table }: { table: string }) => table).sort()).toEqual([
      'archive_hold',
      'rights_request',
    ]);
    expect((await detail(requestId)).deletesAt, 'a preview changes nothing').toBe(endOf(3));
    const changed = await call('PATCH', '/api/v1/retention/classes/rights-proof', change);
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect([(await detail(requestId)).deletesAt, await endOfHold()]).toEqual([endOf(5), endOf(5)]);
    expect((await detail(open)).deletesAt).toBeNull();
    // What is closed from now on, what the letter says, and what the report says.
    await call('PATCH', `/api/v1/requests/${open}`, { state: 'done' });
    const closed = await detail(open);
    expect(closed.deletesAt).toBe(endOf(5));
    const stranger = await desk.askAsStranger('access');
    const { body } = await desk.step(stranger, 'draft', {
      step: 'answer',
      measure: { what: 'nothing-held' },
    });
    expect(body.text).toContain(`1. Januar ${year + 6}`);
    const report = await call('GET', `/api/v1/contacts/${closed.contactId}/report?language=de`);
    expect(JSON.stringify(report.body)).toContain('5 Jahre nach dem Jahresende');
    expect(JSON.stringify(report.body)).not.toContain('drei Jahre');
  });

  it('Art. 5(1)(e): gets another deletion class where the others are given theirs, but none that needs a contact', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    await call('PATCH', `/api/v1/requests/${requestId}`, { state: 'done' });
    const { doneAt } = await detail(requestId);
    const give = (classKey: string) => call('PUT', '/api/v1/retention/rules/rights_request', { classKey });
    expect(faults(await give('with-contact'))).toEqual([422, 'body.classKey class-unsuitable']);
    const { status, body } = await give('process-year-1');
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.rules.find(({ table }: { table: string }) => table === 'rights_request')).toMatchObject({
      isChangeable: true,
      isShipped: false,
      classKey: 'process-year-1',
      runsFrom: 'Answered',
    });
    const { deletesAt } = await detail(requestId);
    expect(Date.parse(deletesAt) - Date.parse(doneAt)).toBeLessThan(367 * 86_400_000);
    expect(deletesAt.slice(4)).not.toBe('-12-31T23:00:00.000Z');
  });

  it('Art. 17: goes with the person, also one that came before it was known to be theirs', async () => {
    const contactId = await desk.makeContact({
      givenName: 'Sybille',
      emails: [{ address: 'spur@gross.example' }],
    });
    await desk.askAsStranger('access', {
      requester: { name: 'Zzspur Unbekannt', email: 'spur@gross.example' },
    });
    await desk.ask(contactId, 'access', { note: 'Zzspur' });
    expect((await call('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true })).status).toBe(200);
    await drainQueue(app);
    expect(await tablesWith(app, ['Zzspur', 'spur@gross.example'])).toEqual([]);
  });

  it('is a stranger’s under the purpose rights alone, and for nobody without the permission', async () => {
    const requestId = await desk.askAsStranger('access');
    const sales = await app.makeUser({ sales: 'all' });
    for (const url of [`/api/v1/requests/${requestId}`, '/api/v1/requests', '/api/v1/requests/counts'])
      expect((await app.call(sales, 'GET', url, { purpose: 'inquiry' })).status).toBe(403);
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS n FROM pg_policy WHERE polrelid = 'rights_request'::regclass AND polname = 'of_self' AND NOT polpermissive`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
