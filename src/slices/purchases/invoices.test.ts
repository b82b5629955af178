import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { LINES, purchasesFor } from './test-purchases.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all', sales: 'all' });
const the = purchasesFor(app, accountant);
const faultsOf = (body: { errors?: { at: string; code: string }[] }) =>
  (body.errors ?? []).map(({ at, code }) => `${at} ${code}`).sort();
const year = '2026';

describe('an invoice', () => {
  it('is computed to the cent, tax on the sum of each rate', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({
      contactId,
      lines: [
        { text: 'a', quantity: '3', unitPrice: '0.333333', taxRateBp: 1900 },
        { text: 'b', quantity: '1', unitPrice: '10.005', discountBp: 1000, taxRateBp: 1900 },
        { text: 'c', quantity: '0.5', unitPrice: '99.99', baseQuantity: '100', taxRateBp: 700 },
        { kind: 'allowance', text: 'Nachlass', unitPrice: '1', taxRateBp: 1900 },
      ],
    });
    // 1.00; 10.01 - 1.00 = 9.01; 0.50; -1.00
    expect(invoice.lines.map(({ netCents }: { netCents: number }) => netCents)).toEqual([100, 901, 50, -100]);
    expect(invoice.taxes).toEqual([
      { category: 'standard', rateBp: 1900, netCents: 901, taxCents: 171, reason: '' },
      { category: 'standard', rateBp: 700, netCents: 50, taxCents: 4, reason: '' },
    ]);
    expect([invoice.netCents, invoice.taxCents, invoice.grossCents]).toEqual([951, 175, 1126]);
  });

  it('refuses stated sums that do not add up, and says what they should be', async () => {
    const { contactId } = await the.person();
    const answer = await the.call('POST', '/invoices', {
      contactId,
      issuedOn: '2026-11-02',
      lines: [{ ...LINES[0], netCents: 9999 }],
      totals: { netCents: 9999, grossCents: 11_899 },
    });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer.body)).toEqual([
      'body.lines.0.netCents line-sum-wrong',
      'body.totals.grossCents sum-wrong',
      'body.totals.netCents sum-wrong',
    ]);
    expect(answer.body.errors[0].message).toContain('100.00');
  });

  it('is numbered by year without gaps when it is issued, and a draft takes no number', async () => {
    const { companyId } = await the.company();
    const first = await the.invoice({ companyId });
    const draft = await the.invoice({ companyId, status: 'draft' });
    expect(draft).toMatchObject({ number: null, state: 'draft', balance: null });
    const second = await the.invoice({ companyId });
    const [, n] = /^RE-2026-(\d{4})$/.exec(first.number)!;
    expect(second.number).toBe(`RE-${year}-${String(Number(n) + 1).padStart(4, '0')}`);
    const refused = await the.call('POST', '/invoices', { companyId, issuedOn: '2026-11-02', lines: [] });
    expect(refused.status).toBe(422);
    const issued = await the.call('POST', `/invoices/${draft.invoiceId}/issue`, { version: draft.version });
    expect(issued.body.number).toBe(`RE-${year}-${String(Number(n) + 2).padStart(4, '0')}`);
    expect((await the.invoice({ companyId, issuedOn: '2025-12-31', dueOn: null })).number).toBe(
      'RE-2025-0001',
    );
  });

  it('passes over a number that was entered by hand, and takes none twice', async () => {
    const { companyId } = await the.company();
    const { number } = await the.invoice({ companyId, issuedOn: '2024-05-05', dueOn: null });
    expect(number).toBe('RE-2024-0001');
    await the.invoice({ companyId, issuedOn: '2024-05-05', dueOn: null, number: 'RE-2024-0002' });
    expect((await the.invoice({ companyId, issuedOn: '2024-05-05', dueOn: null })).number).toBe(
      'RE-2024-0003',
    );
    const twice = await the.call('POST', '/invoices', {
      companyId,
      issuedOn: '2024-05-05',
      number: 'RE-2024-0002',
      lines: LINES,
    });
    expect(twice.status).toBe(409);
    expect(faultsOf(twice.body)).toEqual(['body.number number-taken']);
  });

  it('gives two that are issued at the same time two numbers', async () => {
    const { companyId } = await the.company();
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => the.invoice({ companyId, issuedOn: '2023-01-01', dueOn: null })),
    );
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4].map((n) => `RE-2023-000${n}`));
  });

  it('stays as it is once issued: no change, no deletion, not even past the routes', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    const { version, invoiceId } = invoice;
    const put = await the.call('PUT', `/invoices/${invoiceId}`, {
      version,
      contactId,
      issuedOn: '2026-11-03',
      lines: LINES,
    });
    expect([put.status, faultsOf(put.body)]).toEqual([409, ['path.id issued-already']]);
    expect((await the.call('DELETE', `/invoices/${invoiceId}`)).status).toBe(409);
    for (const statement of [
      'UPDATE invoice SET gross_cents = 1',
      'DELETE FROM invoice',
      "UPDATE invoice SET status = 'draft'",
      "UPDATE invoice_line SET text = 'anders'",
      'DELETE FROM invoice_line',
    ]) {
      const { sql } = await import('../../platform/db/index.ts');
      const { raw } = await import('sql-template-tag');
      await expect(
        app.ctx.db.perform({ actor: accountant, purpose: 'contract', action: 'test.change' }, (tx) =>
          tx.execute(sql`${raw(statement)} WHERE invoice_id = ${invoiceId}`),
        ),
        statement,
      ).rejects.toMatchObject({ code: 'conflict' });
    }
    expect((await the.call('GET', `/invoices/${invoiceId}`)).body.grossCents).toBe(17_250);
  });

  it('is a draft until then: changed as a whole with its version, and deleted', async () => {
    const { contactId } = await the.person();
    const draft = await the.invoice({ contactId, status: 'draft' });
    const change = { version: draft.version, contactId, issuedOn: '2026-11-05', lines: [LINES[0]] };
    const changed = await the.call('PUT', `/invoices/${draft.invoiceId}`, change);
    expect([changed.status, changed.body.grossCents, changed.body.lines.length]).toEqual([200, 11_900, 1]);
    expect((await the.call('PUT', `/invoices/${draft.invoiceId}`, change)).status).toBe(409);
    expect((await the.call('DELETE', `/invoices/${draft.invoiceId}`)).status).toBe(204);
    expect((await the.call('GET', `/invoices/${draft.invoiceId}`)).status).toBe(404);
  });

  it('refuses what is no invoice, naming every field', async () => {
    const { contactId } = await the.person();
    const { companyId } = await the.company();
    const answer = await the.call('POST', '/invoices', {
      contactId,
      companyId,
      number: 'RE\u0000',
      issuedOn: '2026-02-30',
      dueOn: '1026-01-01',
      currency: 'Euro',
      prepaidCents: -1,
      lines: [
        { text: '', quantity: '1,5', unitPrice: '-3', taxRateBp: 19_000 },
        { text: '\ud800', quantity: '1e9', unitPrice: '1.1234567', baseQuantity: '0', taxRateBp: 19.5 },
      ],
      colour: 'blue',
    });
    expect(answer.status).toBe(422);
    expect(new Set(answer.body.errors.map(({ at }: { at: string }) => at))).toEqual(
      new Set([
        'body.number',
        'body.issuedOn',
        'body.dueOn',
        'body.currency',
        'body.prepaidCents',
        'body.lines.0.text',
        'body.lines.0.quantity',
        'body.lines.0.unitPrice',
        'body.lines.0.taxRateBp',
        'body.lines.1.text',
        'body.lines.1.quantity',
        'body.lines.1.unitPrice',
        'body.lines.1.baseQuantity',
        'body.lines.1.taxRateBp',
        'body.colour',
      ]),
    );
    const rules = await the.call('POST', '/invoices', {
      contactId,
      companyId,
      issuedOn: '2026-11-02',
      dueOn: '2026-11-01',
      deliveredFrom: '2026-11-03',
      prepaidCents: 5,
      lines: [{ text: 'x', quantity: '-1', unitPrice: '5', taxRateBp: 1900, taxCategory: 'exempt' }],
    });
    expect(faultsOf(rules.body)).toEqual([
      'body.companyId two-customers',
      'body.deliveredOn period-open',
      'body.dueOn due-before-issue',
      'body.lines total-negative',
      'body.lines.0.taxRateBp rate-without-tax',
      'body.prepaidCents prepaid-too-much',
    ]);
  });

  it('refuses ten thousand lines with a problem, and takes a thousand', async () => {
    const { companyId } = await the.company();
    const many = (count: number) =>
      the.call('POST', '/invoices', {
        companyId,
        issuedOn: '2026-11-02',
        lines: Array.from({ length: count }, (_, n) => ({ text: `P${n}`, unitPrice: '1', taxRateBp: 1900 })),
      });
    const refused = await many(10_000);
    expect([422, 413]).toContain(refused.status);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const taken = await many(1000);
    expect([taken.status, taken.body.netCents]).toEqual([201, 100_000]);
  });
});

describe('a credit note', () => {
  it('takes an invoice back wholly and cancels it', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    const note = await the.made('/credit-notes', { invoiceId: invoice.invoiceId, issuedOn: '2026-11-10' });
    expect(note).toMatchObject({
      kind: 'credit-note',
      creditsNumber: invoice.number,
      grossCents: invoice.grossCents,
    });
    expect(note.number).toMatch(/^GS-2026-/);
    const after = (await the.call('GET', `/invoices/${invoice.invoiceId}`)).body;
    expect(after.state).toBe('cancelled');
    expect(after.balance).toMatchObject({ openCents: 0, creditedCents: invoice.grossCents });
    const again = await the.call('POST', '/credit-notes', {
      invoiceId: invoice.invoiceId,
      issuedOn: '2026-11-10',
    });
    expect(faultsOf(again.body)).toEqual(['body.invoiceId credited-already']);
  });

  it('takes a part back, never more than is left', async () => {
    const { contactId } = await the.person();
    const invoice = await the.invoice({ contactId });
    const part = { invoiceId: invoice.invoiceId, issuedOn: '2026-11-10', lines: [LINES[0]] };
    await the.made('/credit-notes', part);
    const after = (await the.call('GET', `/invoices/${invoice.invoiceId}`)).body;
    expect([after.state, after.balance.openCents]).toEqual(['part-paid', 5350]);
    const answer = await the.call('POST', '/credit-notes', part);
    expect(faultsOf(answer.body)).toEqual(['body.lines credit-too-much']);
    const draft = await the.invoice({ contactId, status: 'draft' });
    expect(
      (await the.call('POST', '/credit-notes', { invoiceId: draft.invoiceId, issuedOn: '2026-11-10' }))
        .status,
    ).toBe(409);
  });
});

describe('payments', () => {
  it('settle an invoice in parts, and a refund opens it again', async () => {
    const { contactId } = await the.person();
    const { invoiceId } = await the.invoice({ contactId });
    const pay = (amountCents: number, fields: object = {}) =>
      the.made('/payments', { invoiceId, amountCents, paidOn: '2026-11-12', ...fields });
    expect((await pay(10_000)).state).toBe('part-paid');
    const paid = await pay(7250);
    expect([paid.state, paid.balance.openCents, paid.balance.paidOn]).toEqual(['paid', 0, '2026-11-12']);
    expect((await pay(50, { kind: 'refund' })).balance.openCents).toBe(50);
    const over = await pay(150);
    expect([over.state, over.balance.openCents]).toEqual(['paid', -100]);
    const last = over.payments.at(-1);
    expect((await the.call('DELETE', `/payments/${last.paymentId}`)).body.balance.openCents).toBe(50);
  });

  it('at the same time each see the other', async () => {
    const { contactId } = await the.person();
    const { invoiceId } = await the.invoice({ contactId });
    await Promise.all(
      [1, 2, 3, 4].map(() => the.made('/payments', { invoiceId, amountCents: 1000, paidOn: '2026-11-12' })),
    );
    expect((await the.call('GET', `/invoices/${invoiceId}`)).body.balance.paidCents).toBe(4000);
  });

  it('refuses nothing, less than nothing, and what is not to be paid', async () => {
    const { contactId } = await the.person();
    const { invoiceId } = await the.invoice({ contactId, status: 'draft' });
    const bad = await the.call('POST', '/payments', { invoiceId, amountCents: -5, paidOn: '31.12.2026' });
    expect(bad.body.errors.map(({ at }: { at: string }) => at)).toEqual(['body.amountCents', 'body.paidOn']);
    const draft = await the.call('POST', '/payments', { invoiceId, amountCents: 5, paidOn: '2026-12-31' });
    expect(faultsOf(draft.body)).toEqual(['body.invoiceId not-payable']);
  });
});

describe('the list of invoices', () => {
  it('pages by date, filters by customer, number, amount and period', async () => {
    const { companyId } = await the.company();
    const made = [];
    for (const day of ['01', '02', '02', '03', '04'])
      made.push(await the.invoice({ companyId, issuedOn: `2022-03-${day}`, dueOn: null }));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await the.call(
        'GET',
        `/invoices?companyId=${companyId}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ number }: { number: string }) => number));
      cursor = body.next ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(made.map(({ number }) => number)));
    const numbers = async (query: string) =>
      (await the.call('GET', `/invoices?companyId=${companyId}&${query}`)).body.items.map(
        ({ number }: { number: string }) => number,
      );
    expect(await numbers('from=2022-03-03&until=2022-03-03')).toEqual([made[3].number]);
    expect(await numbers(`number=${made[4].number}`)).toEqual([made[4].number]);
    expect(await numbers('number=RE-2022-')).toHaveLength(5);
    expect(await numbers('number=%25')).toEqual([]);
    expect(await numbers('minCents=17251')).toEqual([]);
    expect(await numbers('minCents=17250&maxCents=17250')).toHaveLength(5);
    expect((await the.call('GET', '/invoices?cursor=abc')).status).toBe(422);
    expect(
      (await the.call('GET', '/invoices?contactId=nobody&from=gestern&minCents=x')).body.errors,
    ).toHaveLength(3);
  });

  it('knows what is open, overdue, paid and cancelled', async () => {
    const { companyId } = await the.company();
    const [due, later, paid, back] = [
      await the.invoice({ companyId, issuedOn: '2022-01-01', dueOn: '2022-01-15' }),
      await the.invoice({ companyId, issuedOn: '2022-01-01', dueOn: '2090-01-15' }),
      await the.invoice({ companyId, issuedOn: '2022-01-01', dueOn: '2022-01-15' }),
      await the.invoice({ companyId, issuedOn: '2022-01-01', dueOn: '2022-01-15' }),
    ];
    await the.made('/payments', { invoiceId: paid.invoiceId, amountCents: 17_250, paidOn: '2022-02-01' });
    await the.made('/credit-notes', { invoiceId: back.invoiceId, issuedOn: '2022-02-01' });
    const numbers = async (query: string) =>
      (await the.call('GET', `/invoices?companyId=${companyId}&kind=invoice&${query}`)).body.items.map(
        ({ number }: { number: string }) => number,
      );
    expect(await numbers('sort=due')).toEqual([due.number, later.number]);
    expect(await numbers('state=overdue')).toEqual([due.number]);
    expect(await numbers('state=paid')).toEqual([paid.number]);
    expect(await numbers('state=cancelled')).toEqual([back.number]);
    const { body } = await the.call('GET', `/purchase-summary?companyId=${companyId}`);
    expect(body.sums).toEqual([
      {
        currency: 'EUR',
        invoicedCents: 4 * 17_250,
        creditedCents: 17_250,
        openCents: 2 * 17_250,
        overdueCents: 17_250,
        openCount: 2,
        overdueCount: 1,
      },
    ]);
  });
});
