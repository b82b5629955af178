import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { insertInvoices, type NewInvoice } from '../purchases/index.ts';
import { readStoredInvoice } from '../purchases/read-invoice.ts';
import { purchasesFor } from '../purchases/test-purchases.ts';
import { ARCHIVE_AREA } from './index.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
const the = purchasesFor(app, sales);
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'd@probe.example')",
);

const rights = (method: string, path: string, body?: unknown) =>
  app.call(officer, method, `/api/v1${path}`, { purpose: 'rights', ...(body === undefined ? {} : { body }) });
const accounts = (method: string, path: string, body?: unknown, actor = accountant) =>
  app.call(actor, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });
const count = async (table: string, where: string): Promise<number> =>
  (await app.admin.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`)).rows[0].n;
const REASON = { reason: 'Betriebsprüfung 2022 bis 2025' };

describe('an invoice under a duty to keep (AO s.147, HGB s.257, UStG s.14b)', () => {
  it('is frozen in the transaction in which it is issued, until eight years after the end of its year', async () => {
    const { contactId, displayName } = await the.person();
    const invoice = await the.invoice({ contactId, issuedOn: '2026-01-02', dueOn: '2026-01-16' });
    const { body } = await accounts('GET', `/archive?number=${invoice.number}`);
    expect(body.items).toHaveLength(1);
    const [item] = body.items;
    expect(item).toMatchObject({
      kind: 'invoice',
      number: invoice.number,
      issuedOn: '2026-01-02',
      hasFile: false,
    });
    expect(item.keepUntil).toBe('2034-12-31T23:00:00.000Z');
    expect(item.statute).toContain('UStG s.14b');
    const opened = await accounts('POST', `/archive/${item.archiveId}/open`, REASON);
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    expect(opened.body.isUnchanged).toBe(true);
    expect(opened.body.document).toMatchObject({
      number: invoice.number,
      customer: { name: displayName, address: 'Hafenstraße 12\n24103 Kiel' },
      seller: { name: 'Probe GmbH' },
      grossCents: 17_250,
    });
    expect(opened.body.document.lines).toHaveLength(2);
    expect(JSON.stringify(opened.body.document)).not.toContain(contactId);
    expect(opened.body.readings).toMatchObject([REASON]);
  });

  it('keeps credit notes eight, confirmed orders six years, drafts not at all; by the rule of the firm', async () => {
    const { companyId } = await the.company();
    const draft = await the.order({ companyId });
    expect(draft.archiveId).toBeNull();
    const order = await the.order({ companyId, status: 'confirmed' });
    const invoice = await the.invoice({ companyId });
    const note = await the.made('/credit-notes', { invoiceId: invoice.invoiceId, issuedOn: '2026-11-10' });
    const untilOf = async (number: string) =>
      (await accounts('GET', `/archive?number=${number}`)).body.items[0].keepUntil.slice(0, 4);
    expect([await untilOf(order.number), await untilOf(note.number)]).toEqual(['2032', '2034']);
    const administrator = await app.makeUser({ administrator: 'all' });
    const settings = await app.call(administrator, 'GET', '/api/v1/purchase-settings', {
      purpose: 'contract',
    });
    const rules = settings.body.keepRules.map((rule: { ruleKey: string }) =>
      rule.ruleKey === 'invoice' ? { ...rule, years: 10 } : rule,
    );
    const body = { ...settings.body, keepRules: rules };
    expect(
      (await app.call(sales, 'PUT', '/api/v1/purchase-settings', { purpose: 'contract', body })).status,
    ).toBe(403);
    expect(
      (await app.call(administrator, 'PUT', '/api/v1/purchase-settings', { purpose: 'contract', body }))
        .status,
    ).toBe(200);
    const bank = await the.invoice({ companyId });
    expect(await untilOf(bank.number)).toBe('2036');
    await app.call(administrator, 'PUT', '/api/v1/purchase-settings', {
      purpose: 'contract',
      body: settings.body,
    });
  });

  it('opens for accounting only, with a reason, and for those who see everything', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    const path = `/archive/${invoice.archiveId}/open`;
    for (const purpose of ['contract', 'inquiry']) {
      const answer = await app.call(sales, 'POST', `/api/v1${path}`, { purpose, body: REASON });
      expect([purpose, answer.status]).toEqual([purpose, 403]);
      expect((await app.call(sales, 'GET', '/api/v1/archive', { purpose })).status).toBe(403);
    }
    expect((await accounts('POST', path, { reason: ' ' })).status).toBe(422);
    const own = await app.makeUser({ accounting: 'own' });
    expect((await accounts('POST', path, REASON, own)).status).toBe(403);
    expect((await accounts('GET', `/archive?number=${invoice.number}`, undefined, own)).body.items).toEqual(
      [],
    );
    // Who answers the person sees that it is there and until when, and not what stands in it (BDSG s.34(1) no.2).
    expect((await rights('POST', path, REASON)).status).toBe(403);
    expect((await rights('GET', `/archive?number=${invoice.number}`)).body.items).toMatchObject([
      { archiveId: invoice.archiveId, keepUntil: '2034-12-31T23:00:00.000Z' },
    ]);
    // Not past the routes either: the application may not select what stands in it, change or delete it.
    const { raw } = await import('sql-template-tag');
    const { sql } = await import('../../platform/db/index.ts');
    for (const [purpose, statement] of [
      ['accounting', 'SELECT document FROM archive_document'],
      ['accounting', "UPDATE archive_document SET number = 'x'"],
      ['contract', `SELECT * FROM open_archive('${invoice.archiveId}', 'neugierig')`],
      ['rights', `SELECT * FROM open_archive('${invoice.archiveId}', 'neugierig')`],
    ] as const)
      await expect(
        app.ctx.db.perform(
          {
            actor: { contract: sales, rights: officer, accounting: accountant }[purpose],
            purpose,
            action: 'test.open',
          },
          (tx) => tx.query(sql`${raw(statement)}`),
        ),
        statement,
      ).rejects.toMatchObject({ code: 'not-allowed' });
    await app.ctx.db.perform({ actor: accountant, purpose: 'accounting', action: 'test.delete' }, (tx) =>
      tx.execute(sql`DELETE FROM archive_document`),
    );
    expect(await count('archive_document', `archive_id = '${invoice.archiveId}'`)).toBe(1);
  });
});

describe('a customer who is erased', () => {
  it('leaves the CRM with every document; the copies stay with their clock, and nothing leads to them', async () => {
    const marker = `zqp${uuid().slice(-12)}`;
    const { contactId } = await the.person({ familyName: marker });
    const order = await the.order({ contactId, status: 'confirmed', note: marker });
    const invoice = await the.invoice({ contactId, orderId: order.orderId, note: marker });
    const draft = await the.invoice({ contactId, status: 'draft', note: marker });
    await the.made('/payments', {
      invoiceId: invoice.invoiceId,
      amountCents: 100,
      paidOn: '2026-11-12',
      reference: marker,
    });
    await the.made('/returns', {
      invoiceId: invoice.invoiceId,
      returnedOn: '2026-11-12',
      lines: [{ text: marker, quantity: '1' }],
    });
    const preview = (await rights('GET', `/contacts/${contactId}/erasure`)).body;
    const rowsOf = Object.fromEntries(
      preview.goes.map(({ table, rows }: { table: string; rows: number }) => [table, rows]),
    );
    expect(rowsOf).toMatchObject({
      sales_order: 1,
      sales_order_line: 2,
      invoice: 2,
      invoice_line: 4,
      payment: 1,
      invoice_balance: 1,
      sales_return: 1,
    });
    expect(rowsOf).not.toHaveProperty('archive_document');
    const kept = preview.keeps.find(({ code }: { code: string }) => code === 'archive');
    expect(kept).toMatchObject({ until: '2034-12-31T23:00:00.000Z', identifies: true });
    expect(kept.why).toContain('AO s.147');

    const answer = await rights('POST', `/contacts/${contactId}/erasure`, { confirm: true });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.kept).toContain('archive');
    await drainQueue(app);
    for (const table of [
      'sales_order',
      'sales_order_line',
      'invoice',
      'invoice_line',
      'payment',
      'invoice_balance',
      'sales_return',
    ])
      expect([table, await count(table, `to_jsonb(${table})::text LIKE '%${marker}%'`)]).toEqual([table, 0]);
    expect(await count('invoice', `invoice_id IN ('${invoice.invoiceId}', '${draft.invoiceId}')`)).toBe(0);
    expect(
      (await app.call(sales, 'GET', `/api/v1/invoices/${invoice.invoiceId}`, { purpose: 'contract' })).status,
    ).toBe(404);
    const left = (await accounts('GET', `/archive?number=${invoice.number}`)).body.items;
    expect(left).toHaveLength(1);
    const opened = await accounts('POST', `/archive/${left[0].archiveId}/open`, REASON);
    expect(opened.body.document.customer.name).toContain(marker);
    expect(JSON.stringify(opened.body)).not.toContain(contactId);
    expect((await accounts('GET', `/archive?number=${order.number}`)).body.items).toHaveLength(1);
  });

  it('is told nothing of an archive where nothing was issued', async () => {
    const { contactId } = await the.person();
    await the.invoice({ contactId, status: 'draft' });
    const preview = (await rights('GET', `/contacts/${contactId}/erasure`)).body;
    expect(preview.keeps.map(({ code }: { code: string }) => code)).not.toContain('archive');
    const answer = await rights('POST', `/contacts/${contactId}/erasure`, { confirm: true });
    expect(answer.body.kept).not.toContain('archive');
  });

  it('takes the documents of their own company along, as a sole trader, and shows them in the report', async () => {
    const { contactId } = await the.person();
    const { companyId } = await the.company({ name: 'Groß Catering', soleTraderContactId: contactId });
    const invoice = await the.invoice({ companyId, note: 'Weihnachtsfeier' });
    const report = (await rights('GET', `/contacts/${contactId}/report`)).body;
    const table = report.data.find(({ table }: { table: string }) => table === 'invoice');
    expect(JSON.stringify(table)).toContain('Weihnachtsfeier');
    expect(JSON.stringify(table)).toContain('172,50');
    // Who sees the person sees the invoice in the log.
    const { rows } = await app.admin.query(
      "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'purchases.create-invoice' AND subjects @> ARRAY[$1::uuid]",
      [contactId],
    );
    expect(rows[0].n).toBe(1);
    expect((await rights('POST', `/contacts/${contactId}/erasure`, { confirm: true })).body.kept).toContain(
      'archive',
    );
    expect(await count('invoice', `invoice_id = '${invoice.invoiceId}'`)).toBe(0);
    expect(await count('invoice_line', `invoice_id = '${invoice.invoiceId}'`)).toBe(0);
  });

  it('leaves the documents of their employer alone', async () => {
    const { companyId } = await the.company();
    const { contactId } = await the.person({ companies: [{ companyId }] });
    const invoice = await the.invoice({ companyId });
    expect((await rights('POST', `/contacts/${contactId}/erasure`, { confirm: true })).status).toBe(200);
    expect((await the.call('GET', `/invoices/${invoice.invoiceId}`)).status).toBe(200);
    expect((await the.call('DELETE', `/companies/${companyId}`)).status).toBe(409);
  });
});

describe('two contacts that are one', () => {
  it('keep the issued documents of both when they are merged', async () => {
    const [winner, loser] = [await the.person(), await the.person()];
    const invoice = await the.invoice({ contactId: loser.contactId });
    const versions = await Promise.all(
      [winner, loser].map(
        async ({ contactId }) => (await the.call('GET', `/contacts/${contactId}`)).body.version,
      ),
    );
    const merged = await the.call('POST', '/merges', {
      winnerId: winner.contactId,
      winnerVersion: versions[0],
      loserId: loser.contactId,
      loserVersion: versions[1],
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    const read = (await the.call('GET', `/invoices/${invoice.invoiceId}`)).body;
    expect(read).toMatchObject({
      customer: { contactId: winner.contactId },
      grossCents: 17_250,
      archiveId: invoice.archiveId,
    });
  });
});

describe('the clock of the archive', () => {
  it('deletes a document and its original when the duty is over, and not before', async () => {
    const { companyId } = await the.company();
    const draft = await the.invoice({ companyId, status: 'draft' });
    const fileId = uuid();
    await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(['<Invoice/>']));
    const invoiceId = uuid();
    await app.ctx.db.perform(
      { actor: accountant, purpose: 'accounting', action: 'test.take' },
      async (tx) => {
        const stored = await readStoredInvoice(tx, draft.invoiceId);
        const invoice: NewInvoice = { ...stored, invoiceId, number: 'ERP-1', source: 'e-invoice', fileId };
        await insertInvoices(app.ctx, tx, [invoice], { issue: true });
      },
    );
    const original = await accounts('GET', `/invoices/${invoiceId}/file`);
    expect(original.raw.toString()).toBe('<Invoice/>');
    const clocks = JOBS.find(({ name }) => name === 'retention.run-clocks')!;
    const { archiveId } = (await accounts('GET', `/invoices/${invoiceId}`)).body;
    await runJob(app.ctx, clocks, {});
    await drainQueue(app);
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, fileId))).toBe(true);
    await app.admin.query(
      "UPDATE archive_document SET keep_until = now() - interval '1 second' WHERE archive_id = $1",
      [archiveId],
    );
    await runJob(app.ctx, clocks, {});
    await drainQueue(app);
    expect(await count('archive_document', `archive_id = '${archiveId}'`)).toBe(0);
    expect(existsSync(app.ctx.files.path(ARCHIVE_AREA, fileId))).toBe(false);
    expect((await accounts('GET', `/invoices/${invoiceId}`)).body.archiveId).toBeNull();
  });
});
