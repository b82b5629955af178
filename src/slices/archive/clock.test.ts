import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { systemActor } from '../../kernel/actor.ts';
import { sql } from '../../platform/db/index.ts';
import { runJob } from '../../platform/jobs.ts';
import { purchasesFor } from '../purchases/test-purchases.ts';
import { freezeDocument } from './archive-copy.ts';
import { ARCHIVE_AREA } from './area.ts';
import type { ArchiveKind } from './contract.ts';
import { describeFile } from './copy-file.ts';
import { fileCopies } from './store.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' }, { name: 'Berta Buch' });
const sales = await app.makeUser({ sales: 'all' });
const the = purchasesFor(app, sales);

const accounts = (method: string, path: string, body?: unknown, actor = accountant) =>
  app.call(actor, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });
/** Files a document through the code that everybody uses. */
async function filed(kind: ArchiveKind, issuedOn: string, withFile = false): Promise<string> {
  const fileId = uuid();
  if (withFile) await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(['%PDF-1.7']));
  const files = withFile ? [await describeFile(app.ctx, fileId, 'original')] : [];
  const copy = freezeDocument({ kind, number: uuid(), issuedOn, document: { note: 'Probe' }, files });
  await app.ctx.db.perform({ actor: sales, purpose: 'contract', action: 'test.file' }, (tx) =>
    tx.batch(fileCopies([copy])),
  );
  return copy.archiveId;
}
const untilOf = async (archiveId: string): Promise<string> =>
  (
    await app.admin.query('SELECT keep_until FROM archive_document WHERE archive_id = $1', [archiveId])
  ).rows[0].keep_until.toISOString();
const isThere = async (archiveId: string): Promise<boolean> =>
  (await app.admin.query('SELECT FROM archive_document WHERE archive_id = $1', [archiveId])).rowCount === 1;
const runClocks = async () => {
  await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
  await drainQueue(app);
};
const deleteAs = (purpose: string, where: string) =>
  app.ctx.db.perform(
    { actor: purpose === 'upkeep' ? systemActor('upkeep') : accountant, purpose, action: 'test.delete' },
    (tx) => tx.execute(sql`DELETE FROM archive_document WHERE archive_id = ${where}`),
  );
const hold = async (fields: object) => {
  const answer = await accounts('POST', '/archive/holds', {
    reason: 'assessment',
    note: 'Bescheid 2018 vorläufig',
    reviewOn: '2027-03-01',
    ...fields,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

describe('the clock of the archive', () => {
  it('AO s.147(3): vouchers and invoices 8 years, HGB s.257(4): letters and orders 6 years, from the end of the calendar year', async () => {
    const ends: [ArchiveKind, string, string][] = [
      ['invoice', '2026-01-01', '2034-12-31T23:00:00.000Z'],
      ['credit-note', '2026-12-31', '2034-12-31T23:00:00.000Z'],
      ['voucher', '2026-06-15', '2034-12-31T23:00:00.000Z'],
      ['order', '2026-12-31', '2032-12-31T23:00:00.000Z'],
    ];
    for (const [kind, issuedOn, end] of ends) expect(await untilOf(await filed(kind, issuedOn))).toBe(end);
  });

  it('UStG s.14b: the original of an invoice stays exactly as long as the invoice', async () => {
    const archiveId = await filed('invoice', '2026-05-05', true);
    const { rows } = await app.admin.query('SELECT keep_until FROM archive_file WHERE archive_id = $1', [
      archiveId,
    ]);
    expect(rows.map(({ keep_until }) => keep_until.toISOString())).toEqual(['2034-12-31T23:00:00.000Z']);
  });

  it('AO s.147(4): a payment of New Year’s Eve counts for that year; what is booked is frozen, and taken back by a voucher', async () => {
    const { companyId } = await the.company();
    const invoice = await the.invoice({ companyId, issuedOn: '2025-12-30', dueOn: '2026-01-10' });
    const paid = await the.made('/payments', {
      invoiceId: invoice.invoiceId,
      amountCents: 5_000,
      paidOn: '2025-12-31',
      method: 'cash',
      reference: 'Quittung 12',
    });
    const { rows } = await app.admin.query(
      `SELECT a.archive_id, a.kind, a.number, a.document, a.keep_until FROM archive_document a JOIN payment p USING (archive_id) WHERE p.invoice_id = $1`,
      [invoice.invoiceId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].keep_until.toISOString()).toBe('2033-12-31T23:00:00.000Z');
    expect(rows[0].number).toMatch(/^ZB-20251231-/);
    expect(rows[0].document).toMatchObject({
      kind: 'voucher',
      type: 'payment',
      invoiceNumber: invoice.number,
      amountCents: 5_000,
      paidOn: '2025-12-31',
      method: 'cash',
      reference: 'Quittung 12',
      customer: { name: invoice.customerName },
    });
    expect(JSON.stringify(rows[0].document)).not.toContain(companyId);
    const back = await the.call('DELETE', `/payments/${paid.payments[0].paymentId}`);
    expect(back.status).toBe(200);
    expect(await isThere(rows[0].archive_id)).toBe(true);
    const reversal = await app.admin.query(
      "SELECT document FROM archive_document WHERE document->>'reverses' = $1",
      [rows[0].number],
    );
    expect(reversal.rows).toMatchObject([{ document: { type: 'payment-reversed', amountCents: 5_000 } }]);
  });

  it('AO s.147(1) no. 4: a return is frozen once it has arrived, and once only', async () => {
    const { companyId } = await the.company();
    const invoice = await the.invoice({ companyId });
    const entry = await the.made('/returns', {
      invoiceId: invoice.invoiceId,
      returnedOn: '2026-11-12',
      lines: [{ text: 'Schreibtischstuhl', quantity: '1' }],
    });
    const vouchers = async () =>
      (await app.admin.query('SELECT document FROM archive_document WHERE number = $1', [entry.number])).rows;
    expect(await vouchers()).toEqual([]);
    for (const [version, status] of [
      [1, 'received'],
      [2, 'credited'],
    ] as const)
      expect((await the.call('PATCH', `/returns/${entry.returnId}`, { version, status })).status).toBe(200);
    expect(await vouchers()).toMatchObject([
      { document: { type: 'return', items: [{ text: 'Schreibtischstuhl', quantity: '1' }] } },
    ]);
  });

  it('follows the rule of the firm on the day of filing: 10 years for institutions, and only for what comes', async () => {
    const before = await filed('voucher', '2026-02-02');
    const administrator = await app.makeUser({ administrator: 'all' });
    const settings = (
      await app.call(administrator, 'GET', '/api/v1/purchase-settings', { purpose: 'contract' })
    ).body;
    expect(settings.keepRules.map(({ ruleKey }: { ruleKey: string }) => ruleKey)).toEqual([
      'invoice',
      'letter',
      'order',
      'voucher',
    ]);
    const save = async (keepRules: unknown) =>
      expect(
        (
          await app.call(administrator, 'PUT', '/api/v1/purchase-settings', {
            purpose: 'contract',
            body: { ...settings, keepRules },
          })
        ).status,
      ).toBe(200);
    await save(
      settings.keepRules.map((rule: { ruleKey: string }) =>
        rule.ruleKey === 'voucher' ? { ...rule, years: 10 } : rule,
      ),
    );
    expect([await untilOf(before), await untilOf(await filed('voucher', '2026-02-02'))]).toEqual([
      '2034-12-31T23:00:00.000Z',
      '2036-12-31T23:00:00.000Z',
    ]);
    await save(settings.keepRules);
  });
});

describe('deletion by its own clock', () => {
  it('is refused by the database before the time is over, under every purpose', async () => {
    const archiveId = await filed('invoice', '2026-03-03');
    for (const purpose of ['accounting', 'upkeep']) expect(await deleteAs(purpose, archiveId)).toBe(0);
    await runClocks();
    expect(await isThere(archiveId)).toBe(true);
  });

  it('takes the document and its file when the time is over, in a run that stands in the log', async () => {
    const archiveId = await filed('invoice', '2015-03-03', true);
    const { rows } = await app.admin.query('SELECT file_id FROM archive_file WHERE archive_id = $1', [
      archiveId,
    ]);
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, rows[0].file_id))).toBe(true);
    expect(await deleteAs('accounting', archiveId)).toBe(0);
    await runClocks();
    expect(await isThere(archiveId)).toBe(false);
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, rows[0].file_id))).toBe(false);
  });

  it('is all or nothing when its connection is killed in the middle, and done by the next run', async () => {
    const ids = [
      await filed('invoice', '2014-01-01', true),
      await filed('order', '2014-01-01', true),
      await filed('letter', '2014-01-01', true),
    ];
    const files = (
      await app.admin.query('SELECT file_id FROM archive_file WHERE archive_id = ANY ($1)', [ids])
    ).rows.map(({ file_id }) => app.ctx.files.path(ARCHIVE_AREA, file_id));
    // The run stops at a lock that somebody else holds; there its connection is killed.
    await app.admin.query('BEGIN');
    await app.admin.query('SELECT FROM archive_document WHERE archive_id = $1 FOR UPDATE', [ids[2]]);
    const running = expect(runClocks()).rejects.toThrow();
    await expect
      .poll(async () => {
        await app.admin.query('SELECT pg_stat_clear_snapshot()');
        const { rowCount } = await app.admin.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND usename = 'obhut_app'",
        );
        return rowCount;
      })
      .toBeGreaterThan(0);
    await running;
    await app.admin.query('ROLLBACK');
    await drainQueue(app);
    const there: boolean[] = [];
    for (const id of ids) there.push(await isThere(id));
    // What stays has its file, what went has none.
    expect(files.map((file) => existsSync(file)).sort()).toEqual([...there].sort());
    expect(there[2]).toBe(true);
    await runClocks();
    for (const id of ids) expect(await isThere(id)).toBe(false);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
  });
});

describe('a hold', () => {
  it('AO s.147(3) sentence 5: keeps what is due while the assessment is open, in the database too; ended, it goes with the next run', async () => {
    const held = await filed('invoice', '2012-03-03', true);
    const other = await filed('invoice', '2011-03-03');
    const order = await filed('order', '2012-03-03');
    const set = await hold({ fromYear: 2012, untilYear: 2013, kinds: ['invoice', 'voucher'] });
    expect(set).toMatchObject({ setBy: 'Berta Buch', isReviewDue: false, kinds: ['invoice', 'voucher'] });
    expect(await deleteAs('upkeep', held)).toBe(0);
    await runClocks();
    expect([await isThere(held), await isThere(other), await isThere(order)]).toEqual([true, false, false]);
    const file = (await app.admin.query('SELECT file_id FROM archive_file WHERE archive_id = $1', [held]))
      .rows[0].file_id;
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, file))).toBe(true);
    const { number } = (
      await app.admin.query('SELECT number FROM archive_document WHERE archive_id = $1', [held])
    ).rows[0];
    expect((await accounts('GET', `/archive?number=${number}`)).body.items).toMatchObject([{ isHeld: true }]);
    const overview = (await accounts('GET', '/archive/overview')).body;
    expect(overview.ends.find(({ year }: { year: number }) => year === 2020)).toEqual({
      year: 2020,
      documents: 1,
      held: 1,
    });
    expect((await accounts('POST', `/archive/holds/${set.holdId}/end`)).status).toBe(200);
    expect((await accounts('POST', `/archive/holds/${set.holdId}/end`)).body.errors).toMatchObject([
      { code: 'hold-has-ended' },
    ]);
    await runClocks();
    expect(await isThere(held)).toBe(false);
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, file))).toBe(false);
    expect((await accounts('GET', '/archive/holds')).body.items.at(-1)).toMatchObject({
      holdId: set.holdId,
      endedBy: 'Berta Buch',
    });
  });

  it('covers single documents, and one of two that ended keeps nothing', async () => {
    const [one, two] = [await filed('order', '2013-01-01'), await filed('order', '2013-01-01')];
    const first = await hold({ reason: 'dispute', note: '3 O 12/26', archiveIds: [one] });
    const second = await hold({ reason: 'dispute', note: '3 O 13/26', archiveIds: [one] });
    expect(first.numbers).toHaveLength(1);
    await runClocks();
    expect([await isThere(one), await isThere(two)]).toEqual([true, false]);
    await accounts('POST', `/archive/holds/${first.holdId}/end`);
    await runClocks();
    expect(await isThere(one)).toBe(true);
    await accounts('POST', `/archive/holds/${second.holdId}/end`);
    await runClocks();
    expect(await isThere(one)).toBe(false);
  });

  it('cannot be altered once set, nor set or ended by others', async () => {
    const set = await hold({ fromYear: 2010, untilYear: 2010, kinds: ['letter'] });
    await expect(
      app.ctx.db.perform({ actor: accountant, purpose: 'accounting', action: 'test.alter' }, (tx) =>
        tx.execute(sql`UPDATE archive_hold SET from_year = 2011 WHERE hold_id = ${set.holdId}`),
      ),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    for (const actor of [sales, await app.makeUser({ service: 'all' })])
      expect((await app.call(actor, 'GET', '/api/v1/archive/holds', { purpose: 'contract' })).status).toBe(
        403,
      );
    const own = await app.makeUser({ accounting: 'own' });
    expect((await accounts('POST', `/archive/holds/${set.holdId}/end`, undefined, own)).status).toBe(404);
    const later = await accounts('POST', `/archive/holds/${set.holdId}/review`, { reviewOn: '2026-01-01' });
    expect(later.body).toMatchObject({ reviewOn: '2026-01-01', isReviewDue: true });
    // The entry goes by its own clock, three years after the year of its end; an open one never.
    await runClocks();
    expect((await accounts('POST', `/archive/holds/${set.holdId}/end`)).status).toBe(200);
    const { rows } = await app.admin.query('SELECT deletes_at FROM archive_hold WHERE hold_id = $1', [
      set.holdId,
    ]);
    expect(rows[0].deletes_at.toISOString()).toMatch(/^20\d\d-12-31T23:00:00/);
  });

  it('names every field at fault', async () => {
    const faults = async (body: object) =>
      ((await accounts('POST', '/archive/holds', body)).body.errors ?? []).map(
        ({ at, code }: { at: string; code: string }) => `${at} ${code}`,
      );
    const base = { reason: 'audit', note: 'Prüfung', reviewOn: '2027-01-01' };
    expect(await faults(base)).toEqual([
      'body.fromYear hold-of-nothing',
      'body.untilYear hold-of-nothing',
      'body.kinds kind-missing',
    ]);
    expect(await faults({ ...base, fromYear: 2020, untilYear: 2019, kinds: ['invoice'] })).toEqual([
      'body.untilYear years-reversed',
    ]);
    expect(await faults({ ...base, archiveIds: [uuid()] })).toEqual(['body.archiveIds no-such-document']);
    const naughty = await faults({
      reason: 'because',
      note: 'Null\u0000',
      fromYear: '2020',
      kinds: ['salary'],
      reviewOn: '31.12.2026',
    });
    expect(naughty.map((fault: string) => fault.split(' ')[0])).toEqual([
      'body.reason',
      'body.note',
      'body.fromYear',
      'body.kinds.0',
      'body.reviewOn',
    ]);
  });
});
